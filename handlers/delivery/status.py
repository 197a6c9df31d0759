"""/status, or the button below what is late: what became of the last things that somebody said."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Case, Entry, Seeker, Staff
from handlers.delivery import again, senders, ways
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.personal import shelf
from handlers.phrases import join, phrase
from handlers.staff import cases
from handlers.voices.speaker import Speaker
from locales.dates import hour
from locales.text import Text
from locales.texts import delivery as texts, staff as staff_texts

LAST = 5
"""How many of one's last messages are told of."""

STATES: dict[ways.Progress, Text] = {
    "there": texts.PASSED_ON,
    "coming": texts.ON_ITS_WAY,
    "kept": texts.KEPT,
    "failed": texts.FAILED,
    "taken_out": texts.TAKEN_OUT,
}


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


def pressed_by_seeker(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker asks from below what is late."""
    desk.answer_seeker(press)
    for_seeker(desk, seeker)


def pressed_by_staff(desk: Desk, member: Staff, press: Press) -> None:
    """Somebody on the case asks from below what is late."""
    held = desk.work.assignments.of_member(press.given(1)[0], member.id)
    case = desk.work.cases.get(held.case_id) if held else None
    if held is None or case is None or case.state != "open":
        desk.answer_staff(press, voice_of(member)(staff_texts.OLD_BUTTON))
        return
    desk.answer_staff(press)
    _tell(Speaker(desk, member, case, held), case)


def _tell(speaker: Speaker, case: Case) -> None:
    desk, say = speaker.desk, speaker.say
    said = [one for one in desk.work.transcript.read(case.id) if senders.is_of(speaker, one)]
    last = [one for one in said if not one.taken_back and one.side != "aside"][-LAST:]
    far = [ways.progress(desk, case, one) for one in last]
    lines = [_line(speaker, one, how) for one, how in zip(last, far, strict=True)]
    rows: Buttons = ()
    for entry, how in zip(last, far, strict=True):
        if how == "failed" and again.helps(entry):
            rows = (*rows, *again.button(say, case, entry))
    asked = len(shelf.shelf_of(case).of("seeker" if speaker.side == "seeker" else "confidant"))
    if asked:
        lines.append(phrase(say, texts.YOUR_CHOICE, count=asked))
    heading = phrase(say, texts.STATUS if lines else texts.NOTHING_SAID)
    speaker.tell(Send(join((heading, *lines), gap="\n"), buttons=rows))


def _line(speaker: Speaker, entry: Entry, how: ways.Progress) -> Words:
    """When it was said and what became of it; not its words, which may be read over a shoulder."""
    time = hour(entry.at, speaker.desk.line.zone)
    return phrase(speaker.say, texts.STATUS_LINE, time=time, state=speaker.say(STATES[how]))
