"""What takes long to arrive: whoever said it hears so once, and again when it has arrived.

Nothing is said of what the other side keeps back by their own choice: behind a neutral line or a PIN it
is in their hands, and that they have one is theirs to tell. Somebody who cannot be reached at all is told
of at once, elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from db.delivery import Way
from db.letters import Edit, EntryRef, Send
from db.records import Case
from handlers import rounds
from handlers.delivery import senders
from handlers.desk import Desk
from handlers.phrases import phrase
from handlers.voices.speaker import Speaker
from locales.dates import hour
from locales.texts import delivery as texts

CASES = "delivery.late"
"""The setting that holds the ids of the cases in which somebody waits to hear of an arrival."""

MOST = 200
"""Letters looked at in one round; in an outage the oldest tell enough."""

LATE = -4
"""The number under which the line speaks of what is late, which no entry has."""


def tell_late(desk: Desk) -> None:
    """The clock struck: tell those whose words are late, and those whose words have come."""
    late = desk.work.delivery.late(desk.now - desk.line.late, MOST)
    waiting: dict[str, list[Way]] = {}
    for way in late:
        if way.reason != "unreachable":
            waiting.setdefault(way.entry.case_id, []).append(way)
    before = (desk.work.settings.get(CASES) or "").split()
    rounds.one_by_one(desk, dict.fromkeys((*before, *waiting)), lambda desk, case: _tell(desk, case, waiting))
    after = [one for one in dict.fromkeys((*before, *waiting)) if _waited_on(desk, one)]
    if after != before:
        desk.work.settings.put(CASES, " ".join(after))


def _waited_on(desk: Desk, case_id: str) -> bool:
    return any(case.waited_on for case in rounds.readable([case_id], desk.work.cases.get))


def _tell(desk: Desk, case_id: str, waiting: dict[str, list[Way]]) -> None:
    case = desk.work.cases.get(case_id)
    if case is None or case.state != "open":
        return
    speakers: dict[str, tuple[Speaker, datetime]] = {}
    for way in waiting.get(case_id, []):
        found = senders.find(desk, way.entry)
        if found and (speaker := senders.of(desk, *found)):
            speakers.setdefault(speaker.person.id, (speaker, way.made_at))
    for who in case.waited_on:
        if who not in speakers:
            _arrived(desk, case, who)
    for who, (speaker, since) in speakers.items():
        if who not in case.waited_on:
            words = phrase(speaker.say, texts.LATE, time=hour(since, desk.line.zone))
            speaker.tell(Send(words, entry=EntryRef(case.id, LATE)))
    if set(case.waited_on) != set(speakers):
        desk.work.cases.save(replace(desk.work.cases.get(case.id) or case, waited_on=tuple(speakers)))


def _arrived(desk: Desk, case: Case, who: str) -> None:
    """The line that told of it says now that it has come."""
    seeker = desk.work.seekers.get(who)
    member = desk.work.staff.get(who)
    held = desk.work.assignments.of_member(case.id, who) if member else None
    if seeker:
        speaker = Speaker(desk, seeker, case)
    elif member and held:
        speaker = Speaker(desk, member, case, held)
    else:
        return
    speaker.tell(Edit(phrase(speaker.say, texts.ARRIVED), entry=EntryRef(case.id, LATE)))
