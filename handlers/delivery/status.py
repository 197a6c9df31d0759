"""/status: what became of the last things that somebody said.

What the other side keeps back by their own choice counts as passed on, as it does in `late`.
"""

from __future__ import annotations

from db.letters import Buttons, EntryRef, Send, Words
from db.records import Case, Entry, Seeker, Staff
from handlers.delivery import again, senders
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.personal import shelf
from handlers.phrases import join, phrase
from handlers.staff import cases
from handlers.voices.speaker import Speaker
from locales.dates import hour
from locales.text import Text
from locales.texts import delivery as texts, staff as staff_texts

LAST = 5
"""How many of one's last messages are told of."""

THERE = ("sent", "held", "withheld")
"""The outbox's words for a letter that is in the other side's hands."""


def for_seeker(desk: Desk, seeker: Seeker) -> None:
    """/status in the seeker's chat."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if case is None or case.state not in ("waiting", "open"):
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.NOTHING_SAID)))
        return
    _tell(Speaker(desk, seeker, case), case)


def for_staff(desk: Desk, member: Staff, letter: Letter) -> None:
    """/status in a case's topic, or for the current case."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and held.until is None else None
    if case is None or held is None or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE, letter)
        return
    _tell(Speaker(desk, member, case, held), case)


def _tell(speaker: Speaker, case: Case) -> None:
    said = [one for one in speaker.desk.work.transcript.read(case.id) if senders.is_of(speaker, one)]
    last = [one for one in said if not one.taken_back and one.side != "aside"][-LAST:]
    lines = [_line(speaker, case, one) for one in last]
    rows: Buttons = ()
    for entry in last:
        if _state(speaker, case, entry) is texts.FAILED:
            rows = (*rows, *again.button(speaker.say, case, entry, sure=_is_sure(speaker, case, entry)))
    asked = len(shelf.shelf_of(case).of("seeker" if speaker.side == "seeker" else "confidant"))
    if asked:
        lines.append(phrase(speaker.say, texts.YOUR_CHOICE, count=asked))
    heading = phrase(speaker.say, texts.STATUS if lines else texts.NOTHING_SAID)
    speaker.tell(Send(join((heading, *lines), gap="\n"), buttons=rows))


def _line(speaker: Speaker, case: Case, entry: Entry) -> Words:
    """When it was said and what became of it; not its words, which may be read over a shoulder."""
    time = hour(entry.at, speaker.desk.line.zone)
    return phrase(speaker.say, texts.STATUS_LINE, time=time, state=speaker.say(_state(speaker, case, entry)))


def _state(speaker: Speaker, case: Case, entry: Entry) -> Text:
    if entry.withheld:
        return texts.TAKEN_OUT
    states = _states(speaker, case, entry)
    if any(state in THERE for state in states):
        return texts.PASSED_ON
    if any(state in ("waiting", "sending") for state in states):
        return texts.ON_ITS_WAY
    if states and states[-1] == "refused":
        return texts.FAILED
    return texts.KEPT if case.state == "waiting" else texts.PASSED_ON


def _states(speaker: Speaker, case: Case, entry: Entry) -> list[str]:
    to = "staff" if speaker.side == "seeker" else "seeker"
    ways = speaker.desk.work.delivery.of(EntryRef(case.id, entry.seq))
    return [way.state for way in ways if way.bot == to]


def _is_sure(speaker: Speaker, case: Case, entry: Entry) -> bool:
    ways = speaker.desk.work.delivery.of(EntryRef(case.id, entry.seq))
    return all(way.reason != "given_up" for way in ways)
