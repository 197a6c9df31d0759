"""Whatever happens in a case: no reminder outside opening hours, and none more often than stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings, strategies as st

from db.letters import Edit, Send
from handlers.clock import sleeping, writers
from locales import tongue
from locales.texts import waiting as texts
from tests.unit.handlers.clock.watch import Watch, here

NL = tongue("nl")
APART = {
    NL(texts.STILL_THERE): timedelta(days=7),
    NL(texts.TAKES_LONG): timedelta(days=1),
    NL(texts.NO_ANSWER_ASKED): timedelta(days=1),
    "⏰": timedelta(hours=10),
    NL(texts.SEEKER_SILENT, case="X").partition("X")[0]: timedelta(days=14),
}
"""The least time between two of the same kind, by how the words begin."""

deeds = st.lists(
    st.tuples(st.sampled_from(("wait", "seeker", "confidant", "sleep", "restart")), st.integers(1, 300)),
    max_size=8,
)
starts = st.integers(0, 365 * 24).map(lambda hours: here(2026, 1, 1) + timedelta(hours=hours))


def does(watch: Watch, case_id: str, deed: str) -> None:
    case = watch.room.work.cases.get(case_id)
    held = watch.room.work.assignments.current(case_id)
    assert case
    assert held
    if deed == "seeker":
        writers.seeker_wrote(watch.desk, case, held)
    elif deed == "confidant":
        writers.confidant_wrote(watch.desk, case, held)
    elif deed == "sleep":
        sleeping.fall_asleep(watch.desk, case, timedelta(days=3))
    watch.room.post("staff"), watch.room.post("seeker")


def heard(watch: Watch) -> list[tuple[datetime, str]]:
    letters = [*watch.room.post("seeker"), *watch.room.post("staff")]
    return [(watch.now, one.words.text) for one in letters if isinstance(one, Send | Edit)]


def lived(watch: Watch, case_id: str, life: list[tuple[str, int]]) -> list[tuple[datetime, str]]:
    told: list[tuple[datetime, str]] = []
    for deed, hours in life:
        does(watch, case_id, deed)
        for _ in range(hours // 2):
            watch.strikes(watch.now + timedelta(hours=2))
            told += heard(watch)
            if told[-1:] and told[-1][0] == watch.now:
                watch.strikes()
                assert heard(watch) == []
    return told


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=starts, life=deeds, state=st.sampled_from(("open", "waiting")))
def test_reminders_keep_their_distance_and_the_night(watch: Watch, start, life, state) -> None:
    """Over any course of an open or waiting case, and however often the clock strikes."""
    watch.closes_on(date(2026, 4, 6), date(2026, 12, 25))
    watch.at(start)
    case, seeker, _ = watch.case(state)
    if state == "waiting":
        life = [("wait", hours) for _, hours in life]
        watch.room.held(case, watch.room.member())
    told = lived(watch, case.id, life)
    assert all(watch.room.line.hours.is_open(moment) for moment, _ in told)
    for begins, least in APART.items():
        moments = [moment for moment, words in told if words.startswith(begins)]
        assert all(later - earlier >= least for earlier, later in pairwise(moments))
    watch.room.work.cases.erase(case.id)
    watch.room.work.seekers.save(replace(watch.room.again(seeker), case_id=None))
