"""How a case stands, in words: in its pinned message, and in the list of somebody's cases."""

from __future__ import annotations

from collections.abc import Iterator

from db.letters import Words
from db.records import Assignment, Case, Part, Staff
from handlers import labels, summaries
from handlers.clock import turns
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.match import offering
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from locales import Tongue
from locales.dates import day, day_and_hour
from locales.text import Text
from locales.texts import alarm, handover as handover_texts, staff as staff_texts, tools as texts

TITLES: dict[tuple[Part, bool], Text] = {
    ("lead", True): staff_texts.CASE_OPENED,
    ("lead", False): staff_texts.CASE_OPENED_PLAIN,
    ("beside", True): handover_texts.JOINED,
    ("beside", False): handover_texts.JOINED_PLAIN,
}
"""The first words of a case, by somebody's part in it and whether it has a topic."""


def summary(desk: Desk, member: Staff, case: Case, held: Assignment) -> Words:
    """The first message of a case: what it is, how it stands, why it is theirs, and what was answered."""
    say = voice_of(member)
    return join(
        (
            phrase(say, TITLES[held.part, desk.line.topics], case=case.name),
            join(lasting(desk, say, case, held), gap="\n"),
            offering.urgency(say, case),
            offering.why(say, held.reasons),
            _answers(desk, say, case, held),
        )
    )


def _answers(desk: Desk, say: Tongue, case: Case, held: Assignment) -> Words:
    """All answers; only what was chosen with buttons for whom the seeker did not let read back."""
    shown = summaries.choices if held.from_seq else summaries.everything
    answers = shown(say, of_case(desk, case), walk_of(case))
    return join((phrase(say, staff_texts.CASE_ANSWERS), answers), gap="\n")


def lasting(desk: Desk, say: Tongue, case: Case, held: Assignment) -> Iterator[Words]:
    """What holds of a case until somebody changes it."""
    if case.state == "closed":
        yield phrase(say, texts.IS_CLOSED)
        return
    if case.alarm:
        yield phrase(say, alarm.STANDS)
        if case.alarm.taken_by:
            yield phrase(say, alarm.TAKEN, name=name(desk, say, case.alarm.taken_by))
    if case.asleep_until:
        yield phrase(say, texts.IS_ASLEEP, day=day(case.asleep_until, say.code, desk.line.zone))
    if case.handover:
        yield phrase(say, texts.IS_HANDED_OVER)
    if held.muted_until and desk.is_muted(held):
        yield phrase(say, texts.IS_MUTED, time=day_and_hour(held.muted_until, say.code, desk.line.zone))
    if called := labels.of_case(desk, case):
        yield phrase(say, texts.HAS_LABELS, labels=say.list_of(called))


def line(desk: Desk, member: Staff, case: Case, held: Assignment) -> Words:
    """One case in the list: its name, whether an answer is owed and since when, and what else holds."""
    say = voice_of(member)
    named = phrase(say, texts.CASE_STANDS, case=case.name)
    return join((named, _turn(desk, say, case, held), *lasting(desk, say, case, held)), gap="\n   ")


def _turn(desk: Desk, say: Tongue, case: Case, held: Assignment) -> Words:
    if case.asleep_until:
        return Words()
    turn = turns.turn(case, held)
    what = texts.WAITS_FOR_YOU if turn.whose == "confidant" else texts.WAITS_FOR_SEEKER
    return phrase(say, what, time=day_and_hour(turn.since, say.code, desk.line.zone))
