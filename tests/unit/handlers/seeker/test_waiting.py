"""What somebody who waits is told: how it is today, the place in the queue, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from db.letters import Send
from db.records import Case
from handlers.clock import opening
from handlers.desk import Line
from handlers.match import waits
from handlers.seeker import waiting
from locales import tongue
from locales.texts import intake, waiting as texts
from tests.unit.db.house import HandClock
from tests.unit.handlers.clock.watch import Watch, here
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
TUESDAY = here(2026, 3, 10, 12)


@pytest.fixture
def watch(room: Room) -> Watch:
    watch = Watch(room)
    watch.at(TUESDAY)
    return watch


def says(watch: Watch, case: Case, name: str = "wait") -> str:
    seeker = watch.room.work.seekers.get(case.seeker_id)
    assert seeker
    return waiting.drawn(watch.desk, seeker, case, name)[0].text


@pytest.mark.parametrize(
    ("opens", "closes", "closed"),
    [
        (time(9), time(22), False),
        (time(10), time(22), True),
        (time(9), time(0), False),
        (time(18), time(2), True),
        (time(18), time(10), False),
        (time(0), time(0), False),
    ],
)
def test_hours_may_reach_past_midnight(
    room: Room, clock: HandClock, opens: time, closes: time, closed: bool
) -> None:
    """A line that closes at midnight or later is not called closed all day; equal hours mean always open."""
    assert clock.now().time() == time(9, 30)
    line = replace(Line(), zone=ZoneInfo("UTC"), opens=opens, closes=closes)
    told = opening.today(replace(room, line=line).desk, NL).text
    assert told.startswith("We zijn nu gesloten") is closed


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (here(2026, 3, 10, 21, 59), "We zijn nu open, tot 22:00 uur."),
        (
            here(2026, 3, 10, 22),
            "We zijn nu gesloten. Op woensdag 11 maart 2026 om 09:00 uur zijn we weer open.",
        ),
        (here(2026, 3, 10, 8, 59), "We zijn nu gesloten. Vandaag om 09:00 uur zijn we weer open."),
        (here(2026, 3, 29, 8, 59), "We zijn nu gesloten. Vandaag om 09:00 uur zijn we weer open."),
        (
            here(2026, 12, 25, 12),
            (
                "We zijn vandaag gesloten, omdat het een feestdag is."
                " Op zondag 27 december 2026 om 09:00 uur zijn we weer open."
            ),
        ),
        (
            here(2026, 12, 24, 23),
            "We zijn nu gesloten. Op zondag 27 december 2026 om 09:00 uur zijn we weer open.",
        ),
    ],
)
def test_todays_truth(watch: Watch, moment, told: str) -> None:
    """Open now, or when it opens again; a holiday is a holiday, whosever it is."""
    watch.closes_on(date(2026, 12, 25), date(2026, 12, 26))
    watch.at(moment)
    assert opening.today(watch.desk, NL).text == told


def test_a_line_that_stays_closed_does_not_say_when_it_opens(watch: Watch) -> None:
    """Two months of days off: nothing is promised."""
    watch.closes_on(*(TUESDAY.date() + timedelta(days=ahead) for ahead in range(-1, 70)))
    assert opening.today(watch.desk, NL).text == NL(texts.CLOSED_FOR_LONG)


def test_the_day_is_named_in_the_readers_language(watch: Watch) -> None:
    """In Arabic with an Arabic weekday and month."""
    watch.at(here(2026, 3, 10, 22))
    assert "الأربعاء" in opening.today(watch.desk, tongue("ar")).text


def test_the_place_in_the_queue_is_told(watch: Watch) -> None:
    """Urgent cases go first, then who has waited longest; who is asked for advice only is another queue."""
    first, _, _ = watch.case("waiting")
    watch.at(TUESDAY + timedelta(minutes=1))
    watch.case("waiting", kind="professionals")
    second, _, _ = watch.case("waiting")
    watch.case("waiting", urgent=True)
    assert NL(texts.POSITION, number=2) in says(watch, first)
    assert NL(texts.POSITION, number=3) in says(watch, second)


def test_with_little_known_nothing_is_said_of_time(watch: Watch) -> None:
    """A new line cannot say how long it takes, and says so."""
    case, _, _ = watch.case("waiting")
    assert NL(texts.CANNOT_SAY) in says(watch, case)


def has_waited(watch: Watch, minutes: int, **known: object) -> None:
    case, seeker, _ = watch.case("waiting", **known)
    ended = replace(case, waiting_since=watch.now - timedelta(minutes=minutes))
    waits.noted(watch.desk, ended)
    watch.room.work.cases.erase(case.id)
    watch.room.work.seekers.forget(seeker.id)


def test_the_last_weeks_are_told_and_nothing_is_promised(watch: Watch) -> None:
    """A band from the waits that were noted, whose cases are long erased."""
    for minutes in (20, 20, 20, 20, 90, 90, 120, 120, 120, 600):
        has_waited(watch, minutes)
    case, _, _ = watch.case("waiting")
    assert NL(texts.TOOK, time="2 uur tot 2 uur") not in says(watch, case)
    assert "De laatste weken duurde het meestal ongeveer 2 uur. Het kan ook langer duren." in says(
        watch, case
    )


def test_who_waits_already_hears_how_much_longer(watch: Watch) -> None:
    """Counted from those who had waited as long."""
    for minutes in (5, 5, 90, 90, 90, 120, 180):
        has_waited(watch, minutes)
    case, _, _ = watch.case("waiting")
    watch.at(TUESDAY + timedelta(minutes=60))
    assert "wachtte meestal nog 30 minuten tot 1 uur" in says(watch, case, "still")


def test_waits_of_professionals_are_another_history(watch: Watch) -> None:
    """A coordinator's speed says nothing of a confidant's."""
    for _ in range(10):
        has_waited(watch, 20, kind="professionals")
    case, _, _ = watch.case("waiting")
    asks, _, _ = watch.case("waiting", kind="professionals")
    assert NL(texts.CANNOT_SAY) in says(watch, case)
    told = says(watch, asks)
    assert told.startswith(NL(intake.PROFESSIONAL_WAITING, opens="09:00", closes="22:00"))
    assert "20 minuten" in told


def test_only_the_newest_two_hundred_waits_are_kept(watch: Watch) -> None:
    """And of each the hour, how long, how pressing, and for whom: nothing else."""
    case, _, _ = watch.case("waiting")
    for _ in range(waits.MOST + 5):
        waits.noted(watch.desk, case)
    kept = waits._kept(watch.desk)
    assert len(kept) == waits.MOST
    assert kept[-1] == waits.Noted(kept[-1].at, 0, 4, "seekers")
    assert (kept[-1].at.minute, kept[-1].at.second) == (0, 0)


@pytest.mark.parametrize("known", [{"urgent": True}, {"level": "urgent"}])
def test_in_danger_there_is_no_number_but_112(watch: Watch, known) -> None:
    """And that coordinators know, only where there is somebody who does."""
    case, _, _ = watch.case("waiting", **known)
    alone = says(watch, case)
    assert NL(texts.URGENT) in alone
    assert NL(texts.URGENT_KNOWN) not in alone
    assert "nummer" not in alone
    watch.room.member(roles=("coordinator",))
    assert NL(texts.URGENT_KNOWN) in says(watch, case)


def test_start_while_waiting_tells_it_too(watch: Watch) -> None:
    """Whoever asks again hears the place and the hours of today."""
    case, seeker, _ = watch.case("waiting")
    waiting.still_looking(watch.desk, seeker, case)
    (told,) = of_kind(Send, watch.room.post("seeker"))
    assert NL(texts.POSITION, number=1) in told.words.text
    assert NL(texts.OPEN_NOW, time="22:00") in told.words.text
