"""An admin writes what was asked about a meeting."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from db.letters import Button, Send
from db.meetings import Announcement, Meeting
from db.records import Staff
from handlers import places
from handlers.actions import action
from handlers.clock import days
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from handlers.staff.meetings import asking, changing, form
from handlers.staff.naming import tidy
from handlers.staff.wording import awaiting
from locales.text import Text
from locales.texts import planning as texts, questions, seeker as seeker_texts, staff as staff_texts

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether this message was the one waited for; never one that belongs to a case or comes too late.

    A file is none, and goes to nobody.
    """
    waited = _waited(desk, member)
    answered = letter.reply_to and desk.work.messages.entry_at("staff", letter.chat_id, letter.reply_to)
    if waited is None or letter.thread or answered:
        return False
    if letter.kind != "text":
        _wrong(desk, member, questions.ONLY_TEXT)
        return True
    meeting, field, code = waited
    changed = _read(desk, member, meeting, field, code, letter.words.text.strip())
    if changed is not None:
        member = awaiting.let_go(desk, member)
        asking.next_question(desk, member, changing.put(desk, member, meeting, **changed))
    return True


def _waited(desk: Desk, member: Staff) -> tuple[Meeting, str, str] | None:
    verb, about, since, meeting_id = (*member.awaits.split(":"), "", "", "", "")[:4]
    if verb != asking.AWAITS or "admin" not in member.roles:
        return None
    asked = datetime.fromtimestamp(int(since), UTC)
    field, _, code = about.partition("-")
    meeting = desk.work.meetings.get(meeting_id) if desk.now - asked < awaiting.PATIENCE else None
    return (meeting, field, code) if meeting and form.may_change(desk, meeting) else None


def _read(
    desk: Desk, member: Staff, meeting: Meeting, field: str, code: str, text: str
) -> dict[str, object] | None:
    """What changes; None, and said why, when what was written does not do."""
    match field:
        case "words":
            return _words(desk, member, meeting, code, text)
        case "town":
            return _town(desk, member, meeting, text)
        case "address":
            return _address(desk, member, text)
        case "when":
            return _when(desk, member, text)
        case _:
            return _capacity(desk, member, meeting, text)


def _wrong(desk: Desk, member: Staff, what: Text, **inserted: object) -> None:
    desk.tell_staff(member, Send(phrase(voice_of(member), what, **inserted)))


def _words(desk: Desk, member: Staff, meeting: Meeting, code: str, text: str) -> dict[str, object] | None:
    title, _, rest = text.partition("\n")
    title, rest = tidy(title), rest.strip()
    longest, most = asking.LONGEST_TITLE, asking.LONGEST_TEXT
    if not title or not rest or len(title) > longest or len(rest) > most:
        _wrong(desk, member, texts.WORDS_NOT, longest=longest, most=most)
        return None
    others = [one for one in meeting.texts if one.language != code]
    return {"texts": (*others, Announcement(code, title, rest))}


def _town(desk: Desk, member: Staff, meeting: Meeting, text: str) -> dict[str, object] | None:
    found = [one for one in places.find(text) if one.place]
    if sure := places.sure(found):
        return {"town": sure.id}
    say = voice_of(member)
    rows = tuple(
        (Button(label, action("gt", meeting.id, one)),)
        for one, label in places.choices(found, towns_only=True)
    )
    words = phrase(say, seeker_texts.WHICH_PLACE if rows else staff_texts.TOWN_UNKNOWN)
    desk.tell_staff(member, Send(words, buttons=rows))
    return None


def _address(desk: Desk, member: Staff, text: str) -> dict[str, object] | None:
    address = tidy(text)
    if address and len(address) <= asking.LONGEST_ADDRESS:
        return {"address": address}
    _wrong(desk, member, texts.ADDRESS_NOT, most=asking.LONGEST_ADDRESS)
    return None


def _when(desk: Desk, member: Staff, text: str) -> dict[str, object] | None:
    moment = read_moment(desk, text)
    if moment is not None and moment > desk.now:
        return {"starts_at": moment}
    _wrong(desk, member, texts.WHEN_NOT, example=asking.EXAMPLE)
    return None


def read_moment(desk: Desk, text: str) -> datetime | None:
    """A day and a time as people type them, by the clock where the line is; None when it is none."""
    given = text.split()
    time = _TIME.fullmatch(given[-1]) if len(given) == 2 else None  # noqa: PLR2004 - a day and a time
    day = days.read(given[0], days.today(desk)) if time else None
    if time is None or day is None:
        return None
    hour, minute = int(time[1]), int(time[2])
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=desk.line.zone).astimezone(UTC)


def _capacity(desk: Desk, member: Staff, meeting: Meeting, text: str) -> dict[str, object] | None:
    """Seats that somebody has are not taken away."""
    desk.work.seats.hold_still(meeting.id)
    seated = desk.work.seats.seated(meeting.id)
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= asking.MOST_SEATS:
        _wrong(desk, member, texts.ASK_CAPACITY, most=asking.MOST_SEATS)
    elif int(text) < seated:
        _wrong(desk, member, texts.CAPACITY_TAKEN, seated=seated)
    else:
        return {"capacity": int(text)}
    return None
