"""The line above an entry on the phone of somebody on the case: whose words these are, and for whom."""

from __future__ import annotations

from db.letters import Words
from db.records import Assignment, Case, Entry, Staff
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.staff.naming import called
from locales import Tongue
from locales.texts import handover as texts, staff as staff_texts


def headed(desk: Desk, case: Case, entry: Entry, member: Staff, held: Assignment) -> Words:
    """The entry's words under their heading; a seeker's in a topic of their own need none."""
    say = voice_of(member)
    named = phrase(say, staff_texts.FROM_SEEKER, case=case.name) if held.plain else Words()
    return join((named, _by(desk, say, case, entry), entry.words), gap="\n")


def _by(desk: Desk, say: Tongue, case: Case, entry: Entry) -> Words:
    match entry.side:
        case "confidant":
            return phrase(say, texts.FROM_COLLEAGUE, name=name(desk, say, entry.by))
        case "aside" if desk.work.assignments.of_member(case.id, entry.by):
            return phrase(say, texts.ASIDE_ASKED, name=name(desk, say, entry.by))
        case "aside":
            return phrase(say, texts.ASIDE_ANSWERED)
        case _:
            return Words()


def name(desk: Desk, say: Tongue, staff_id: str) -> str:
    """What a colleague is called; one who is not there any more is a confidant without a name."""
    member = desk.work.staff.get(staff_id) if staff_id else None
    return called(say, member) if member else say(staff_texts.ROLE_CONFIDANT)
