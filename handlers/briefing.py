"""A case opens on the phone of somebody who takes it over or joins it."""

from __future__ import annotations

from collections.abc import Collection

from db.letters import OpenTopic, Send, Words
from db.records import Assignment, Case, Part, Side, Staff
from handlers import company, offering, relaying, summaries
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from locales import Tongue
from locales.text import Text
from locales.texts import handover as handover_texts, staff as texts

SEEKERS: tuple[Side, ...] = ("seeker",)
"""Of a case that waited: what the seeker wrote, and nobody else."""

TITLES: dict[tuple[Part, bool], Text] = {
    ("lead", True): texts.CASE_OPENED,
    ("lead", False): texts.CASE_OPENED_PLAIN,
    ("beside", True): handover_texts.JOINED,
    ("beside", False): handover_texts.JOINED_PLAIN,
}
"""The first words of a case, by somebody's part in it and whether it has a topic."""


def show(desk: Desk, member: Staff, case: Case, held: Assignment, sides: Collection[Side] = SEEKERS) -> None:
    """Open the case's topic, and show in it what was answered and said, as far back as they may read."""
    say = voice_of(member)
    if desk.line.topics:
        desk.tell_staff(member, OpenTopic(case.name), held)
    words = join(
        (
            phrase(say, TITLES[held.part, desk.line.topics], case=case.name),
            offering.urgency(say, case),
            offering.why(say, held.reasons),
            _answers(desk, say, case, held),
        )
    )
    desk.tell_staff(member, Send(words, entry=relaying.whole(case), protect=True, pin=True), held)
    for entry in desk.work.transcript.read(case.id):
        if entry.side in sides and company.may_read(held, entry):
            relaying.show_confidant(desk, case, entry, member, held)


def _answers(desk: Desk, say: Tongue, case: Case, held: Assignment) -> Words:
    """All answers; only what was chosen with buttons for whom the seeker did not let read back."""
    shown = summaries.choices if held.from_seq else summaries.everything
    answers = shown(say, of_case(desk, case), walk_of(case))
    return join((phrase(say, texts.CASE_ANSWERS), answers), gap="\n")
