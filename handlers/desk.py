"""What a handler has on its desk: the open unit of work, the line's settings, and chance."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from db.letters import Address, AnswerPress, DeleteTopic, Outgoing, Remove, Send, ShowCommands
from db.records import Assignment, Case, Seeker, Staff
from db.work import Work
from handlers import discretion, emergencies
from handlers.incoming import Letter, Press
from handlers.own_numbers import Own
from handlers.phrases import phrase
from locales import Tongue, tongue
from locales.organisation import ours
from locales.texts import pin
from matching.opening import Opening

THROUGH_A_LOCK = (AnswerPress, Remove, DeleteTopic, ShowCommands)
"""What reaches a staff bot that is locked: it shows nothing, or takes away."""


@dataclass(frozen=True, slots=True)
class Line:
    """How this line is run. The defaults are defaults, not anyone's practice.

    `opens` and `closes` are local hours in `zone`, `closed` days off; `topics` says whether the
    staff bot can make topics in private chats; `grace` is how long a closed case stays on the
    confidant's phone. `remind` is the open time after which a confidant who owes an answer is
    reminded, `silent` the time after which a silent seeker is asked, `follow_up` when after the
    end a seeker who wished it is asked how it goes, `late` the time after which whoever wrote a message
    that has not arrived hears so, `alert` the time after which coordinators hear that messages wait.
    `intervision_days` is how long colleagues can read a note, `meeting_days` how long after a meeting its
    sign-ups are kept.
    """

    name: str = "Amana"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Amsterdam"))
    opens: time = time(9)
    closes: time = time(22)
    closed: frozenset[date] = frozenset()
    offer_time: timedelta = timedelta(minutes=30)
    grace: timedelta = timedelta(hours=24)
    retention_days: int = 90
    intake_days: int = 7
    remind: timedelta = timedelta(hours=24)
    silent: timedelta = timedelta(days=7)
    follow_up: timedelta = timedelta(days=42)
    late: timedelta = timedelta(minutes=10)
    alert: timedelta = timedelta(minutes=15)
    intakes_a_day: int = 5
    intervision_days: int = 90
    meeting_days: int = 7
    topics: bool = False
    seeker_bot: str = ""
    staff_bot: str = ""

    @property
    def hours(self) -> Opening:
        """The hours in which somebody mostly answers, and in which nobody is disturbed for nothing."""
        return Opening(self.opens, self.closes, self.zone, self.closed)


@dataclass(frozen=True, slots=True)
class Desk:
    """One handler's world, for as long as one update takes.

    `more_of_album`: other items of the album that this update is of wait behind it in the inbox.
    `present` is the seeker's chat in which somebody has just done something: what answers that is
    shown at once, whatever the seeker chose for news.
    """

    work: Work
    line: Line
    rng: random.Random
    more_of_album: bool = False
    present: int | None = None

    @property
    def now(self) -> datetime:
        """The moment this update is handled, in UTC."""
        return self.work.now

    def tell_seeker(self, seeker: Seeker, what: Outgoing, case: Case | None = None) -> None:
        """Put something for a seeker in the outbox, under `case` when it belongs to one.

        It waits there unseen when the seeker wants it so.
        """
        what = _in_language_of(seeker, what)
        where = self.at_seeker(seeker, case)
        if not self.holds_back(seeker, where, what):
            self.work.outbox.put(where, what, urgent=emergencies.is_one(what))

    def holds_back(self, seeker: Seeker, where: Address, what: Outgoing) -> bool:
        """Hold a letter back when the seeker wants it so: whether it was. Never while they are here."""
        here = self.present == seeker.chat_id
        return not here and discretion.holds_back(self.work, seeker, where, what)

    def tell_staff(self, member: Staff, what: Outgoing, held: Assignment | None = None) -> None:
        """Put something for a staff member in the outbox.

        With `held` it goes into that assignment's topic, and nowhere once the assignment ends.
        """
        self._to_staff(member, self.at_staff(member, held), self._hushed(what, held) if held else what)

    def answer_here(self, member: Staff, letter: Letter | None, what: Outgoing) -> None:
        """Answer where it was asked: in the topic of a case that is still theirs, else in the plain chat."""
        there = (
            self.work.assignments.by_thread(member.id, letter.thread) if letter and letter.thread else None
        )
        self.tell_staff(member, what, there if there and there.until is None else None)

    def at_seeker(self, seeker: Seeker, case: Case | None = None) -> Address:
        """Where a seeker's letters go."""
        return Address("seeker", seeker.chat_id, case.id if case else None)

    def at_staff(self, member: Staff, held: Assignment | None = None) -> Address:
        """Where a staff member's letters go: the plain chat, or an assignment's topic."""
        if held is None:
            return Address("staff", member.chat_id)
        return Address("staff", member.chat_id, held.case_id, held.id, in_topic=True)

    def tell_beside(self, member: Staff, what: Outgoing, case: Case) -> None:
        """Put something of a case in the outbox for somebody who need not be on it: in the plain chat."""
        self._to_staff(member, Address("staff", member.chat_id, case.id), what)

    def is_muted(self, held: Assignment) -> bool:
        """Whether somebody wants to hear no sound of a case now."""
        return held.muted_until is not None and held.muted_until > self.now

    def _hushed(self, what: Outgoing, held: Assignment) -> Outgoing:
        return replace(what, silent=True) if isinstance(what, Send) and self.is_muted(held) else what

    def is_locked(self, member: Staff) -> bool:
        """Whether a staff member's bot shows nothing now: locked by hand, or nobody was there for a while."""
        if not member.pin or member.active_at is None:
            return member.locked
        return member.locked or self.now - member.active_at >= timedelta(minutes=member.pin_minutes)

    def _to_staff(self, member: Staff, where: Address, what: Outgoing) -> None:
        """To a bot that is locked nothing goes but what takes away: the rest comes when it is opened."""
        withheld = self.is_locked(member) and not isinstance(what, THROUGH_A_LOCK)
        if withheld and isinstance(what, Send):
            self.say_that_there_is_something(member, what)
        urgent = emergencies.is_one(what)
        self.work.outbox.put(where, _in_language_of(member, what), withheld=withheld, urgent=urgent)

    def say_that_there_is_something(self, member: Staff, what: Send) -> None:
        """A neutral line for the first thing that is withheld, and for every alarm."""
        urgent = what.entry is not None and what.entry.seq == Own.ALARM
        if urgent or not self.work.outbox.withheld("staff", member.chat_id):
            self.say_news(member, urgent=urgent)

    def say_news(self, member: Staff, *, urgent: bool = False) -> None:
        """The neutral line itself, which goes through the lock."""
        line = phrase(voice_of(member), pin.URGENT if urgent else pin.NEWS)
        news = Send(line, language=voice_of(member).code)
        self.work.outbox.put(Address("staff", member.chat_id), news, urgent=urgent)

    def answer_seeker(self, press: Press, text: str = "", *, alert: bool = False) -> None:
        """Answer a seeker's press, so that the button stops spinning."""
        self.work.outbox.put(Address("seeker", press.chat_id), AnswerPress(press.press_id, text[:200], alert))

    def answer_staff(self, press: Press, text: str = "", *, alert: bool = False) -> None:
        """Answer a staff member's press, so that the button stops spinning."""
        self.work.outbox.put(Address("staff", press.chat_id), AnswerPress(press.press_id, text[:200], alert))


def voice_of(person: Seeker | Staff) -> Tongue:
    """The language and script a person reads; the country's where nobody has chosen yet."""
    return tongue(person.language or ours().local)


def _in_language_of(person: Seeker | Staff, what: Outgoing) -> Outgoing:
    """A message says which language its reader has, for the courier's own line above a repeat."""
    return replace(what, language=voice_of(person).code) if isinstance(what, Send) else what
