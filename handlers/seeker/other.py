"""The seeker wants to talk with somebody else."""

from __future__ import annotations

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers import coordinators
from handlers.actions import action
from handlers.company import barring, present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import matchmaking, rematching
from handlers.phrases import labelled, phrase
from handlers.seeker import strays, tongues
from locales.texts import handover as texts, seeker as seeker_texts


def ask(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Somebody else, please*: asked once whether it is meant."""
    if not _open_case(desk, seeker):
        strays.old_button(desk, seeker, press)
        return
    words, buttons = drawn(seeker)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its two answers."""
    say = voice_of(seeker)
    return tongues.said(seeker, texts.OTHER_SURE), (
        (labelled(say, texts.OTHER_YES, action("otheryes")),),
        (labelled(say, texts.OTHER_NO, action("otherno")),),
        tongues.row(seeker, "othersure"),
    )


def meant(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the confidant is released at once, hears no reason, and never hears of this seeker again."""
    case = _open_case(desk, seeker)
    lead = company.lead(desk, case.id) if case else None
    if not case or not lead:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.OTHER_SURE), press.message_id), case)
    barring.never_again(desk, lead.member, case, "family")
    left = rematching.let_go(desk, lead.member, case)
    told = phrase(voice_of(lead.member), texts.GOES_ELSEWHERE, case=case.name)
    desk.tell_staff(lead.member, Send(told))
    if left and left.state == "waiting":
        coordinators.tell(desk, left, texts.WAITS_AGAIN)
        matchmaking.solve(desk)


def stays(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No: nothing has happened."""
    if not _open_case(desk, seeker):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, seeker_texts.GOING_ON), press.message_id))


def _open_case(desk: Desk, seeker: Seeker) -> Case | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    return case if case and case.state == "open" and seeker.stage == "talking" else None
