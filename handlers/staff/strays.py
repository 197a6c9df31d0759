"""What does not fit where it arrives on the staff side."""

from __future__ import annotations

from db.letters import Send
from db.records import Staff
from handlers import rounds
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from locales.texts import staff as texts


def old_button(desk: Desk, member: Staff, press: Press) -> None:
    """A button of an earlier screen, or of something that is not, or no longer, the member's.

    Old buttons are part of every day. One that names a case the member never had to do with is not:
    no screen of theirs has ever shown it, so that is noted.
    """
    for case_id in press.args:
        if _is_foreign(desk, member, case_id):
            desk.work.audit.note("refused", member.id, case_id, press.verb)
    desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))


def _is_foreign(desk: Desk, member: Staff, case_id: str) -> bool:
    """Whether this is a case that a confidant has neither had nor been offered."""
    if {"coordinator", "admin"} & set(member.roles) or not [*rounds.readable([case_id], desk.work.cases.get)]:
        return False
    had = [one.staff_id for one in desk.work.assignments.of_case(case_id)]
    offered = [
        one.staff_id for one in (*desk.work.offers.past(case_id), *desk.work.offers.all_open_for(case_id))
    ]
    return member.id not in {*had, *offered}


def not_allowed_press(desk: Desk, member: Staff, press: Press) -> None:
    """A button that the member's roles do not have: they had another role once, or made it up."""
    desk.work.audit.note("refused", member.id, about=press.verb)
    desk.answer_staff(press, voice_of(member)(texts.NOT_ALLOWED), alert=True)


def not_allowed(desk: Desk, member: Staff, letter: Letter) -> None:
    """A command that the member's roles do not have."""
    desk.work.audit.note("refused", member.id, about=letter.words.text.split()[0].lstrip("/"))
    desk.answer_here(member, letter, Send(phrase(voice_of(member), texts.NOT_ALLOWED)))


def unknown_command(desk: Desk, member: Staff, letter: Letter) -> None:
    """A command that is not one of ours."""
    desk.answer_here(member, letter, Send(phrase(voice_of(member), texts.UNKNOWN_COMMAND)))
