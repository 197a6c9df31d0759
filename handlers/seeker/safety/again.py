"""The last messages of the conversation once more, after the chat was cleared."""

from __future__ import annotations

from db.letters import EntryRef, Send
from db.records import Case, Entry, Seeker
from handlers import harm
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.seeker.safety import news
from locales.texts import safety as texts

LAST = 10
"""How many messages are shown again."""

BOTH_SIDES = ("seeker", "confidant")
"""Whose words a seeker is shown: never what the staff say among one another."""


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Show the last ones again*: from the transcript, as long as the case can be read."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    last = _last(desk, seeker, case) if case else []
    if not case or not last:
        desk.answer_seeker(press, voice_of(seeker)(texts.NOTHING_TO_SHOW))
        return
    desk.answer_seeker(press)
    for entry in last:
        desk.tell_seeker(seeker, _shown(seeker, case, entry), case)
    if seeker.news == "discreet":
        news.goes_soon(desk, seeker, case)


def _last(desk: Desk, seeker: Seeker, case: Case) -> list[Entry]:
    """What waits behind the neutral line is not among them (it comes in its turn), nor what was reported."""
    if case.state not in ("waiting", "open"):
        return []
    held = desk.work.outbox.entries_held(seeker.chat_id)
    said = [one for one in desk.work.transcript.read(case.id) if one.side in BOTH_SIDES]
    there = [one for one in said if not one.taken_back and not one.withheld]
    return [one for one in there if EntryRef(case.id, one.seq) not in held][-LAST:]


def _shown(seeker: Seeker, case: Case, entry: Entry) -> Send:
    say = voice_of(seeker)
    own = phrase(say, texts.YOU_WROTE) if entry.side == "seeker" else None
    return Send(
        join((own, entry.words), gap="\n") if own else entry.words,
        attachment=entry.attachments[0] if entry.attachments else None,
        entry=EntryRef(case.id, entry.seq),
        spoiler=True,
        buttons=() if own else harm.buttons(say, case, entry),
        stay="brief" if seeker.news == "discreet" else "",
    )
