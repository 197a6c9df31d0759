"""The courier: claim, commit, carry, settle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.post.backoff import Backoff
from bot.post.bell import Bell
from bot.post.courier import Boarding, Courier
from bot.post.driver import Driver, Van
from bot.post.freight import Freight, Receipt
from bot.post.hands import Hands
from bot.post.limits import Pace, Spacing
from bot.post.outcomes import NotSent, Refused, TopicGone, Unknown, Unreachable, Wait
from bot.post.settling import Hooks, Settling
from db.errors import DiskFull
from db.letters import Address, AnswerPress, BotName, OpenTopic
from db.records import Consignment
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours, until
from tests.unit.post.people import CONFIDANT, SEEKER, Carrier, put, talking, text, waiting

HERE = Address("seeker", SEEKER)
THERE = Address("seeker", 77)


class Round:
    """A courier with a carrier for each bot, and what the house was told."""

    def __init__(self, store: Store, hours: Hours, backoff: Backoff, bots: tuple[BotName, ...]) -> None:
        self.store = store
        self.hours = hours
        self.carrier = Carrier()
        self.told: list[str] = []
        pace = Pace(1e6, 1e6, 1e6, 1e6)
        vans = {bot: Van(self.carrier, Spacing(hours.tick, hours.sleep, pace)) for bot in bots}
        driver = Driver(store, vans, backoff=backoff, sleep=hours.sleep)
        settling = Settling(
            Hooks(self._unreachable, self._refused, self._topic_gone, self._topic_twice), backoff
        )
        self.courier = Courier(
            store,
            driver,
            settling,
            lambda *_: "(repeat)",
            backoff=backoff,
            sleep=hours.sleep,
            drain=0.2,
        )

    def _unreachable(self, work: Work, letter: Consignment) -> None:
        self.told.append("unreachable")

    def _refused(self, work: Work, letter: Consignment, reason: str) -> None:
        self.told.append(reason)

    def _topic_twice(self, work: Work, letter: Consignment) -> None:
        self.told.append("topic twice")

    def _topic_gone(self, work: Work, letter: Consignment) -> None:
        self.told.append("topic gone")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.ensure_future(self.courier.run())
        try:
            yield
        finally:
            self.courier.stop()
            await task

    async def until_quiet(self) -> None:
        """Run until nothing waits any more."""
        async with self.running():
            for _ in range(3000):
                if not await waiting(self.store):
                    return
                await asyncio.sleep(0.001)
        raise AssertionError("letters are left")


async def never(_: float) -> None:
    await asyncio.Event().wait()


@pytest.fixture
def rounds(store: Store, hours: Hours, backoff: Backoff) -> Round:
    return Round(store, hours, backoff, ("seeker", "staff"))


async def test_what_waits_is_sent(rounds: Round):
    """Letters put before the start go out, and are done."""
    await put(rounds.store, HERE, text("one"), text("two"))
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["one", "two"]


async def test_a_ring_brings_new_letters_out(rounds: Round):
    """A letter put while the courier waits goes out at its bell."""
    async with rounds.running():
        await put(rounds.store, HERE, text("one"))
        rounds.courier.bell.ring()
        await until(lambda: rounds.carrier.texts == ["one"])


async def test_the_slow_poll_is_only_a_net(rounds: Round):
    """While letters are due the courier goes on by itself: more chats and letters than it has hands for."""
    rounds.courier.bell = Bell(never)
    for chat in range(100):
        await put(rounds.store, Address("seeker", chat + 1), text("one"), text("two"), text("three"))
    rounds.courier.bell.ring()
    async with rounds.running():
        await until(lambda: len(rounds.carrier.carried) == 300)


async def test_a_letter_is_marked_and_committed_before_its_call(rounds: Round):
    """While a letter is carried, the database already says that it is on its way."""
    seen: list[int] = []

    async def carry(parcel: Freight) -> Receipt:
        async with rounds.store.transaction() as work:
            seen.append(len(work.outbox.claim(9)))
            seen.append(work.outbox.waiting())
        return Receipt((1,))

    rounds.carrier.carry = carry
    await put(rounds.store, HERE, text("one"))
    await rounds.until_quiet()
    assert seen == [0, 1]


async def test_one_chat_goes_in_order_though_its_first_letter_fails(rounds: Round):
    """A letter that has to be tried again holds up what follows it in its chat."""
    rounds.carrier.answers = [NotSent(), Wait(5), NotSent()]
    await put(rounds.store, HERE, text("one"), text("two"), text("three"))
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["one", "one", "one", "one", "two", "three"]


async def test_a_wait_is_for_that_chat_alone(rounds: Round):
    """While one chat waits as told, another is served."""
    rounds.carrier.answers = [
        lambda parcel: Wait(300) if parcel.chat_id == SEEKER else Receipt((1,)),
    ]
    await put(rounds.store, HERE, text("held"), text("behind"))
    await put(rounds.store, THERE, text("a"), text("b"))
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["held", "a", "b", "held", "behind"]


async def test_different_chats_go_side_by_side(rounds: Round):
    """A slow chat holds up no other."""
    release = asyncio.Event()

    async def carry(parcel: Freight) -> Receipt:
        rounds.carrier.carried.append(parcel)
        if parcel.chat_id == SEEKER:
            await release.wait()
        return Receipt((len(rounds.carrier.carried),))

    rounds.carrier.carry = carry
    await put(rounds.store, HERE, text("slow"))
    await put(rounds.store, THERE, text("a"), text("b"))
    async with rounds.running():
        await until(lambda: rounds.carrier.texts == ["slow", "a", "b"])
        release.set()


async def test_a_lost_answer_is_sent_once_more_with_its_mark(rounds: Round):
    """The second copy has the line, the first had none."""
    rounds.carrier.answers = [Unknown()]
    await put(rounds.store, HERE, text("one"))
    await rounds.until_quiet()
    assert [freight.repeat_line for freight in rounds.carrier.carried] == [None, "(repeat)"]


async def test_answers_lost_in_a_row_are_not_sent_in_a_row(rounds: Round):
    """After a second lost answer the pauses grow."""
    rounds.carrier.answers = [Unknown()] * 5
    await put(rounds.store, HERE, text("one"))
    await rounds.until_quiet()
    assert rounds.hours.seconds >= 0.5 + 1 + 2 + 4 / 2


async def test_a_letter_that_rests_takes_nobodys_place(rounds: Round):
    """Letters in doubt that rest leave their place to others."""
    rounds.courier._hands = Hands(1, 0)
    rest = asyncio.Event()

    async def sleep(seconds: float) -> None:
        await rest.wait()

    rounds.courier._sleep = sleep
    rounds.carrier.answers = [Unknown(), Unknown()]
    await put(rounds.store, HERE, text("doubtful"))
    async with rounds.running():
        await until(lambda: rounds.courier._hands.room.letters and rounds.courier._trips)
        await put(rounds.store, THERE, text("other"))
        rounds.courier.bell.ring()
        await until(lambda: rounds.carrier.texts[-1] == "other")
        rest.set()
        await until(lambda: rounds.carrier.texts[-1] == "doubtful")


async def test_what_a_crash_left_on_its_way_is_a_repeat(rounds: Round):
    """A letter that was `sending` when the process ended goes out with its mark, before what follows."""
    await put(rounds.store, HERE, text("one"), text("two"))
    async with rounds.store.transaction() as work:
        work.outbox.claim(1)
    await rounds.until_quiet()
    assert [freight.repeat_line for freight in rounds.carrier.carried] == ["(repeat)", None]
    assert rounds.carrier.texts == ["one", "two"]


async def test_a_press_that_a_crash_left_is_not_answered_late(rounds: Round):
    """Fleeting letters do not outlive a crash."""
    await put(rounds.store, HERE, AnswerPress("1"))
    async with rounds.store.transaction() as work:
        work.outbox.claim(1)
    await rounds.until_quiet()
    assert rounds.carrier.carried == []


async def test_the_house_is_told(rounds: Round):
    """Refusals and unreachable people reach the house."""
    rounds.carrier.answers = [Refused("voice_forbidden"), Unreachable()]
    await put(rounds.store, HERE, text("one"), text("two"))
    async with rounds.running():
        await until(lambda: rounds.told == ["voice_forbidden", "unreachable"])


async def test_no_topics_at_all(rounds: Round):
    """Where a topic cannot be opened, what follows goes to the plain chat."""
    talk = await talking(rounds.store)
    rounds.carrier.answers = [Refused("no_topics")]
    await put(rounds.store, talk.to_confidant(), OpenTopic("blue heron"), text("one"))
    await rounds.until_quiet()
    assert [(freight.chat_id, freight.thread_id) for freight in rounds.carrier.carried] == [
        (CONFIDANT, None)
    ] * 2


async def test_a_topic_somebody_deleted(rounds: Round):
    """A letter whose topic is gone reaches the plain chat, and the house is told."""
    talk = await talking(rounds.store)
    rounds.carrier.answers = [Receipt(thread_id=8), TopicGone()]
    await put(rounds.store, talk.to_confidant(), OpenTopic("blue heron"), text("one"))
    await rounds.until_quiet()
    assert [freight.thread_id for freight in rounds.carrier.carried] == [None, 8, None]
    assert rounds.told == ["topic gone"]


async def test_nobody_gets_a_case_that_is_no_longer_theirs(rounds: Round):
    """A letter whose assignment ended before it was claimed is not sent."""
    talk = await talking(rounds.store)
    await put(rounds.store, talk.to_confidant(), text("secret"))
    async with rounds.store.transaction() as work:
        work.assignments.end(talk.held.id)
    await rounds.until_quiet()
    assert rounds.carrier.carried == []


async def test_results_outlive_a_database_that_fails(rounds: Round, monkeypatch: pytest.MonkeyPatch):
    """What was sent while the disk was full is settled when it is not, and never sent twice."""
    await put(rounds.store, HERE, text("one"), text("two"))
    plain, failures = rounds.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal failures
        if rounds.carrier.carried and failures < 3:
            failures += 1
            raise DiskFull
        async with plain() as work:
            yield work

    monkeypatch.setattr(rounds.courier._store, "transaction", transaction)
    async with rounds.running():
        await until(lambda: rounds.carrier.texts == ["one", "two"])
    assert failures == 3
    assert await waiting(rounds.store) == 0


async def test_results_that_are_ready_together_are_settled_together(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
):
    """Many letters to different chats need few transactions."""
    for chat in range(40):
        await put(rounds.store, Address("seeker", chat + 1), text(f"to {chat}"))
    plain, count = rounds.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal count
        count += 1
        async with plain() as work:
            yield work

    monkeypatch.setattr(rounds.courier._store, "transaction", transaction)
    async with rounds.running():
        await until(lambda: len(rounds.carrier.carried) == 40)
    assert count < 12


async def test_a_row_that_cannot_be_read_ends_alone(rounds: Round, monkeypatch: pytest.MonkeyPatch):
    """A letter that cannot be loaded is refused, and the next one goes."""
    from bot.post import courier as module

    plain = module.load

    def load(work: Work, letter: Consignment, line: object) -> object:
        if "broken" in letter.payload:
            raise KeyError("broken words")
        return plain(work, letter, str)

    monkeypatch.setattr(module, "load", load)
    await put(rounds.store, HERE, text("broken"), text("sound"))
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["sound"]


async def test_the_other_bots_letters_are_left_for_its_process(store: Store, hours: Hours, backoff: Backoff):
    """A process that runs one bot leaves the other's letters waiting, unmarked."""
    rounds = Round(store, hours, backoff, ("seeker",))
    await put(store, Address("staff", 5), text("not mine"))
    await put(store, HERE, text("mine"))
    async with rounds.running():
        await until(lambda: rounds.carrier.texts == ["mine"])
    assert await waiting(store) == 1
    hours.seconds += 60
    async with store.transaction() as work:
        assert [letter.repeat for letter in work.outbox.claim(9)] == [False]


async def test_a_stop_lets_what_is_under_way_end(rounds: Round):
    """A letter whose call is made when the courier stops is settled with its answer."""
    begun, release = asyncio.Event(), asyncio.Event()

    async def carry(parcel: Freight) -> Receipt:
        begun.set()
        await release.wait()
        return Receipt((1,))

    rounds.carrier.carry = carry
    await put(rounds.store, HERE, text("one"))
    running = asyncio.ensure_future(rounds.courier.run())
    await begun.wait()
    rounds.courier.stop()
    await asyncio.sleep(0.01)
    release.set()
    await running
    assert await waiting(rounds.store) == 0


async def test_a_stop_gives_back_what_was_not_begun(store: Store, hours: Hours, backoff: Backoff):
    """A letter that waits for its turn when the courier stops is claimed again later, without a mark."""
    rounds, waits = Round(store, hours, backoff, ("seeker",)), asyncio.Event()

    async def turn(chat_id: int, turns: int = 1, *, urgent: bool = False) -> bool:
        waits.set()
        return await asyncio.Event().wait()

    rounds.courier._driver._vans["seeker"].spacing.turn = turn
    await put(store, HERE, text("one"))
    async with rounds.running():
        await waits.wait()
    async with store.transaction() as work:
        assert [letter.repeat for letter in work.outbox.claim(9)] == [False]


async def test_a_stop_between_claiming_and_the_first_step_gives_back_too(rounds: Round):
    """A letter that was claimed in the very moment of the stop is no possible repeat afterwards."""
    await put(rounds.store, HERE, text("one"))
    await rounds.courier._turn()
    rounds.courier.stop()
    await rounds.courier._drain()
    assert rounds.carrier.texts == []
    async with rounds.store.transaction() as work:
        assert work.outbox.recover() == 0
        assert [letter.repeat for letter in work.outbox.claim(9)] == [False]


async def test_what_does_not_end_in_time_stays_in_doubt(rounds: Round):
    """A call that hangs past the drain leaves its letter for the next start, which marks it."""
    begun = asyncio.Event()

    async def carry(parcel: Freight) -> Receipt:
        begun.set()
        await asyncio.Event().wait()
        return Receipt()

    rounds.carrier.carry = carry
    await put(rounds.store, HERE, text("one"))
    async with rounds.running():
        await begun.wait()
    async with rounds.store.transaction() as work:
        assert work.outbox.recover() == 1
        assert [letter.repeat for letter in work.outbox.claim(9)] == [True]


async def test_what_was_under_way_when_it_was_broken_off_is_in_doubt(rounds: Round):
    """As after a crash: its trip is given up, and when it sends again, the letter is marked."""
    begun, given_up = asyncio.Event(), asyncio.Event()

    async def hangs(_: Freight) -> Receipt:
        begun.set()
        try:
            return await asyncio.Event().wait() and Receipt(())
        finally:
            given_up.set()

    carry, rounds.carrier.carry = rounds.carrier.carry, hangs
    await put(rounds.store, HERE, text("one"), text("two"))
    sending = asyncio.ensure_future(rounds.courier.run())
    await begun.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert given_up.is_set()
    rounds.carrier.carry = carry
    await rounds.until_quiet()
    assert [freight.repeat_line for freight in rounds.carrier.carried] == ["(repeat)", None]
    assert rounds.carrier.texts == ["one", "two"]


async def test_nobody_gets_a_case_that_moved_while_its_letter_rested(rounds: Round):
    """A letter in doubt that rests is dropped when its assignment ends meanwhile."""
    talk = await talking(rounds.store)

    async def sleep(seconds: float) -> None:
        async with rounds.store.transaction() as work:
            work.assignments.end(talk.held.id)

    rounds.courier._sleep = sleep
    rounds.carrier.answers = [Unknown(), Unknown()]
    await put(rounds.store, talk.to_confidant(), text("secret"))
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["secret", "secret"]


async def test_a_letter_whose_trip_breaks_is_tried_again(rounds: Round, monkeypatch: pytest.MonkeyPatch):
    """A letter that could not get on its way goes later, unmarked."""
    plain, failures = rounds.courier._driver.drive, 0

    async def drive(*given: object, **more: object) -> object:
        nonlocal failures
        if failures < 2:
            failures += 1
            raise DiskFull
        return await plain(*given, **more)

    monkeypatch.setattr(rounds.courier._driver, "drive", drive)
    await put(rounds.store, HERE, text("one"))
    await rounds.until_quiet()
    assert [freight.repeat_line for freight in rounds.carrier.carried] == [None]


async def test_nothing_is_sent_before_the_outbox_is_recovered(rounds: Round, monkeypatch: pytest.MonkeyPatch):
    """While the first transaction fails the courier tries again and sends nothing."""
    await put(rounds.store, HERE, text("one"))
    plain, failures = rounds.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal failures
        if failures < 3:
            failures += 1
            assert rounds.carrier.carried == []
            raise DiskFull
        async with plain() as work:
            yield work

    monkeypatch.setattr(rounds.courier._store, "transaction", transaction)
    async with rounds.running():
        await until(lambda: rounds.carrier.texts == ["one"])
    assert failures == 3


async def test_nothing_of_a_letter_is_logged(rounds: Round, caplog: pytest.LogCaptureFixture):
    """Whatever goes wrong, the log has classes and no words."""
    caplog.set_level("DEBUG")
    rounds.carrier.answers = [RuntimeError("canary"), Unknown(), NotSent(), Refused("other")]
    await put(rounds.store, HERE, text("canary"))
    await rounds.until_quiet()
    assert "canary" not in caplog.text


async def test_an_urgent_letter_finds_a_hand_and_the_first_turn(rounds: Round):
    """With as many others on their way as there may be, and more behind them, it does not wait for one."""
    rounds.courier._hands = Hands(2, 1)
    release, seen = asyncio.Event(), []

    async def carry(parcel: Freight) -> Receipt:
        seen.append(parcel.what.words.text)
        if parcel.what.words.text != "now":
            await release.wait()
        return Receipt((len(seen),))

    rounds.carrier.carry = carry
    for chat in range(1, 6):
        await put(rounds.store, Address("seeker", chat), text(str(chat)))
    async with rounds.running():
        await until(lambda: len(seen) == 2)
        async with rounds.store.transaction() as work:
            work.outbox.put(HERE, text("now"), urgent=True)
        rounds.courier.bell.ring()
        await until(lambda: "now" in seen)
        assert seen == ["1", "2", "now"]
        release.set()
        await until(lambda: len(seen) == 6)


async def test_urgent_letters_leave_a_hand_for_others(rounds: Round):
    """Though none of them ends, somebody else's letter goes."""
    rounds.courier._hands = Hands(2, 1)
    seen = []

    async def carry(parcel: Freight) -> Receipt:
        seen.append(parcel.what.words.text)
        if parcel.what.words.text != "other":
            await asyncio.Event().wait()
        return Receipt((len(seen),))

    rounds.carrier.carry = carry
    async with rounds.store.transaction() as work:
        for chat in range(1, 6):
            work.outbox.put(Address("seeker", chat), text(str(chat)), urgent=True)
        work.outbox.put(HERE, text("other"))
    async with rounds.running():
        await until(lambda: "other" in seen)
    assert seen == ["1", "2", "other"]


async def put_and_board(rounds: Round, *words: str, fails: bool = False) -> Boarding | None:
    """As the clerk does: put, and have it claimed in the same unit of work, which may fail then."""
    async with rounds.store.transaction() as work:
        for one in words:
            work.outbox.put(HERE, text(one))
        boarding = rounds.courier.board(work)
        if fails:
            assert boarding
            raise DiskFull
        return boarding


async def test_what_is_put_can_be_claimed_in_the_same_unit_of_work(rounds: Round):
    """It is on its way once that is committed, and what follows it in its chat goes after it."""
    async with rounds.running():
        await until(lambda: rounds.courier._open)
        boarding = await put_and_board(rounds, "one", "two")
        assert rounds.carrier.texts == []
        async with rounds.store.transaction() as work:
            assert work.outbox.claim(9) == []
        rounds.courier.depart(boarding)
        await until(lambda: rounds.carrier.texts == ["one", "two"])


async def test_nothing_is_claimed_before_the_last_process_s_letters_are_in_doubt(rounds: Round):
    """They would be taken for letters of the last process, and sent twice."""
    assert await put_and_board(rounds, "one") is None
    await rounds.until_quiet()
    assert rounds.carrier.texts == ["one"]


async def test_nothing_is_claimed_any_more_from_the_stop_on(rounds: Round):
    """What is put then waits for the next start, without a mark."""
    async with rounds.running():
        await until(lambda: rounds.courier._open)
        rounds.courier.stop()
        assert await put_and_board(rounds, "one") is None
    async with rounds.store.transaction() as work:
        assert [letter.repeat for letter in work.outbox.claim(9)] == [False]


async def test_what_was_claimed_as_the_stop_came_is_given_back_without_a_mark(rounds: Round):
    """It has not gone out for certain."""
    async with rounds.running():
        await until(lambda: rounds.courier._open)
        boarding = await put_and_board(rounds, "one")
        rounds.courier.stop()
        rounds.courier.depart(boarding)
    assert rounds.carrier.texts == []
    async with rounds.store.transaction() as work:
        assert work.outbox.recover() == 0
        assert [letter.repeat for letter in work.outbox.claim(9)] == [False]


async def test_a_unit_of_work_that_fails_leaves_its_letters_unclaimed(rounds: Round):
    """What it settled is settled later, and nothing of it went out."""
    async with rounds.running():
        await until(lambda: rounds.courier._open)
        with pytest.raises(DiskFull):
            await put_and_board(rounds, "one", fails=True)
        await put(rounds.store, HERE, text("two"))
        rounds.courier.bell.ring()
        await until(lambda: rounds.carrier.texts == ["two"])
    assert await waiting(rounds.store) == 0
