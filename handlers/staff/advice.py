"""A second opinion: somebody on a case asks a coordinator, and the seeker never sees it.

Which message is an aside has to be beyond doubt. One is when it answers an aside, or when it is
the next message in that case after /advice and answers nothing. Where there is doubt it goes to nobody.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.letters import Button, Edit, EntryRef, Send
from db.records import Case, Staff
from handlers.actions import action
from handlers.company import asides, present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, strays
from handlers.voices import notes
from handlers.voices.speaker import Speaker
from locales.text import Text
from locales.texts import common, handover as texts, staff as staff_texts

PATIENCE = timedelta(hours=2)
"""After this long nobody can be sure any more for whom the next message is meant."""


def ask(desk: Desk, member: Staff, letter: Letter) -> None:
    """/advice: the next message in this case goes to a coordinator."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and not held.until else None
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    case = replace(case, adviser="")
    if not asides.advisers(desk, case) and len(company.of(desk, case.id)) < 2:  # noqa: PLR2004 (nobody else)
        asides.tell(desk, case, member, texts.ADVICE_NOBODY)
        return
    desk.work.cases.save(case)
    desk.work.staff.save(replace(member, asks=action(case.id, str(int(desk.now.timestamp())))))
    say = voice_of(member)
    stop = ((Button(say(common.CANCEL), action("adno", case.id)),),)
    asked = Send(phrase(say, texts.ADVICE_ASK, case=case.name), buttons=stop, entry=asides.about(case))
    desk.tell_staff(member, asked, held)


def cancelled(desk: Desk, member: Staff, press: Press) -> None:
    """What is written next goes to the seeker again."""
    case = desk.work.cases.get(press.given(1)[0]) if press.args else None
    if case is None or _asked_for(member) != case.id or _album(member):
        strays.old_button(desk, member, press)
        return
    _forget(desk, member)
    desk.answer_staff(press)
    told = phrase(voice_of(member), texts.ADVICE_CANCELLED, case=case.name)
    desk.tell_staff(member, Edit(told, press.message_id))


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take a message that is an aside, or may be one; False when it is certainly none."""
    chat = letter.chat_id
    ref = desk.work.messages.entry_at("staff", chat, letter.reply_to) if letter.reply_to else None
    if ref and asides.is_aside(desk, ref):
        _answers(desk, member, letter, ref)
        return True
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and not held.until else None
    if case is None or case.state != "open":
        return False
    if _asked_for(member) == case.id:
        if _belongs(member, letter):
            _asked(desk, member, letter, case)
            return True
        member = _forget(desk, member)
    if letter.reply_to and ref is None and asides.there_are(desk, case):
        # It answers a message that nobody knows: perhaps a copy of an aside whose arrival was never reported.
        asides.tell(desk, case, member, texts.ASIDE_UNCLEAR)
        return True
    return False


def _answers(desk: Desk, member: Staff, letter: Letter, ref: EntryRef) -> None:
    """It answers an aside: from somebody on the case to the coordinator, or the other way."""
    case = desk.work.cases.get(ref.case_id)
    present = desk.work.assignments.of_member(ref.case_id, member.id)
    if case is None or case.state != "open":
        _say(desk, member, staff_texts.CASE_CLOSED_HERE)
    elif letter.thread and not (present and present.thread_id == letter.thread):
        # A topic that has not been taken away yet, of a case that is no longer theirs.
        _say(desk, member, staff_texts.NO_CASE)
    elif present:
        _send(desk, member, letter, case, texts.ASIDE_SENT)
    elif member.id in {one.id for one in asides.advisers(desk, case)}:
        _advises(desk, member, letter, case)
    else:
        _say(desk, member, texts.ADVICE_NOT_YOURS)


def _advises(desk: Desk, member: Staff, letter: Letter, case: Case) -> None:
    if _refused(desk, member, letter, case):
        return
    case = notes.among_colleagues(Speaker(desk, member, case), case, letter)
    case = asides.taken_up(desk, case, member)
    asides.spoken(desk, case, member, letter)
    asides.tell(desk, case, member, texts.ADVICE_GIVEN, case=case.name)


def _asked(desk: Desk, member: Staff, letter: Letter, case: Case) -> None:
    """The message after /advice; too late, or in answer to the seeker, it is for nobody for certain."""
    case_id, since = member.asks.split(":")[:2]
    late = desk.now - datetime.fromtimestamp(int(since), UTC) > PATIENCE
    _forget(desk, member, f"{case_id}:{since}:{letter.album}" if letter.album else "")
    if late or letter.reply_to:
        asides.tell(desk, case, member, texts.ASIDE_UNCLEAR)
    else:
        _send(desk, member, letter, case, texts.ADVICE_SENT)


def _send(desk: Desk, member: Staff, letter: Letter, case: Case, told: Text) -> None:
    if not _refused(desk, member, letter, case):
        case = notes.among_colleagues(Speaker(desk, member, case), case, letter)
        asides.spoken(desk, case, member, letter)
        asides.tell(desk, case, member, told)


def _refused(desk: Desk, member: Staff, letter: Letter, case: Case) -> bool:
    reason = notes.refusal(Speaker(desk, member, case), letter)
    if reason:
        asides.tell(desk, case, member, staff_texts.NOT_PASSED_ON, reason=reason)
    return reason is not None


def _asked_for(member: Staff) -> str:
    return member.asks.partition(":")[0]


def _belongs(member: Staff, letter: Letter) -> bool:
    """Whether it is the message after /advice, or one more item of the album which that message began."""
    return letter.album == _album(member) or not _album(member)


def _album(member: Staff) -> str:
    """The album that was sent after /advice, of which more items may come."""
    return (*member.asks.split(":"), "", "")[2]


def _forget(desk: Desk, member: Staff, asks: str = "") -> Staff:
    """Nothing more is a question, or only what `asks` says. The member as they are then."""
    member = replace(member, asks=asks)
    desk.work.staff.save(member)
    return member


def _say(desk: Desk, member: Staff, what: Text) -> None:
    desk.tell_staff(member, Send(phrase(voice_of(member), what)))
