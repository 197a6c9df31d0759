"""What takes long to arrive: whoever said it hears so once, and again when it has arrived.

"Has arrived" is said of nothing that still waits, was refused or was dropped. Nothing is said of what the
other side keeps back by their own choice: that is theirs to tell. Somebody who cannot be reached at all is
told of at once, elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from db.delivery import Late
from db.letters import Button, Buttons, Edit, Remove, Send
from db.records import Case, Entry
from handlers import rounds
from handlers.actions import action
from handlers.delivery import senders, ways
from handlers.desk import Desk
from handlers.own_numbers import Own, lines_own
from handlers.phrases import phrase
from handlers.voices.speaker import Speaker
from locales.dates import hour
from locales.texts import delivery as texts

CASES = "delivery.late"
"""The setting that holds the ids of the cases in which somebody waits to hear of an arrival."""

MOST = 200
"""Letters looked at in one round; in an outage the oldest tell enough."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that somebody said, and the letter in which it is late."""

    speaker: Speaker
    entry: Entry
    letter: Late


def tell_late(desk: Desk) -> None:
    """The clock struck: tell those whose words are late, and those whose words have come."""
    found: dict[str, list[Late]] = {}
    for letter in desk.work.delivery.late(desk.now - desk.line.late, MOST):
        found.setdefault(letter.entry.case_id, []).append(letter)
    before = (desk.work.settings.get(CASES) or "").split()
    both = list(dict.fromkeys((*before, *found)))
    rounds.one_by_one(desk, both, lambda desk, case_id: _look(desk, case_id, found.get(case_id, [])))
    after = [one for one in both if _is_waited_on(desk, one)]
    if after != before:
        desk.work.settings.put(CASES, " ".join(after))


def waited(case: Case) -> dict[str, int]:
    """Who has been told that something of theirs is late, and the number of the first entry that was."""
    said = (one.partition(":") for one in case.waited_on)
    return {who: int(number) if number.isdecimal() else 0 for who, _, number in said}


def keep(desk: Desk, case: Case, waiting: Mapping[str, int]) -> None:
    """Keep who waits to hear of an arrival, as `waited` reads it."""
    kept = tuple(f"{who}:{number}" for who, number in waiting.items())
    desk.work.cases.save(replace(desk.work.cases.get(case.id) or case, waited_on=kept))


def _is_waited_on(desk: Desk, case_id: str) -> bool:
    return any(case.waited_on for case in rounds.readable([case_id], lambda one: _readable(desk, one)))


def _readable(desk: Desk, case_id: str) -> Case | None:
    return None if desk.work.cases.is_sealed(case_id) else desk.work.cases.get(case_id)


def _look(desk: Desk, case_id: str, letters: list[Late]) -> None:
    case = _readable(desk, case_id)
    if case is None:
        return
    before = waited(case)
    after = {who: first for who, first in before.items() if _still_waits(desk, case, who, first)}
    late: dict[str, list[Said]] = {}
    for said in filter(None, (_said(desk, letter) for letter in letters)):
        late.setdefault(said.speaker.person.id, []).append(said)
    for who, theirs in late.items():
        if who not in before:
            _tell(theirs)
        after.setdefault(who, theirs[0].entry.seq)
    if after != before:
        keep(desk, case, after)


def _said(desk: Desk, letter: Late) -> Said | None:
    """Whose words it brings, when the case goes on and nobody they are for has them yet."""
    found = senders.find(desk, letter.entry)
    speaker = senders.of(desk, *found) if found else None
    if not found or not speaker or not ways.is_for(found[1], letter.bot):
        return None
    case, entry = found
    if ways.is_colleagues(desk, case, entry, letter.assignment_id):
        return None
    return Said(speaker, entry, letter) if ways.progress(desk, case, entry) == "coming" else None


def _tell(late: list[Said]) -> None:
    first = late[0]
    speaker, case = first.speaker, first.speaker.case
    if case is None:
        return
    words = phrase(
        speaker.say,
        texts.LATE,
        count=len({one.entry.seq for one in late}),
        time=hour(first.letter.made_at, speaker.desk.line.zone),
        reason=speaker.say(texts.WAITS_FOR[first.letter.waits_for]),
    )
    speaker.tell(Send(words, buttons=_button(speaker, case), entry=lines_own(case, Own.LATE)))


def _button(speaker: Speaker, case: Case) -> Buttons:
    return ((Button(speaker.say(texts.B_STATUS), action("state", case.id)),),)


def _still_waits(desk: Desk, case: Case, who: str, first: int) -> bool:
    """Whether what was late still is; when not, the line that told of it says so, or goes.

    It goes when something was refused: of that its writer hears in answer to the message itself.
    """
    speaker = senders.known(desk, case, who)
    if speaker is None:
        return False
    said = [one for one in desk.work.transcript.read(case.id) if one.seq >= first]
    old = [one for one in said if senders.is_of(speaker, one) and one.at <= desk.now - desk.line.late]
    found = {ways.progress(desk, case, one) for one in old if not one.taken_back}
    if "coming" in found:
        return True
    line = lines_own(case, Own.LATE)
    arrived = found == {"there"}
    speaker.tell(Edit(phrase(speaker.say, texts.ARRIVED), entry=line) if arrived else Remove(entries=(line,)))
    return False
