"""Letters that waited for a word of whoever wrote them, and are let go without it: that is said."""

from __future__ import annotations

from datetime import datetime

from db.letters import BotName, Send
from db.records import Case, Staff
from handlers import rounds
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.personal import shelf
from handlers.personal.shelf import Waiting
from handlers.phrases import phrase
from handlers.voices import notes
from locales.text import Text
from locales.texts import personal as texts


def let_go_overdue(desk: Desk) -> None:
    """After 24 hours without a word. What was answered and is still to be handled is not overdue."""
    rounds.one_by_one(desk, rounds.due(desk, "intake", "waiting", "open"), _overdue)


def due(case: Case) -> datetime | None:
    """When the first letter that waits in a case has waited for as long as it may."""
    return min((one.at + shelf.PATIENCE for one in shelf.shelf_of(case).waiting), default=None)


def _overdue(desk: Desk, case: Case) -> None:
    for one in shelf.overdue(desk, case):
        bot: BotName = "seeker" if one.writer == "seeker" else "staff"
        if not desk.work.inbox.holds(bot, one.letter.chat_id):
            case = _without(desk, case, one, texts.EXPIRED)


def ended(desk: Desk, case: Case) -> Case:
    """The conversation ends: nothing of it waits any longer. The case as it is then."""
    for one in shelf.shelf_of(case).waiting:
        case = _without(desk, case, one, texts.ENDED)
    return case


def gone(desk: Desk, case: Case, member: Staff) -> Case:
    """Somebody is no longer on a case: nothing of theirs waits in it any longer. The case as it is then."""
    for one in shelf.shelf_of(case).waiting:
        if one.writer == "confidant" and one.letter.chat_id == member.chat_id:
            case = shelf.let_go(desk, case, one)
    case = notes.let_go(desk, case, member.id)
    desk.work.cases.save(case)
    return case


def _without(desk: Desk, case: Case, one: Waiting, why: Text) -> Case:
    if one.writer == "seeker":
        _tell_seeker(desk, case, why)
    else:
        _tell_confidant(desk, case, one, why)
    return shelf.let_go(desk, case, one)


def _tell_seeker(desk: Desk, case: Case, why: Text) -> None:
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), why)), case)


def _tell_confidant(desk: Desk, case: Case, one: Waiting, why: Text) -> None:
    """Whoever wrote it, as long as they are on the case."""
    for there in company.of(desk, case.id):
        if there.member.chat_id == one.letter.chat_id:
            desk.tell_staff(there.member, Send(phrase(voice_of(there.member), why)), there.held)
