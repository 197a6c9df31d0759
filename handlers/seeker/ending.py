"""The seeker ends: /stop, or the button under a conversation."""

from __future__ import annotations

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers import closing
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled
from handlers.seeker import asking, erasing, following, strays, tongues
from locales.texts import seeker as texts, staff as staff_texts


def stop(desk: Desk, seeker: Seeker) -> None:
    """/stop, wherever the seeker is: always asked once, never with a loss by surprise."""
    match seeker.stage:
        case "talking":
            ask(desk, seeker)
        case "intake" | "agreeing":
            asking.ask_to_stop(desk, seeker)
        case "menu" | "farewell" | "waiting":
            erasing.ask(desk, seeker)
        case _:
            erasing.forget(desk, seeker)


def ask(desk: Desk, seeker: Seeker) -> None:
    """End the conversation? Yes or no."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its buttons."""
    say = voice_of(seeker)
    answers = (labelled(say, texts.END_YES, action("endyes")), labelled(say, texts.END_NO, action("endno")))
    return tongues.said(seeker, texts.END_SURE), (answers, tongues.row(seeker, "endsure"))


def _open_case(desk: Desk, seeker: Seeker) -> Case | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    return case if case and seeker.stage == "talking" else None


def end_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*End the conversation* was pressed."""
    if _open_case(desk, seeker):
        desk.answer_seeker(press)
        ask(desk, seeker)
    else:
        strays.old_button(desk, seeker, press)


def ended(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the conversation ends, and the confidant hears it."""
    case = _open_case(desk, seeker)
    if not case:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.END_SURE), press.message_id), case)
    closing.close(desk, case, "seeker", "ended_by_seeker", texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER)


def kept_on(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No: nothing has happened."""
    if not _open_case(desk, seeker):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    words, buttons = tongues.note(seeker, texts.GOING_ON)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def kept(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Leave it locked*, after the end."""
    if seeker.stage != "farewell":
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    words, buttons = tongues.note(seeker, texts.KEPT)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))
    following.ask(desk, seeker)
