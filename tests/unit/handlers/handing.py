"""A case in good hands, and everything that can happen to it, for tests of who sees what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.seeker.routes import PRESSES as SEEKER_PRESSES
from bot.staff.routes import COMMANDS, PRESSES, TAKERS
from db.records import Assignment, Case, Role, Seeker, Staff
from handlers.desk import Line
from handlers.incoming import Letter, Press
from handlers.seeker import talking as seeker_talking
from handlers.staff import personal, remainder, talking
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import UTRECHT, Room


@dataclass(slots=True)
class Scene:
    """A seeker who talks with a confidant, colleagues, and everybody's phone."""

    room: Room
    phones: Phones = field(init=False)
    seeker: Seeker = field(init=False)
    case: Case = field(init=False)
    lead: Staff = field(init=False)

    def __post_init__(self) -> None:
        self.room.line = Line(topics=True)
        self.phones = Phones(self.room.work)
        self.seeker = self.room.seeker()
        self.case = self.room.case(self.seeker)
        self.lead = self.person("Lead")
        self.room.offered(self.case, self.lead)
        self.accepts_first(self.lead)

    def person(self, name: str, *roles: Role, **known: object) -> Staff:
        """A colleague; a confidant when nothing else is said."""
        given = roles or ("confidant",)
        return self.room.member(UTRECHT, **{"roles": given, "name": name, **known})

    def accepts_first(self, member: Staff) -> None:
        """Somebody accepts the case while it waits."""
        (made,) = [one for one in self.room.work.offers.open_to(member.id) if one.case_id == self.case.id]
        PRESSES["of"][1](self.room.desk, member, self.room.press(member, f"of:{made.id}"))
        self.phones.deliver()

    def now(self, member: Staff) -> Staff:
        """The same colleague as the work has them now."""
        found = self.room.work.staff.get(member.id)
        assert found is not None
        return found

    @property
    def case_now(self) -> Case:
        """The case as the work has it now."""
        found = self.room.work.cases.get(self.case.id)
        assert found is not None
        return found

    def held(self, member: Staff) -> Assignment | None:
        """By what somebody is on the case now."""
        return self.room.work.assignments.of_member(self.case.id, member.id)

    def thread(self, member: Staff) -> int | None:
        """The case's topic on somebody's phone."""
        held = self.held(member)
        return held.thread_id if held else None

    def leads(self) -> str:
        """Who has the case, by name."""
        held = self.room.work.assignments.current(self.case.id)
        found = self.room.work.staff.get(held.staff_id) if held else None
        return found.name if found else ""

    def commands(self, member: Staff, text: str) -> None:
        """A colleague types a command, in the case's topic when they have one."""
        name = text.split(maxsplit=1)[0].removeprefix("/")
        letter = self.room.letter(member, text, thread=self.thread(member))
        COMMANDS[name][1](self.room.desk, self.now(member), letter)
        remainder.noted(self.room.desk, member, letter)

    def taps(self, member: Staff, verb: str) -> None:
        """A colleague presses the newest button that does this."""
        self.phones.deliver()
        self.presses(member, self.phones.press(member, verb))

    def presses(self, member: Staff, press: Press) -> None:
        """A colleague presses a button, perhaps one that stands there no longer."""
        PRESSES[press.verb][1](self.room.desk, self.now(member), press)

    def writes(self, member: Staff, text: str, reply_to: int | None = None, **where: object) -> Letter:
        """A colleague writes, in the case's topic when they have one."""
        given = {"thread": self.thread(member), "reply_to": reply_to, **where}
        letter = self.room.letter(member, text, **given)
        self.sends(member, letter)
        return letter

    def sends(self, member: Staff, letter: Letter) -> None:
        """A colleague sends something; the routes say who takes it."""
        member, desk = self.now(member), self.room.desk
        if not any(taken(desk, member, letter) for taken in TAKERS):
            talking.written(desk, member, letter)
        remainder.noted(desk, member, letter)

    def edits(self, member: Staff, letter: Letter, text: str) -> None:
        """A colleague changes a message."""
        changed = replace(letter, words=replace(letter.words, text=text))
        personal.edited(self.room.desk, self.now(member), changed)

    def seeker_writes(self, text: str) -> Letter:
        """The seeker writes."""
        letter = self.room.letter(self.seeker, text)
        seeker_talking.written(self.room.desk, self.room.again(self.seeker), self.case_now, letter)
        return letter

    def seeker_taps(self, verb: str) -> None:
        """The seeker presses the newest button that does this."""
        self.phones.deliver()
        press = self.phones.press(self.seeker, verb)
        SEEKER_PRESSES[press.verb](self.room.desk, self.room.again(self.seeker), press)

    def is_asked(self, action: str) -> bool:
        """Whether the seeker has a button that does this."""
        self.phones.deliver()
        return action in self.phones.actions(self.seeker)

    def goes_away(self, member: Staff) -> None:
        """Somebody takes no offers for now."""
        self.room.work.staff.save(replace(self.now(member), available=False))

    def sees(self, person: Seeker | Staff, words: str) -> bool:
        """Whether these words are anywhere on somebody's phone, once everything is delivered."""
        self.phones.deliver()
        return words in self.phones.all_text(person)
