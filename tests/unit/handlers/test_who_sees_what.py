"""Whatever happens to a case, in whatever order: what is said is seen by whom it is for, and nobody else."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from db.records import Case, Seeker, Side, Staff
from handlers import duties
from handlers.company import replies
from handlers.incoming import Letter
from handlers.seeker import personal as seeker_personal
from handlers.staff import presence
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.plays import own_room

CALM = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SAID = re.compile(r"said-\d+")
SOME = st.integers(0, 99)

Said = set[str]


class Conversation(RuleBasedStateMachine):
    """The seeker, five confidants and two coordinators; `ought` is what each should have on the phone.

    Each time in a room of its own, in which chance is the same: else no play could be played again.
    """

    homes: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.door = own_room(self.homes)
        self.room = self.door.__enter__()
        self.scene = Scene(self.room)
        self.staff = [self.scene.lead]
        self.staff += [self.scene.person(f"Confidant{n}", available=True) for n in range(4)]
        self.staff += [self.scene.person(f"Coordinator{n}", "coordinator") for n in range(2)]
        self.people: list[Seeker | Staff] = [self.scene.seeker, *self.staff]
        self.ought: dict[str, Said] = {one.id: set() for one in self.people}
        self.said: list[tuple[str, Side, str]] = []
        self.letters: list[Letter] = []
        self.numbers = itertools.count(1)
        self.adviser = ""

    def teardown(self) -> None:
        try:
            self.all_is_delivered()
        finally:
            self.door.__exit__(None, None, None)

    # What is known

    @property
    def case(self) -> Case:
        return self.scene.case_now

    def is_open(self) -> bool:
        return self.case.state == "open"

    def present(self) -> list[Staff]:
        return [one for one in self.staff if self.scene.held(one)]

    def someone(self, nr: int) -> Staff:
        there = self.present()
        return there[nr % len(there)]

    def pick(self, people: list[Staff], nr: int) -> Staff | None:
        return people[nr % len(people)] if people else None

    def lead(self) -> Staff:
        return next(one for one in self.staff if one.name == self.scene.leads())

    def token(self) -> str:
        return f"said-{next(self.numbers)}"

    def is_said(self, words: str, side: Side, by: str, letter: Letter) -> None:
        """Everybody on the case sees it but who said it; the seeker sees what is for the seeker."""
        self.said.append((words, side, by))
        self.letters.append(letter)
        if side == "confidant":
            self.ought[self.scene.seeker.id].add(words)
        for one in self.present():
            if one.id != by:
                self.ought[one.id].add(words)

    def gone(self, before: list[Staff]) -> None:
        """Whoever is not on the case any more has nothing of it left."""
        for one in before:
            if not self.scene.held(one):
                self.ought[one.id] = set()

    def reads_back(self, member: Staff, *sides: Side) -> None:
        """Whoever comes in reads what was said so far."""
        self.ought[member.id] = {words for words, side, by in self.said if side in sides and by != member.id}

    # What happens

    @precondition(lambda self: self.case.state in ("open", "waiting"))
    @rule()
    def the_seeker_writes(self) -> None:
        words = self.token()
        self.is_said(words, "seeker", "", self.scene.seeker_writes(words))

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME)
    def somebody_on_the_case_writes(self, nr: int) -> None:
        one, words = self.someone(nr), self.token()
        if self.scene.thread(one) is None:
            self.scene.phones.deliver()
        self.is_said(words, "confidant", one.id, self.scene.writes(one, words))

    @precondition(lambda self: self.is_open() and self.said)
    @rule(nr=SOME, gone=st.booleans())
    def something_said_is_edited(self, nr: int, gone: bool) -> None:
        """Where the old words stand there are new ones, and nowhere else; not from who is off the case."""
        self.scene.phones.deliver()
        here = {"", *(one.id for one in self.present())}
        of_gone = [at for at, (_, _, by) in enumerate(self.said) if by not in here]
        some = of_gone if gone and of_gone else range(len(self.said))
        at, new = some[nr % len(some)], self.token()
        old, side, by = self.said[at]
        self.edits(by, self.letters[at], new)
        if by and by not in {
            one.id for one in (*self.present(), *(self.advisers() if side == "aside" else ()))
        }:
            return
        self.said[at] = (new, side, by)
        for seen in self.ought.values():
            if old in seen:
                seen.remove(old)
                seen.add(new)

    def edits(self, by: str, letter: Letter, words: str) -> None:
        if by:
            self.scene.edits(next(one for one in self.staff if one.id == by), letter, words)
        else:
            edit = replace(letter, words=replace(letter.words, text=words))
            seeker_personal.edited(self.room.desk, self.room.again(self.scene.seeker), edit)

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME)
    def somebody_asks_a_coordinator(self, nr: int) -> None:
        one, words = self.someone(nr), self.token()
        self.scene.phones.deliver()
        self.scene.commands(one, "/advice")
        if not self.scene.now(one).asks:
            return
        letter = self.scene.writes(one, words)
        self.adviser = ""
        self.is_said(words, "aside", one.id, letter)
        for other in self.advisers():
            self.ought[other.id].add(words)

    def advisers(self) -> list[Staff]:
        barred = self.room.again(self.scene.seeker).barred
        found = [
            one
            for one in self.staff
            if "coordinator" in one.roles
            and not self.scene.held(one)
            and not self.scene.now(one).unreachable
            and one.id not in barred
        ]
        return [one for one in found if one.id == self.adviser] or found

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME, which=SOME)
    def a_coordinator_answers(self, nr: int, which: int) -> None:
        self.scene.phones.deliver()
        one = self.pick(self.advisers(), nr)
        seen = self.asides_on(one) if one else []
        if one is None or not seen:
            return
        words = self.token()
        letter = self.scene.writes(one, words, reply_to=seen[which % len(seen)])
        if self.adviser != one.id:
            for other in self.advisers():
                if other.id != one.id:
                    self.ought[other.id] = set()
            self.adviser = one.id
        self.is_said(words, "aside", one.id, letter)

    def asides_on(self, member: Staff) -> list[int]:
        """The messages on a screen that show an aside."""
        aside = {words for words, side, _ in self.said if side == "aside"}
        screen = self.scene.phones.screens.get(member.chat_id, {})
        return [nr for nr, shown in screen.items() if aside & set(SAID.findall(shown.text))]

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME, which=SOME)
    def somebody_replies_to_an_aside(self, nr: int, which: int) -> None:
        """The most dangerous message of all: it must not reach the seeker."""
        self.scene.phones.deliver()
        one = self.someone(nr)
        seen = self.asides_on(one)
        if not seen:
            return
        words = self.token()
        self.is_said(words, "aside", one.id, self.scene.writes(one, words, seen[which % len(seen)]))
        for other in self.advisers():
            self.ought[other.id].add(words)

    @precondition(lambda self: self.is_open() and not self.case.handover)
    @rule()
    def the_lead_asks_to_hand_over(self) -> None:
        self.scene.phones.deliver()
        lead = self.lead()
        self.scene.commands(lead, "/transfer")
        self.scene.taps(lead, "hf")

    @precondition(lambda self: self.is_open() and self.case.handover and not self.case.handover.agreed)
    @rule(answer=st.sampled_from(["whole", "fresh", "no"]))
    def the_seeker_answers(self, answer: str) -> None:
        self.scene.seeker_taps(f"pass:{answer}")

    @precondition(lambda self: self.is_open() and not self.case.handover)
    @rule(answer=st.sampled_from(["whole", "fresh"]), writes=st.booleans())
    def a_colleague_takes_it_over(self, answer: str, writes: bool) -> None:
        """The whole way at once; something may be on its way to the old side when the new one accepts."""
        self.the_seeker_writes()
        self.the_lead_asks_to_hand_over()
        self.the_seeker_answers(answer)
        offers = [one for one in self.room.work.offers.all_open_for(self.case.id) if one.part == "transfer"]
        if not offers:
            return
        member = next(one for one in self.staff if one.id == offers[0].staff_id)
        self.scene.phones.deliver()
        accept = self.scene.phones.press(member, f"of:{offers[0].id}")
        if writes:
            self.the_seeker_writes()
        before = self.present()
        self.scene.presses(member, accept)
        self.came_in(member, before, "transfer", whole=answer == "whole")

    def came_in(self, member: Staff, before: list[Staff], part: str, *, whole: bool) -> None:
        """Somebody has accepted: they read what they may, and whom they follow has nothing left."""
        if not self.scene.held(member):
            return
        self.gone(before)
        if part == "lead":
            self.reads_back(member, "seeker")
        elif part == "beside" or whole:
            self.reads_back(member, "seeker", "confidant", "aside")
        else:
            self.ought[member.id] = set()

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME)
    def the_lead_invites(self, nr: int) -> None:
        self.scene.phones.deliver()
        lead = self.lead()
        self.scene.commands(lead, "/together")
        self.scene.phones.deliver()
        asked = [one for one in self.scene.phones.actions(lead) if one.startswith("jt:")]
        if asked:
            self.scene.taps(lead, asked[nr % len(asked)])

    @precondition(lambda self: self.room.work.offers.all_open_for(self.case.id))
    @rule(nr=SOME, how=st.sampled_from(["of", "of", "of", "od", "ok", "late"]))
    def an_offer_is_answered(self, nr: int, how: str) -> None:
        offers = self.room.work.offers.all_open_for(self.case.id)
        made = offers[nr % len(offers)]
        member = next(one for one in self.staff if one.id == made.staff_id)
        before, wanted = self.present(), self.case.handover
        if how == "late":
            replies.expire(self.room.desk, made)
            return
        if how == "ok" and f"ok:{made.id}" not in self.scene.phones.actions(member):
            return
        self.scene.taps(member, f"{how}:{made.id}")
        if how == "of":
            self.came_in(member, before, made.part, whole=bool(wanted and wanted.with_transcript))

    @precondition(lambda self: self.is_open())
    @rule(nr=st.integers(5, 6))
    def a_coordinator_joins(self, nr: int) -> None:
        self.scene.phones.deliver()
        one = self.staff[nr]
        self.scene.commands(one, "/join")
        self.scene.phones.deliver()
        if self.scene.held(one) or f"jn:{self.case.id}" not in self.scene.phones.actions(one):
            return
        self.scene.taps(one, "jn")
        self.scene.taps(one, "jr")
        self.reads_back(one, "seeker", "confidant", "aside")

    @precondition(lambda self: self.is_open())
    @rule(nr=SOME)
    def somebody_parts(self, nr: int) -> None:
        before = self.present()
        self.scene.commands(self.someone(nr), "/part")
        self.gone(before)

    @precondition(lambda self: self.is_open() and len(self.said) > 3)
    @rule(nr=SOME, how=st.sampled_from(["family", "other", "no", "seeker", "blocks"]))
    def somebody_is_out(self, nr: int, how: str) -> None:
        if how == "seeker":
            self.the_seeker_wants_somebody_else()
        elif how == "blocks":
            self.somebody_blocks_the_bot(nr)
        else:
            self.somebody_steps_out(nr, how)

    def somebody_steps_out(self, nr: int, why: str) -> None:
        before, one = self.present(), self.someone(nr)
        self.scene.phones.deliver()
        self.scene.commands(one, "/stepout")
        self.scene.taps(one, f"so:{self.case.id}:{why}")
        self.gone(before)

    def the_seeker_wants_somebody_else(self) -> None:
        before = self.present()
        self.scene.seeker_taps("other")
        self.scene.seeker_taps("otheryes")
        self.gone(before)

    def somebody_blocks_the_bot(self, nr: int) -> None:
        before, one = self.present(), self.someone(nr)
        presence.changed(self.room.desk, self.scene.now(one), here=False)
        self.gone(before)
        presence.changed(self.room.desk, self.scene.now(one), here=True)

    @rule()
    def the_clock_ticks(self) -> None:
        duties.match_waiting(self.room.desk)
        duties.keep_handing_over(self.room.desk)

    @precondition(lambda self: self.is_open() and len(self.said) > 5)
    @rule()
    def the_lead_ends(self) -> None:
        self.scene.phones.deliver()
        lead = self.lead()
        self.scene.commands(lead, "/end")
        self.scene.taps(lead, "end")
        for one in self.staff:
            if not self.scene.held(one):
                self.ought[one.id] = set()

    @rule()
    def all_is_delivered(self) -> None:
        """The courier has been round: now the phones show what they ought to, and nothing more."""
        self.scene.phones.deliver()
        for one in self.people:
            assert set(SAID.findall(self.scene.phones.all_text(one))) == self.ought[one.id], one


def test_everything_is_seen_by_whom_it_is_for_and_by_nobody_else(tmp_path: Path) -> None:
    """Over any order of writing, editing, asking aside, handing over, joining, leaving and ending."""
    Conversation.homes = tmp_path
    run_state_machine_as_test(Conversation, settings=CALM)  # type: ignore[no-untyped-call]
