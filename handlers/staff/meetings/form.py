"""One meeting as the staff see it: what is known of it, what is missing, and what can be done."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Button, Buttons, Words
from db.meetings import Meeting
from db.records import Staff
from handlers import places
from handlers.actions import action
from handlers.clock.meetings import TOGETHER
from handlers.clock.spans import MINUTE
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.meetings import counting, seating, shown
from handlers.meetings.telling import when
from handlers.phrases import join, phrase
from handlers.staff import listing
from handlers.staff.meetings import home
from handlers.staff.naming import called
from locales import Tongue, tongue
from locales.naming import own_name
from locales.organisation import ours
from locales.texts import common, meetings as seeker_texts, planning as texts, waiting

NEEDED = ("words", "town", "address", "when", "capacity", "audience", "languages")
"""What a meeting must have before it is shown to anybody, in the order in which it is asked."""

EARLY = timedelta(hours=1)
"""How long before it begins it can be noted who came."""


def missing(meeting: Meeting) -> list[str]:
    """What it still lacks."""
    there = {
        "words": meeting.texts,
        "town": meeting.town,
        "address": meeting.address,
        "when": meeting.starts_at,
        "capacity": meeting.capacity,
        "audience": meeting.audience,
        "languages": meeting.languages,
    }
    return [field for field in NEEDED if not there[field]]


def may_change(desk: Desk, meeting: Meeting) -> bool:
    """Whether it is still being planned or has not begun."""
    return meeting.state == "draft" or seating.is_ahead(desk, meeting)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A meeting from the list, or back to it."""
    if meeting := home.found(desk, member, press):
        listing.turn(desk, member, press, *drawn(desk, member, meeting))


def drawn(desk: Desk, member: Staff, meeting: Meeting) -> tuple[Words, Buttons]:
    """Everything that is known of it, and its buttons."""
    say = voice_of(member)
    head = phrase(
        say, texts.LINE, label=say(texts.STATES[meeting.state]), value=home.label(desk, say, meeting)
    )
    parts = [head, join(_lines(desk, say, meeting), gap="\n"), _counts(desk, say, meeting)]
    if meeting.state == "draft" and (lacks := missing(meeting)):
        named = say.list_of([say(texts.LABELS[one]) for one in lacks])
        parts.append(phrase(say, texts.MISSING, things=named))
    if meeting.changed_at:
        parts.append(phrase(say, texts.TOLD_SOON, minutes=TOGETHER // MINUTE))
    back = (Button(say(common.BACK), action("gl")),)
    return join(parts), (*_buttons(desk, member, meeting), back)


def _lines(desk: Desk, say: Tongue, meeting: Meeting) -> list[Words]:
    values = {
        "words": say.list_of([say(common.LANGUAGES[one.language]) for one in meeting.texts]),
        "town": places.name_of(meeting.town),
        "address": meeting.address,
        "when": when(desk, say, meeting.starts_at),
        "capacity": str(meeting.capacity or ""),
        "audience": say(seeker_texts.AUDIENCES[meeting.audience]) if meeting.audience else "",
        "languages": shown.named(say, meeting),
        "minutes": say(waiting.MINUTES, count=meeting.minutes),
        "leader": leader(desk, say, meeting),
    }
    labels = texts.LABELS.items()
    return [phrase(say, texts.LINE, label=say(label), value=values[key] or "–") for key, label in labels]


def leader(desk: Desk, say: Tongue, meeting: Meeting) -> str:
    """Who leads it, by the name colleagues know."""
    member = desk.work.staff.get(meeting.leader) if meeting.leader else None
    return called(say, member) if member else say(texts.B_NOBODY)


def _counts(desk: Desk, say: Tongue, meeting: Meeting) -> Words:
    """Seats while it goes on; who came and what was answered once it has begun."""
    if meeting.state not in ("open", "over"):
        return Words()
    seats = desk.work.seats.of_meeting(meeting.id)
    seated = sum(one.state == "seated" for one in seats)
    if seating.is_ahead(desk, meeting):
        counts = {"seated": seated, "capacity": meeting.capacity, "waiting": len(seats) - seated}
        return phrase(say, texts.COUNTS, **counts)
    over = meeting.state == "over"
    came = meeting.came if over else sum(one.came is True for one in seats)
    signed = meeting.signed if over else seated
    return join((phrase(say, texts.CAME, came=came, signed=signed), _answers(say, meeting)), gap="\n")


def _answers(say: Tongue, meeting: Meeting) -> Words:
    counts = dict(meeting.answers)
    if sum(counts.get(key, 0) for key in seeker_texts.RATINGS) < counting.LEAST:
        return phrase(say, texts.ANSWERS_FEW, least=counting.LEAST)
    keys = (*seeker_texts.RATINGS, "useful", "useless")
    return phrase(say, texts.ANSWERS, **{key: counts.get(key, 0) for key in keys})


def _buttons(desk: Desk, member: Staff, meeting: Meeting) -> Buttons:
    say = voice_of(member)
    note = ((Button(say(texts.B_ATTENDANCE), action("ga", meeting.id)),),) if may_note(desk, meeting) else ()
    if not home.is_admin(member):
        return note
    fields = _fields(say, meeting) if may_change(desk, meeting) else ()
    return (*fields, *note, *_previews(meeting), *_ends(desk, say, meeting))


def may_note(desk: Desk, meeting: Meeting) -> bool:
    """Whether it can be noted who came: from shortly before it begins until the sign-ups go."""
    starts = meeting.starts_at
    return meeting.state == "open" and starts is not None and desk.now >= starts - EARLY


def _fields(say: Tongue, meeting: Meeting) -> Buttons:
    made = [Button(say(label), action("gf", meeting.id, key)) for key, label in texts.LABELS.items()]
    return tuple(tuple(made[i : i + 2]) for i in range(0, len(made), 2))


def _previews(meeting: Meeting) -> Buttons:
    """As it is shown in each language; nothing before it has words."""
    made = [
        Button(tongue(one)(texts.B_PREVIEW, language=own_name(one)), action("gv", meeting.id, one))
        for one in ours().readings
    ]
    return tuple(tuple(made[i : i + 2]) for i in range(0, len(made), 2)) if meeting.texts else ()


def _ends(desk: Desk, say: Tongue, meeting: Meeting) -> Buttons:
    """What becomes of it."""
    copy = Button(say(texts.B_COPY), action("gk", meeting.id))
    if meeting.state == "draft":
        show = ((Button(say(texts.B_OPEN), action("gu", meeting.id)),),) if not missing(meeting) else ()
        return (*show, (copy, Button(say(texts.B_DROP), action("gz", meeting.id))))
    again = (copy, Button(say(texts.B_REPEAT), action("gr", meeting.id)))
    if seating.is_ahead(desk, meeting):
        return again, (Button(say(texts.B_CANCEL), action("gx", meeting.id)),)
    if meeting.state == "open":
        return (again,)
    return again, (Button(say(texts.B_DROP), action("gz", meeting.id)),)


def preview(desk: Desk, member: Staff, press: Press) -> None:
    """As somebody who reads this language sees it."""
    meeting, code = home.found(desk, member, press), press.given(2)[1]
    if meeting:
        back = Button(voice_of(member)(common.BACK), action("gc", meeting.id))
        say = tongue(code if code in ours().readings else ours().local)
        listing.turn(desk, member, press, shown.whole(desk, say, meeting), ((back,),))
