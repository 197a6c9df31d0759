"""What is asked about a meeting: some by buttons, the rest in the next message."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.letters import Button, Buttons, Send, Words
from db.meetings import Meeting
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.staff import listing, strays
from handlers.staff.meetings import changing, form, home
from handlers.staff.naming import called
from handlers.staff.profile import CHECKED
from handlers.staff.wording import awaiting
from locales import Tongue
from locales.organisation import ours
from locales.text import Text
from locales.texts import common, meetings as seeker_texts, planning as texts, waiting

AWAITS = "gw"
"""What `Staff.awaits` begins with while the next message is about a meeting."""

LENGTHS = (60, 90, 120, 180, 240)
"""Minutes that can be chosen."""

MOST_SEATS = 200
LONGEST_TITLE, LONGEST_TEXT, LONGEST_ADDRESS = 80, 1500, 200
"""Characters: a title stands on buttons, a text with all else in one message."""

EXAMPLE = "14-12 19:30"

MOST_LEADERS = 60
"""Names that fit under one message."""

NOBODY = "none"

Shown = tuple[Words, Buttons]


def new(desk: Desk, member: Staff, press: Press) -> None:
    """*New meeting*: it is asked about, one thing after the other."""
    meeting = desk.work.meetings.new(member.id)
    desk.answer_staff(press)
    next_question(desk, member, meeting)


def next_question(desk: Desk, member: Staff, meeting: Meeting, before: Words = Words()) -> None:
    """Ask for the first thing that is missing; when nothing is, show the whole of it."""
    lacks = form.missing(meeting) if meeting.state == "draft" else []
    if not lacks:
        changing.show(desk, member, meeting, before)
        return
    words, buttons = asked(desk, member, meeting, lacks[0])
    desk.tell_staff(member, Send(words, buttons=buttons))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One thing of a meeting is to be asked or changed."""
    meeting, field = home.found(desk, member, press), press.given(2)[1]
    if meeting is None:
        return
    if field not in texts.LABELS or not form.may_change(desk, meeting):
        strays.old_button(desk, member, press)
        return
    listing.turn(desk, member, press, *asked(desk, member, meeting, field))


def language_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The words in one language are to be written."""
    meeting, code = home.found(desk, member, press), press.given(2)[1]
    if meeting is None:
        return
    if code not in ours().languages or not form.may_change(desk, meeting):
        strays.old_button(desk, member, press)
        return
    listing.turn(desk, member, press, *words_in(desk, member, meeting, code))


def asked(desk: Desk, member: Staff, meeting: Meeting, field: str) -> Shown:
    """The question, and what can be pressed."""
    say = voice_of(member)
    choosing: Mapping[str, Callable[[Desk, Tongue, Meeting], Shown]] = {
        "words": _which_language,
        "audience": _audience,
        "languages": _languages,
        "minutes": _minutes,
        "leader": _leader,
    }
    if field in choosing:
        words, rows = choosing[field](desk, say, meeting)
        return words, (*rows, _back(say, meeting))
    written: Mapping[str, tuple[Text, dict[str, object]]] = {
        "town": (texts.ASK_TOWN, {}),
        "address": (texts.ASK_ADDRESS, {}),
        "when": (texts.ASK_WHEN, {"example": EXAMPLE}),
        "capacity": (texts.ASK_CAPACITY, {"most": MOST_SEATS}),
    }
    awaiting.expect(desk, member, AWAITS, field, meeting.id)
    what, inserted = written[field]
    return phrase(say, what, **inserted), (_back(say, meeting),)


def words_in(desk: Desk, member: Staff, meeting: Meeting, code: str) -> Shown:
    """Asks for title and text in this language."""
    awaiting.expect(desk, member, AWAITS, f"words-{code}", meeting.id)
    say = voice_of(member)
    words = phrase(say, texts.ASK_WORDS, language=say(common.LANGUAGES[code]), most=LONGEST_TEXT)
    return words, (_back(say, meeting),)


def _back(say: Tongue, meeting: Meeting) -> tuple[Button, ...]:
    return (Button(say(common.BACK), action("gc", meeting.id)),)


def _which_language(_: Desk, say: Tongue, meeting: Meeting) -> Shown:
    there = {one.language for one in meeting.texts}
    rows = tuple(
        (Button(_ticked(say(common.LANGUAGES[code]), on=code in there), action("gg", meeting.id, code)),)
        for code in ours().languages
    )
    return phrase(say, texts.WHICH_LANGUAGE), rows


def _audience(_: Desk, say: Tongue, meeting: Meeting) -> Shown:
    options = {key: say(label) for key, label in seeker_texts.AUDIENCES.items()}
    return phrase(say, texts.ASK_AUDIENCE), _rows(meeting, "audience", options, {meeting.audience})


def _languages(_: Desk, say: Tongue, meeting: Meeting) -> Shown:
    options = {key: say(label) for key, label in common.LANGUAGES.items()}
    rows = _rows(meeting, "languages", options, set(meeting.languages))
    done = (Button(say(common.DONE), action("gs", meeting.id, "done")),) if meeting.languages else ()
    return phrase(say, texts.ASK_LANGUAGES), (*rows, done) if done else rows


def _minutes(_: Desk, say: Tongue, meeting: Meeting) -> Shown:
    options = {str(count): say(waiting.MINUTES, count=count) for count in LENGTHS}
    return phrase(say, texts.ASK_MINUTES), _rows(meeting, "minutes", options, {str(meeting.minutes)})


def leaders(desk: Desk) -> list[Staff]:
    """Who can lead a meeting: whoever is ready, of whatever role."""
    return [one for one in desk.work.staff.everyone() if one.stage == "ready" and not one.leaving][
        :MOST_LEADERS
    ]


def _leader(desk: Desk, say: Tongue, meeting: Meeting) -> Shown:
    options = {NOBODY: say(texts.B_NOBODY)} | {one.id[:8]: called(say, one) for one in leaders(desk)}
    return phrase(say, texts.ASK_LEADER), _rows(meeting, "leader", options, {meeting.leader[:8] or NOBODY})


def _rows(meeting: Meeting, field: str, options: Mapping[str, str], chosen: set[str]) -> Buttons:
    return tuple(
        (Button(_ticked(label, on=key in chosen), action("gs", meeting.id, field, key)),)
        for key, label in options.items()
    )


def _ticked(label: str, *, on: bool) -> str:
    return CHECKED + label if on else label
