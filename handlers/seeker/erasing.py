"""Stop and erase: everything that is stored of a seeker is destroyed, at once."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers import holds, rounds, withdrawing
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.meetings import seating
from handlers.phrases import labelled
from handlers.seeker import menu, starting, strays, tongues
from locales.texts import legal, seeker as texts, staff as staff_texts


def ask(desk: Desk, seeker: Seeker) -> None:
    """Erase everything? Asked once, because it cannot be undone."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its buttons."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, texts.ERASE_YES, action("eraseyes")),),
        (labelled(say, texts.ERASE_NO, action("eraseno")),),
        tongues.row(seeker, "erasesure"),
    )
    return tongues.said(seeker, texts.ERASE_SURE), buttons


def erase_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A button that leads to the question."""
    desk.answer_seeker(press)
    ask(desk, seeker)


def erased(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes. The last word goes out after everything is gone, and is itself gone once it is sent."""
    desk.answer_seeker(press)
    forget(desk, seeker)


def forget(desk: Desk, seeker: Seeker) -> None:
    """Destroy every case of this seeker, one that cannot be read too, every sign-up, and the seeker's record.

    What a legal hold is on is only locked away, and goes when the hold ends; the seeker hears that.
    """
    ids = desk.work.cases.ids_of_seeker(seeker.id)
    held = [hold for case_id in ids for hold in holds.on(desk, case_id)]
    for case in rounds.readable(ids, desk.work.cases.get):
        counting.ended(desk, case, "erased")
        is_held = desk.work.keepings.is_held(case.id)
        withdrawing.withdraw(desk, case, legal.LOCKED_AWAY if is_held else staff_texts.ERASED_BY_SEEKER)
    for case_id in ids:
        holds.erase(desk, case_id, "seeker")
    seating.give_up_all(desk, seeker)
    desk.work.outbox.drop_held(seeker.chat_id)
    desk.work.onscreen.forget(seeker.chat_id)
    goodbye = Send(holds.farewell(desk, seeker, held), keys=())
    if held:
        desk.work.seekers.save(holds.without_cases(seeker))
    else:
        desk.work.seekers.forget(seeker.id)
    desk.tell_seeker(seeker, goodbye)


def not_erased(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No: back to where the seeker was."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.NOT_ERASED), press.message_id))
    starting.go_on(desk, seeker)


def drop_answers(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Erase my answers* while the intake is stopped: the case goes, the seeker stays."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if not case or seeker.stage not in ("intake", "agreeing"):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    _drop(desk, seeker, case)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.ANSWERS_ERASED), press.message_id))


def _drop(desk: Desk, seeker: Seeker, case: Case) -> None:
    holds.erase(desk, case.id, "seeker")
    desk.work.onscreen.unsay(seeker.chat_id)
    seeker = replace(seeker, stage="menu", case_id=None)
    desk.work.seekers.save(seeker)
    menu.show_menu(desk, seeker)
