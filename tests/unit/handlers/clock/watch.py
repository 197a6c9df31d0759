"""A room whose clock can be moved, and what each side has heard by then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from db.letters import BotName, Edit, Send
from db.records import Case, Seeker, Staff
from handlers.clock import follow_ups, looks, queue, silence, sleepers
from handlers.desk import Desk
from tests.unit.handlers.room import Room

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DUTIES = (queue.remind_waiting, sleepers.wake_sleepers, silence.ask_silent)


def here(*parts: int) -> datetime:
    """A moment by the clock in Amsterdam."""
    return datetime(*parts, tzinfo=AMSTERDAM)  # type: ignore[misc,arg-type]


@dataclass(slots=True)
class Watch:
    """Everybody is in `room`; the line is open from 9 to 22."""

    room: Room

    @property
    def desk(self) -> Desk:
        """The desk at this moment."""
        return self.room.desk

    @property
    def now(self) -> datetime:
        """The moment in the room."""
        return self.room.work.now

    def at(self, moment: datetime) -> None:
        """It is now this moment."""
        self.room.work._scope.now = moment.astimezone(UTC)

    def closes_on(self, *days: date) -> None:
        """Days off."""
        self.room.line = replace(self.room.line, closed=frozenset(days))

    def strikes(self, moment: datetime | None = None) -> None:
        """At this moment the line does what its clock asks for."""
        if moment:
            self.at(moment)
        looks.put_off(self.desk, looks.due(self.room.work, self.room.line))
        for duty in DUTIES:
            duty(self.desk)
        follow_ups.follow_up(self.desk, self.room.work.seekers.ids())

    def passes(self, until: datetime, step: timedelta = timedelta(minutes=30)) -> None:
        """Time passes in steps, and the clock strikes at each."""
        while self.now < until:
            self.strikes(min(self.now + step, until.astimezone(UTC)))

    def hears(self, bot: BotName) -> list[str]:
        """The words that this bot has to say, taken as sent."""
        return [one.words.text for one in self.room.post(bot) if isinstance(one, Send | Edit)]

    def case(self, state: str = "open", **known: object) -> tuple[Case, Seeker, Staff]:
        """A case with its seeker and its confidant, who just got it."""
        seeker, member = self.room.seeker(), self.room.member()
        case = self.room.case(seeker, state, waiting_since=self.now, **known)
        if state == "open":
            self.room.held(case, member)
        return case, self.room.again(seeker), member

    def again(self, case: Case) -> Case:
        """The case as it is now."""
        found = self.room.work.cases.get(case.id)
        assert found is not None
        return found
