"""A hall for tests about meetings: a room whose clock is moved, people with phones, and meetings in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from db.meetings import Announcement, Meeting
from db.records import Role, Seeker, Staff
from db.seats import Seat
from handlers.clock import meetings as by_clock
from handlers.meetings import seating
from handlers.staff.card import Card
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import Room

UTRECHT, ROTTERDAM = "2745912", "2747891"
TITLE, TEXT, ADDRESS = "Title-canary", "Text-canary of the evening", "Canarystreet 7, the blue door"


@dataclass(slots=True)
class Hall:
    """Everything at one desk; `phones` shows what has come."""

    room: Room
    phones: Phones = field(init=False)

    def __post_init__(self) -> None:
        self.phones = Phones(self.room.work)

    @property
    def now(self) -> datetime:
        """The moment in the room."""
        return self.room.work.now

    def moves(self, **much: float) -> None:
        """Time passes, and the line has looked after its meetings."""
        self.room.work._scope.now += timedelta(**much)
        by_clock.attend_to_meetings(self.room.desk)
        self.phones.deliver()

    def meeting(self, *, capacity: int = 2, days: float = 7, **known: object) -> Meeting:
        """One that is shown to everybody."""
        made = self.room.work.meetings.new("planner")
        given = {
            "state": "open",
            "starts_at": self.now + timedelta(days=days),
            "texts": (Announcement("nl", TITLE, TEXT),),
            "town": UTRECHT,
            "address": ADDRESS,
            "capacity": capacity,
            "audience": "mixed",
            "languages": ("nl",),
            **known,
        }
        made = replace(made, **{"told_start": given["starts_at"], **given})  # type: ignore[arg-type]
        self.room.work.meetings.save(made)
        return made

    def again(self, meeting: Meeting) -> Meeting:
        """The same meeting as it is now."""
        found = self.room.work.meetings.get(meeting.id)
        assert found is not None
        return found

    def signed(self, meeting: Meeting, **known: object) -> tuple[Seeker, Seat]:
        """Somebody who has signed up."""
        seeker = self.room.seeker(**known)
        return seeker, seating.sign_up(self.room.desk, seeker, meeting)

    def seat(self, seeker: Seeker, meeting: Meeting) -> Seat | None:
        """Somebody's sign-up as it is now."""
        return seating.seat_of(self.room.desk, meeting.id, seeker)

    def member(self, *roles: Role, name: str = "") -> Staff:
        """Somebody on the staff who is ready."""
        return self.room.member(Card(), roles=roles, name=name)

    def sees(self, person: Seeker | Staff) -> str:
        """Everything on somebody's screen."""
        self.phones.deliver()
        return self.phones.all_text(person)
