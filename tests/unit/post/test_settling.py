"""How a letter's end is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from bot.post.backoff import Backoff
from bot.post.freight import Receipt
from bot.post.outcomes import Halfway, NotSent, PostError, Refused, Unknown, Unreachable, Wait
from bot.post.settling import Hooks, Result, Settling
from db.letters import (
    Address,
    AnswerPress,
    Attachment,
    Edit,
    EntryRef,
    NameTopic,
    OpenTopic,
    Outgoing,
    React,
    Remove,
    Send,
    Words,
)
from db.packing import unpack_letter
from db.records import Consignment
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours
from tests.unit.post.people import SEEKER, put, talking, text, waiting

HERE = Address("seeker", SEEKER)


class Told:
    """Notes what the house is told."""

    def __init__(self, breaks: bool = False) -> None:
        self.said: list[object] = []
        self._breaks = breaks

    @property
    def hooks(self) -> Hooks:
        named = ("unreachable", "refused", "topic gone", "topic twice")
        return Hooks(*[self._note(one) for one in named])

    def _note(self, what: str) -> Callable[..., None]:
        def hook(work: Work, letter: Consignment, *reason: str) -> None:
            work.settings.put("told", what)
            self.said.append((what, *reason))
            if self._breaks:
                raise ValueError("words")

        return hook


class Desk:
    """Claims, settles and looks again."""

    def __init__(self, store: Store, told: Told, backoff: Backoff) -> None:
        self.store = store
        self.told = told
        self.settling = Settling(told.hooks, backoff)

    async def settle(
        self,
        outcome: Receipt | PostError | None,
        *,
        topic_gone: bool = False,
        uploaded: datetime | None = None,
    ) -> None:
        async with self.store.transaction() as work:
            (letter,) = work.outbox.claim(1)
        async with self.store.transaction() as work:
            result = Result(letter, unpack_letter(letter.payload), outcome, topic_gone, uploaded)
            self.settling.settle(work, result)

    async def next(self) -> list[Consignment]:
        async with self.store.transaction() as work:
            return work.outbox.claim(9)


@pytest.fixture
def desk(store: Store, backoff: Backoff) -> Desk:
    return Desk(store, Told(), backoff)


async def test_a_letter_that_arrived_is_done(desk: Desk):
    """A receipt settles its letter, and its entry is known by the message's id."""
    talk = await talking(desk.store)
    async with desk.store.transaction() as work:
        entry = EntryRef(talk.case.id, work.transcript.add(talk.case.id, "confidant", Words("x")).seq)
    await put(desk.store, talk.to_seeker(), Send(Words("x"), entry=entry))
    await desk.settle(Receipt((44,)))
    async with desk.store.transaction() as work:
        assert work.messages.shown_at("seeker", SEEKER, entry) == [44]
    assert await waiting(desk.store) == 0


async def test_what_was_taken_out_of_the_chat_shows_nothing_any_more(desk: Desk):
    """The next message of the same entry is not taken for the one that is gone."""
    talk = await talking(desk.store)
    entry = EntryRef(talk.case.id, -2)
    await put(desk.store, talk.to_seeker(), Send(Words("x"), entry=entry))
    await desk.settle(Receipt((44,)))
    await put(desk.store, talk.to_seeker(), Remove(entries=(entry,)))
    await desk.settle(Receipt(gone=(44,)))
    await put(desk.store, talk.to_seeker(), Send(Words("y"), entry=entry))
    await desk.settle(Receipt((45,)))
    async with desk.store.transaction() as work:
        assert work.messages.shown_at("seeker", SEEKER, entry) == [45]


async def test_a_wait_holds_that_chat_for_as_long_as_told(desk: Desk, hours: Hours):
    """The letter and what follows it in its chat wait; another chat does not."""
    await put(desk.store, HERE, text("one"), text("two"))
    await desk.settle(Wait(30))
    await put(desk.store, Address("seeker", 7), text("other"))
    assert [letter.chat_id for letter in await desk.next()] == [7]
    hours.seconds += 30
    assert [letter.chat_id for letter in await desk.next()] == [SEEKER]


async def test_a_letter_not_sent_goes_again_unmarked(desk: Desk, hours: Hours):
    """What surely was not sent is tried again after a pause, and is no repeat."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(NotSent())
    assert await desk.next() == []
    hours.seconds += 2
    (letter,) = await desk.next()
    assert (letter.repeat, letter.tries) == (False, 1)


async def test_pauses_grow(desk: Desk, hours: Hours):
    """A letter that is not sent again and again waits longer each time, up to a minute."""
    await put(desk.store, HERE, text("one"))
    for _ in range(9):
        await desk.settle(NotSent())
        hours.seconds += 60
    await desk.settle(NotSent())
    hours.seconds += 29
    assert await desk.next() == []


async def test_a_lost_answer_makes_a_repeat(desk: Desk):
    """A message in doubt goes out once more, marked."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(Unknown())
    (letter,) = await desk.next()
    assert letter.repeat


@pytest.mark.parametrize("letter", [Edit(Words("x"), 5), React(EntryRef("c" * 32, 1), "👍"), NameTopic("x")])
async def test_what_converges_is_simply_tried_again(desk: Desk, hours: Hours, letter: Outgoing):
    """An edit or a reaction whose answer was lost is done again after a pause."""
    await put(desk.store, HERE, letter)
    await desk.settle(Unknown())
    assert await desk.next() == []
    hours.seconds += 2
    assert [each.repeat for each in await desk.next()] == [False]


async def test_a_stop_halfway_is_kept(desk: Desk, hours: Hours):
    """Of a letter that stopped between two messages the first is not sent again."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(Halfway((8,), 20))
    assert await desk.next() == []
    hours.seconds += 20
    (letter,) = await desk.next()
    assert (letter.done, letter.repeat) == ((8,), False)


async def test_a_letter_never_begun_goes_back_as_it_was(desk: Desk):
    """What was claimed and not begun is there for the next, unmarked and at once."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(None)
    assert [letter.repeat for letter in await desk.next()] == [False]


async def test_the_unreachable_keep_their_letters_and_the_house_is_told(desk: Desk):
    """A letter to somebody unreachable stays, and the hook runs in the same transaction."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(Unreachable())
    assert await waiting(desk.store) == 1
    assert desk.told.said == [("unreachable",)]
    async with desk.store.transaction() as work:
        assert work.settings.get("told") == "unreachable"


async def test_a_refused_letter_is_done_and_the_house_is_told(desk: Desk):
    """A refusal ends a letter, and its reason is passed on."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(Refused("voice_forbidden"))
    assert await waiting(desk.store) == 0
    assert desk.told.said == [("refused", "voice_forbidden")]


async def test_a_refused_reaction_is_done_quietly(desk: Desk):
    """Nobody needs to hear that a reaction was refused."""
    await put(desk.store, HERE, React(EntryRef("c" * 32, 1), "🧿"))
    await desk.settle(Refused("reaction"))
    assert await waiting(desk.store) == 0
    assert desk.told.said == []


async def test_a_refused_topic_is_settled_as_none(desk: Desk):
    """Where there are no topics the assignment goes on without one, and what follows is plain."""
    talk = await talking(desk.store)
    await put(desk.store, talk.to_confidant(), OpenTopic("blue heron"), text("after"))
    await desk.settle(Refused("no_topics"))
    (letter,) = await desk.next()
    assert letter.thread_id is None
    assert desk.told.said == []


async def test_an_opened_topic_takes_what_follows(desk: Desk):
    """A new topic's thread is the assignment's from then on."""
    talk = await talking(desk.store)
    await put(desk.store, talk.to_confidant(), OpenTopic("blue heron"), text("after"))
    await desk.settle(Receipt(thread_id=66))
    (letter,) = await desk.next()
    assert letter.thread_id == 66


async def test_the_house_hears_that_a_topic_is_gone(desk: Desk):
    """The hook runs before the letter is settled."""
    await put(desk.store, HERE, text("one"))
    await desk.settle(Receipt((4,)), topic_gone=True)
    assert desk.told.said == [("topic gone",)]


@pytest.mark.parametrize("outcome", [NotSent(), Wait(3), Unknown(), Unreachable(), Refused("too_late")])
async def test_fleeting_letters_are_never_tried_again(desk: Desk, hours: Hours, outcome: PostError):
    """Whatever happens to the answer to a press, it is over, and nobody is told."""
    await put(desk.store, HERE, AnswerPress("1"))
    await desk.settle(outcome)
    hours.seconds += 5
    assert await desk.next() == []
    assert await waiting(desk.store) == 0
    assert desk.told.said == []


async def test_a_hook_that_breaks_takes_only_itself_back(store: Store, backoff: Backoff):
    """The letter is settled although telling failed, and what the hook wrote is undone."""
    desk = Desk(store, Told(breaks=True), backoff)
    await put(store, HERE, text("one"))
    await desk.settle(Refused("other"))
    assert await waiting(store) == 0
    async with store.transaction() as work:
        assert work.settings.get("told") is None


async def test_a_letter_of_an_erased_case_settles_without_error(desk: Desk):
    """A result that comes after its case was erased changes nothing."""
    talk = await talking(desk.store)
    await put(desk.store, talk.to_seeker(), text("one"))
    async with desk.store.transaction() as work:
        (letter,) = work.outbox.claim(1)
        work.cases.erase(talk.case.id)
    async with desk.store.transaction() as work:
        desk.settling.settle(work, Result(letter, text("one"), Receipt((4,))))
    assert await waiting(desk.store) == 0


async def test_a_recording_that_was_uploaded_is_known_from_now_on(desk: Desk):
    """With its letter's receipt, what Telegram calls the recording is kept."""
    prompt = Attachment("voice", "seekers:danger:rif:w", prompt=True)
    async with desk.store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w", b"voice")
        made = work.prompts.read(prompt.media_id).made
    await put(desk.store, HERE, Send(attachment=prompt))
    await desk.settle(Receipt((4,), file_id="AwAC"), uploaded=made)
    async with desk.store.transaction() as work:
        assert work.prompts.file_id(prompt.media_id) == "AwAC"


async def test_a_topic_that_may_be_there_already_is_told_of(desk: Desk):
    """When its answer was lost a second one is opened, and whose phone it is hears of the first."""
    await put(desk.store, HERE, OpenTopic("blue heron"))
    await desk.settle(Unknown())
    assert desk.told.said == []
    await desk.settle(Receipt(thread_id=9))
    assert desk.told.said == [("topic twice",)]


async def test_a_topic_that_was_opened_at_once_is_not(desk: Desk):
    """Nothing is in doubt."""
    await put(desk.store, HERE, OpenTopic("blue heron"))
    await desk.settle(Receipt(thread_id=9))
    assert desk.told.said == []
