"""Order and completeness of inbox and outbox, held against a model under any interleaving."""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from db import tables
from db.inbox import TRIES
from db.letters import Address, Typing
from db.packing import unpack_letter
from tests.contract.db.conftest import BACKENDS
from tests.contract.db.scene import HANNA, played, says
from tests.unit.db.house import HandClock

CHATS = st.integers(1, 4)
PICK = st.integers(0, 30)


class OverAStore(RuleBasedStateMachine):
    """A store of its own for each run, and units of work that may fail."""

    backend = "sqlite"

    def __init__(self):
        super().__init__()
        self.clock = HandClock()
        self.folder = tempfile.TemporaryDirectory()
        self.opened = BACKENDS[self.backend](Path(self.folder.name), self.clock)
        self.store = self.opened.__enter__()
        if self.backend == "sqlite":
            driver = self.store._connection.connection.dbapi_connection
            driver.execute("PRAGMA synchronous = OFF")  # order is at stake here, not the disk
        self.runner = asyncio.Runner()

    def teardown(self):
        self.opened.__exit__(None, None, None)
        self.runner.close()
        self.folder.cleanup()

    def work(self, do):
        async def run():
            async with self.store.transaction() as work:
                return do(work)

        return self.runner.run(run())

    @rule(seconds=st.integers(1, 400))
    def time_passes(self, seconds):
        self.clock.move(seconds=seconds)

    def one_turn_a_lane(self, table):
        """In each lane exactly the oldest row has its turn, a pressing one while anything urgent is there."""
        rows = self.work(lambda work: work._scope.all(table.select()))
        lanes = defaultdict(list)
        for row in rows:
            if row.lane is not None:
                lanes[row.lane].append(row)
        for lane in lanes.values():
            oldest = min(lane, key=lambda row: row.id)
            turn = tables.PRESSING if any(getattr(row, "urgent", False) for row in lane) else tables.NEXT
            assert [(row.id, row.place) for row in lane if row.place != tables.BEHIND] == [(oldest.id, turn)]
        assert all(row.payload is None for row in rows if row.state in ("done", "aside", "sent", "cancelled"))


class InboxMachine(OverAStore):
    """Updates come, again too, carry files, fail and succeed, in any order the clerk may meet."""

    def __init__(self):
        super().__init__()
        self.came = defaultdict(list)
        self.handled = defaultdict(list)
        self.aside = set()
        self.number = 0

    @rule(chat=CHATS, carries=st.booleans())
    def comes(self, chat, carries):
        self.number += 1
        number = self.number
        assert self.work(lambda work: work.inbox.add("seeker", number, chat, b"x", carries=carries))
        self.came[chat].append(number)

    @rule(pick=PICK, chat=CHATS)
    def comes_again(self, pick, chat):
        if self.number:
            number = pick % self.number + 1
            assert not self.work(lambda work: work.inbox.add("seeker", number, chat, b"x", carries=False))

    @rule(pick=PICK)
    def is_carried(self, pick):
        def do(work):
            waiting = work.inbox.carrying(50)
            if waiting:
                work.inbox.carried(waiting[pick % len(waiting)].id, "{}")

        self.work(do)

    @rule(fate=st.lists(st.sampled_from(["done", "failed"]), max_size=6))
    def is_handled(self, fate):
        def do(work):
            for arrival, end in zip(work.inbox.ready(10), fate, strict=False):
                with work.savepoint():
                    self.handle(work, arrival, end)

        self.work(do)

    def handle(self, work, arrival, end):
        if end == "done":
            self.handled[arrival.chat_id].append(arrival.update_id)
            work.inbox.done(arrival.id)
        elif work.inbox.failed(arrival.id, "KeyError"):
            assert arrival.tries == TRIES - 1
            self.aside.add(arrival.update_id)

    @invariant()
    def order_is_kept(self):
        """Of each chat exactly the first so many were handled or set aside, in order."""
        for chat, handled in self.handled.items():
            through = [number for number in self.came[chat] if number in handled or number in self.aside]
            assert handled == [number for number in through if number not in self.aside]
            assert through == self.came[chat][: len(through)]

    @invariant()
    def nobody_is_forgotten(self):
        self.one_turn_a_lane(tables.inbox)
        done = len(self.aside) + sum(map(len, self.handled.values()))
        assert self.work(lambda work: work.inbox.waiting()) == self.number - done

    def teardown(self):
        """Whatever happened, everything can be brought to its end."""
        for _ in range(400):
            if not self.work(lambda work: work.inbox.waiting()):
                break
            self.clock.move(hours=1)
            self.is_carried(0)
            self.is_handled(["done"] * 10)
        self.order_is_kept()
        assert not self.work(lambda work: work.inbox.waiting())
        super().teardown()


class OutboxMachine(OverAStore):
    """Letters are put, claimed, settled in every way, taken back, and interrupted by crashes."""

    def __init__(self):
        super().__init__()
        self.scene = self.work(played)
        self.ended = False
        self.put = defaultdict(list)
        self.begun = defaultdict(list)
        self.over = set()
        self.gone = set()
        self.moving = {}
        self.recalled = set()
        self.of_the_case = set()

    @rule(chat=CHATS, urgent=st.booleans())
    def is_put(self, chat, urgent):
        self._put(chat, Address("seeker", chat), urgent=urgent)

    @rule(of_the_case=st.booleans())
    def is_put_for_the_member(self, of_the_case):
        number = self._put(HANNA, self.scene.to_member if of_the_case else Address("staff", HANNA))
        if of_the_case:
            self.of_the_case.add(number)

    def _put(self, chat, where, *, urgent=False):
        words = says(str(sum(map(len, self.put.values()))))
        number = self.work(lambda work: work.outbox.put(where, words, urgent=urgent))
        self.put[chat].append(number)
        return number

    @rule(chat=CHATS)
    def is_typing(self, chat):
        self.work(lambda work: work.outbox.put(Address("seeker", chat), Typing()))

    @rule(limit=st.integers(0, 5), urgent=st.integers(0, 5), others=st.integers(0, 5))
    def is_claimed(self, limit, urgent=5, others=5):
        claimed = self.work(lambda work: work.outbox.claim(limit, urgent=urgent, others=others))
        pressing = [letter for letter in claimed if letter.urgent]
        assert claimed[: len(pressing)] == pressing
        assert len(pressing) <= urgent
        assert len(claimed) - len(pressing) <= others
        assert len(claimed) <= limit
        room = min(others, limit - len(pressing))
        full = {
            tables.PRESSING: len(pressing) >= min(limit, urgent),
            tables.NEXT: len(claimed) - len(pressing) >= room,
        }
        self._nobody_is_passed_over({place for place, is_so in full.items() if not is_so})
        for letter in claimed:
            if unpack_letter(letter.payload).what == "send":
                assert letter.chat_id not in self.moving
                assert not (self.ended and letter.assignment_id)
                self.moving[letter.chat_id] = letter
                self._begins(letter)
            else:
                self.work(lambda work, number=letter.id: work.outbox.sent(number))

    def _nobody_is_passed_over(self, places):
        """Where there was room for more of a kind, nothing of that kind is left that is due."""
        rows = self.work(lambda work: work._scope.all(tables.outbox.select())) if places else []
        now = self.clock.now()
        assert not [r for r in rows if r.state == "waiting" and r.place in places and r.due_at <= now]

    def _begins(self, letter):
        """A letter may begin only when all before it in its chat are over; after trying, only marked."""
        before = [number for number in self.put[letter.chat_id] if number < letter.id]
        assert not [
            number for number in before if number not in self.over and not self._may_be_dropped(number)
        ]
        self.over |= set(before)
        if letter.id in self.gone:
            assert letter.repeat

    def _may_be_dropped(self, number):
        return self.ended and number in self.of_the_case

    @rule(pick=PICK, end=st.sampled_from(["sent", "refused"]))
    def is_settled(self, pick, end):
        letter = self._take(pick)
        if letter:
            more = () if end == "sent" else ("other",)
            self.work(lambda work: getattr(work.outbox, end)(letter.id, *more))
            self.over.add(letter.id)

    @rule(pick=PICK, seconds=st.integers(0, 100))
    def is_to_be_tried_again(self, pick, seconds):
        letter = self._take(pick)
        if letter:
            due = self.clock.now() + timedelta(seconds=seconds)
            self.work(lambda work: work.outbox.again(letter.id, due))

    @rule(pick=PICK)
    def is_lost_on_the_way(self, pick):
        letter = self._take(pick)
        if letter:
            self.gone.add(letter.id)
            self.work(lambda work: work.outbox.unknown(letter.id))

    @rule(pick=PICK)
    def cannot_be_reached(self, pick):
        letter = self._take(pick)
        if letter:
            self.work(lambda work: work.outbox.unreachable(letter.id))
            self.work(lambda work: work.outbox.revive("seeker", letter.chat_id))

    @rule()
    def crashes(self):
        self.gone |= {letter.id for letter in self.moving.values()}
        self.over |= self.recalled & self.gone
        self.moving.clear()
        self.work(lambda work: work.outbox.recover())

    @rule(chat=CHATS)
    def is_taken_back(self, chat):
        self.work(lambda work: work.outbox.cancel(chat_id=chat, bot="seeker"))
        self._are_over(set(self.put[chat]))

    @rule()
    def the_case_is_taken_back(self):
        self.work(lambda work: work.outbox.cancel(case_id=self.scene.case.id))
        self._are_over(self.of_the_case)

    def _are_over(self, numbers):
        """All of them at once, but one that is on its way only once that has ended."""
        moving = {letter.id for letter in self.moving.values()}
        self.over |= numbers - moving
        self.recalled |= numbers & moving

    @rule()
    def moves_on(self):
        self.work(lambda work: work.assignments.end(self.scene.held.id))
        self.ended = True

    def _take(self, pick):
        """A letter whose fate is now known; one that was taken back is over whatever it is."""
        if not self.moving:
            return None
        letter = self.moving.pop(sorted(self.moving)[pick % len(self.moving)])
        self.over |= {letter.id} & self.recalled
        return letter

    @invariant()
    def lanes_are_whole(self):
        self.one_turn_a_lane(tables.outbox)

    def teardown(self):
        """Whatever happened, everything that may go out goes out in the end."""
        self.crashes()
        while self.work(lambda work: work.outbox.waiting()):
            self.clock.move(hours=7)
            self.is_claimed(5)
            while self.moving:
                self.is_settled(0, "sent")
        left = {number for numbers in self.put.values() for number in numbers} - self.over
        assert all(self._may_be_dropped(number) for number in left)
        super().teardown()


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("machine", [InboxMachine, OutboxMachine])
def test_order_holds_whatever_happens(machine, backend):
    """Under any sequence of events each chat's order is kept, nothing is lost, and lanes stay whole."""
    kind = type(machine.__name__, (machine,), {"backend": backend})
    run_state_machine_as_test(kind, settings=settings(max_examples=25, stateful_step_count=40, deadline=None))
