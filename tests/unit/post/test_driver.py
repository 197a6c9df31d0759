"""One letter's way to Telegram."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.post.backoff import Backoff
from bot.post.driver import FILES_AT_ONCE, LARGE, Driver, Van
from bot.post.freight import Freight, Receipt
from bot.post.limits import SHOWN_FOR, Pace, Spacing
from bot.post.loading import Load
from bot.post.outcomes import Halfway, NotSent, Refused, TopicGone, Unknown
from bot.post.settling import Result
from db.errors import DatabaseBusy
from db.letters import (
    Address,
    AnswerPress,
    Attachment,
    EntryRef,
    Outgoing,
    Remove,
    Send,
    Typing,
    Words,
)
from db.records import Consignment
from db.store import Store
from tests.unit.post.hours import Hours, until
from tests.unit.post.people import SEEKER, Carrier, talking, text


def letter(number: int = 1, **more: object) -> Consignment:
    values: dict[str, object] = {
        "id": number,
        "bot": "seeker",
        "chat_id": SEEKER,
        "payload": "",
        "case_id": None,
        "assignment_id": None,
        "thread_id": None,
        "repeat": False,
        "tries": 0,
    }
    return Consignment(**(values | more))


class Road:
    """A driver with one carrier."""

    def __init__(self, store: Store, hours: Hours, backoff: Backoff, pace: Pace | None = None) -> None:
        self.carrier = Carrier()
        self.begun = 0
        spacing = Spacing(hours.tick, hours.sleep, pace)
        vans = {"seeker": Van(self.carrier, spacing)}
        self.driver = Driver(store, vans, backoff=backoff, sleep=hours.sleep)

    def _begin(self) -> None:
        self.begun += 1

    async def drive(self, what: Outgoing, *, attachment: Attachment | None = None, **more: object) -> Result:
        about = letter(**more)
        freight = Freight(SEEKER, what, thread_id=about.thread_id)
        return await self.driver.drive(Load(about, freight, (attachment,) if attachment else ()), self._begin)


@pytest.fixture
def road(store: Store, hours: Hours, backoff: Backoff) -> Road:
    return Road(store, hours, backoff)


async def test_a_receipt_is_the_outcome(road: Road):
    """What the carrier brings back is how it ended."""
    assert (await road.drive(text("x"))).outcome == Receipt((1001,))
    assert road.begun == 1


async def test_an_error_is_the_outcome_too(road: Road):
    """No carrier's error comes out of a drive."""
    road.carrier.answers = [NotSent()]
    assert isinstance((await road.drive(text("x"))).outcome, NotSent)


async def test_what_nobody_foresaw_is_in_doubt(road: Road, caplog: pytest.LogCaptureFixture):
    """An unforeseen exception may have come after the call: nobody knows, and its words are not logged."""
    road.carrier.answers = [RuntimeError("canary")]
    assert isinstance((await road.drive(text("x"))).outcome, Unknown)
    assert "canary" not in caplog.text


async def test_a_topic_that_is_gone_is_left_for_the_plain_chat(road: Road):
    """The letter goes to the plain chat at once, and the result says that the topic is gone."""
    road.carrier.answers = [TopicGone()]
    result = await road.drive(text("x"), thread_id=9)
    assert [freight.thread_id for freight in road.carrier.carried] == [9, None]
    assert (result.outcome, result.topic_gone) == (Receipt((1002,)), True)


async def test_no_topic_can_be_gone_from_the_plain_chat(road: Road):
    """Should Telegram miss a topic nobody named, the letter is refused and not tried for ever."""
    road.carrier.answers = [TopicGone()]
    result = await road.drive(text("x"))
    assert isinstance(result.outcome, Refused)
    assert not result.topic_gone


async def test_a_stop_halfway_is_for_the_outbox(road: Road):
    """A letter that stops halfway goes back to the outbox."""
    road.carrier.answers = [Halfway((5,), 3.0)]
    outcome = (await road.drive(text("x"))).outcome
    assert isinstance(outcome, Halfway)


async def test_a_repeat_that_stops_halfway_waits_here(road: Road, hours: Hours):
    """A repeat waits as told and goes on behind what is there."""
    road.carrier.answers = [Halfway((5,), 3.0), Receipt((5, 6))]
    assert (await road.drive(text("x"), repeat=True)).outcome == Receipt((5, 6))
    assert road.carrier.carried[1].done == (5,)
    assert hours.slept == [3.0]


async def test_a_letter_waits_for_its_turn(store: Store, hours: Hours, backoff: Backoff):
    """Letters to one chat are spaced."""
    road = Road(store, hours, backoff, Pace(chat_burst=1))
    await road.drive(text("x"))
    await road.drive(text("x"))
    assert hours.seconds == 1.0


async def test_what_makes_no_message_waits_for_the_bot_only(store: Store, hours: Hours, backoff: Backoff):
    """A removal needs no turn of its chat."""
    road = Road(store, hours, backoff, Pace(chat_burst=1, bot_burst=9))
    await road.drive(text("x"))
    await road.drive(Remove((1,)))
    assert hours.slept == []


async def test_the_answer_to_a_press_never_waits(store: Store, hours: Hours, backoff: Backoff):
    """Fleeting letters go at once, however busy the bot is."""
    road = Road(store, hours, backoff, Pace(bot_rate=0.01, bot_burst=1, chat_burst=9))
    await road.drive(text("x"))
    await road.drive(AnswerPress("1"))
    assert hours.slept == []


async def kept(store: Store) -> tuple[str, Attachment]:
    case = (await talking(store)).case
    async with store.transaction() as work:
        work.inbox.add("seeker", 1, SEEKER, b"{}", carries=True)
        (arrival,) = work.inbox.carrying(1)
        media_id = work.media.keep(work.media.park(arrival.id, b"bytes"), case.id)
    return case.id, Attachment("photo", media_id)


async def test_a_file_is_read_from_its_case(road: Road, store: Store):
    """The carrier gets the attachment's bytes."""
    case_id, attachment = await kept(store)
    await road.drive(Send(attachment=attachment), attachment=attachment, case_id=case_id)
    assert road.carrier.carried[0].files == (b"bytes",)


async def test_a_file_that_is_gone_is_refused(road: Road, store: Store):
    """A letter whose file or case was erased meanwhile is not sent."""
    case_id, attachment = await kept(store)
    async with store.transaction() as work:
        work.cases.erase(case_id)
    result = await road.drive(Send(attachment=attachment), attachment=attachment, case_id=case_id)
    assert isinstance(result.outcome, Refused)
    assert road.carrier.carried == []


async def test_a_file_that_cannot_be_read_now_is_not_lost(
    road: Road, store: Store, monkeypatch: pytest.MonkeyPatch
):
    """A database that fails for the moment refuses nothing: its error comes out."""
    case_id, attachment = await kept(store)

    def transaction() -> object:
        raise DatabaseBusy

    monkeypatch.setattr(store, "transaction", transaction)
    with pytest.raises(DatabaseBusy):
        await road.drive(Send(attachment=attachment), attachment=attachment, case_id=case_id)
    assert road.begun == 0


async def waiting_road(store: Store, hours: Hours, backoff: Backoff) -> Road:
    """A road on which the next letter has to wait for its turn."""
    road = Road(store, hours, backoff, Pace(chat_burst=1))
    await road.drive(text("before"))
    return road


async def test_a_case_that_moved_while_its_letter_waited(store: Store, hours: Hours, backoff: Backoff):
    """A letter that waited for its turn is not carried to somebody whose case it no longer is."""
    talk, road = await talking(store), await waiting_road(store, hours, backoff)
    async with store.transaction() as work:
        work.assignments.end(talk.held.id)
    result = await road.drive(text("secret"), case_id=talk.case.id, assignment_id=talk.held.id)
    assert result.outcome is None
    assert road.carrier.texts == ["before"]


async def test_a_case_that_was_erased_while_its_letter_waited(store: Store, hours: Hours, backoff: Backoff):
    """A letter of a case that was erased meanwhile is not carried."""
    talk, road = await talking(store), await waiting_road(store, hours, backoff)
    async with store.transaction() as work:
        work.cases.erase(talk.case.id)
    assert (await road.drive(text("secret"), case_id=talk.case.id)).outcome is None


async def test_what_takes_away_goes_out_although_the_case_moved(store: Store, hours: Hours, backoff: Backoff):
    """Messages of a case that moved are still deleted."""
    talk, road = await talking(store), Road(store, hours, backoff, Pace(bot_burst=1))
    await road.drive(text("before"))
    async with store.transaction() as work:
        work.assignments.end(talk.held.id)
    result = await road.drive(Remove((1,)), case_id=talk.case.id, assignment_id=talk.held.id)
    assert isinstance(result.outcome, Receipt)


async def test_a_case_that_stands_is_served_after_the_wait(store: Store, hours: Hours, backoff: Backoff):
    """A letter that waited goes to the confidant who still holds its case."""
    talk, road = await talking(store), await waiting_road(store, hours, backoff)
    result = await road.drive(text("x"), case_id=talk.case.id, assignment_id=talk.held.id)
    assert isinstance(result.outcome, Receipt)


async def test_few_files_are_in_memory_at_once(store: Store, hours: Hours, backoff: Backoff):
    """Many letters with files are carried a few at a time."""
    case_id, attachment = await kept(store)
    road, at_once, most = Road(store, hours, backoff, Pace(chat_burst=99, bot_burst=99)), 0, 0

    async def carry(parcel: Freight) -> Receipt:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.001)
        at_once -= 1
        return Receipt((1,))

    road.carrier.carry = carry
    what = Send(attachment=attachment)
    drives = (road.drive(what, attachment=attachment, case_id=case_id, number=n) for n in range(12))
    await asyncio.gather(*drives)
    assert most == FILES_AT_ONCE


async def test_a_letter_that_alone_keeps_failing_is_given_up(road: Road):
    """While other letters arrive, one whose answer is lost each time ends as refused."""
    outcomes = []
    for other in range(12):
        road.carrier.answers = [Unknown()]
        outcomes.append((await road.drive(text("x"), number=1)).outcome)
        await road.drive(text("y"), number=100 + other)
    assert [type(outcome) for outcome in outcomes[:11]] == [Unknown] * 10 + [Refused]


def test_it_knows_whose_letters_it_carries(road: Road):
    """A process that runs one bot carries that bot's letters only."""
    assert list(road.driver.bots) == ["seeker"]


PROMPT = Attachment("voice", "seekers:danger:rif:w", prompt=True)


async def recorded(store: Store, known: str | None = None) -> None:
    async with store.transaction() as work:
        work.prompts.put("seekers", "danger", "rif", "w", b"voice")
        if known:
            work.prompts.learn(PROMPT.media_id, work.now, known)


async def known(store: Store) -> str | None:
    async with store.transaction() as work:
        return work.prompts.file_id(PROMPT.media_id)


async def test_a_recording_that_telegram_has_is_not_uploaded(road: Road, store: Store):
    """The seeker bot names the recording by the id it got for it."""
    await recorded(store, "AwAC")
    result = await road.drive(Send(attachment=PROMPT), attachment=PROMPT)
    assert [each.files for each in road.carrier.carried] == [("AwAC",)]
    assert result.uploaded is None


async def test_a_recording_that_telegram_has_not_is_uploaded(road: Road, store: Store):
    """Then the result says which recording it was, so that its id can be kept."""
    await recorded(store)
    result = await road.drive(Send(attachment=PROMPT), attachment=PROMPT)
    assert [each.files for each in road.carrier.carried] == [(b"voice",)]
    async with store.transaction() as work:
        assert result.uploaded == work.prompts.read(PROMPT.media_id).made


async def test_an_id_that_is_refused_is_forgotten_and_the_recording_uploaded(road: Road, store: Store):
    """A file id that went bad costs one call: the same letter takes the bytes."""
    await recorded(store, "AwAC")
    road.carrier.answers = [Refused("file"), Receipt((7,), file_id="AwAD")]
    result = await road.drive(Send(attachment=PROMPT), attachment=PROMPT)
    assert [each.files for each in road.carrier.carried] == [("AwAC",), (b"voice",)]
    assert (result.outcome, result.uploaded is None, await known(store)) == (
        Receipt((7,), file_id="AwAD"),
        False,
        None,
    )


async def test_another_refusal_leaves_the_id(road: Road, store: Store):
    """Who takes no voice messages at all gets no second try, and the id stays good."""
    await recorded(store, "AwAC")
    road.carrier.answers = [Refused("voice_forbidden")]
    await road.drive(Send(attachment=PROMPT), attachment=PROMPT)
    assert (len(road.carrier.carried), await known(store)) == (1, "AwAC")


async def test_the_staff_bot_uploads_whatever_the_seeker_bot_calls_it(
    store: Store, hours: Hours, backoff: Backoff
):
    """A file id is good for one bot only; the other neither uses it nor changes it."""
    await recorded(store, "AwAC")
    carrier = Carrier()
    vans = {"staff": Van(carrier, Spacing(hours.tick, hours.sleep))}
    driver = Driver(store, vans, backoff=backoff, sleep=hours.sleep)
    load = Load(letter(bot="staff"), Freight(SEEKER, Send(attachment=PROMPT)), (PROMPT,))
    result = await driver.drive(load, lambda: None)
    assert [each.files for each in carrier.carried] == [(b"voice",)]
    assert (result.uploaded, await known(store)) == (None, "AwAC")


async def test_a_letter_that_was_taken_back_while_it_waited_is_not_carried(
    store: Store, hours: Hours, backoff: Backoff
):
    """It was claimed, and still had to wait for its turn: it never goes out."""
    road = Road(store, hours, backoff, Pace(chat_burst=1))
    case = (await talking(store)).case
    ref = EntryRef(case.id, 1)
    async with store.transaction() as work:
        number = work.outbox.put(Address("seeker", SEEKER, case.id), Send(Words("x"), entry=ref))
        work.outbox.claim(9)
        assert work.outbox.recall(ref).on_its_way
    await road.drive(text("before"))
    carried = len(road.carrier.carried)
    assert (await road.drive(text("x"), number=number, case_id=case.id)).outcome is None
    assert len(road.carrier.carried) == carried


async def test_the_file_of_a_letter_that_was_taken_back_is_missed_by_nobody(road: Road, store: Store):
    """It was destroyed on purpose: nobody is told that something could not be delivered."""
    case_id, attachment = await kept(store)
    ref = EntryRef(case_id, 1)
    async with store.transaction() as work:
        number = work.outbox.put(Address("seeker", SEEKER, case_id), Send(attachment=attachment, entry=ref))
        work.outbox.claim(9)
        work.outbox.recall(ref)
        work.media.remove(case_id, attachment.media_id)
    result = await road.drive(
        Send(attachment=attachment), attachment=attachment, number=number, case_id=case_id
    )
    assert (result.outcome, road.carrier.carried) == (None, [])


async def test_a_chat_action_is_not_renewed_while_it_is_shown(road: Road, hours: Hours):
    """Telegram shows one for five seconds; ten pictures at once are one sign, in each topic its own."""
    for thread in (7, 7, 8):
        assert isinstance((await road.drive(Typing("photo"), thread_id=thread)).outcome, Receipt)
    assert [freight.thread_id for freight in road.carrier.carried] == [7, 8]
    await hours.sleep(SHOWN_FOR)
    await road.drive(Typing("photo"), thread_id=7)
    assert len(road.carrier.carried) == 3


async def test_that_a_large_file_is_coming_holds_it_up_in_no_way(
    road: Road, store: Store, caplog: pytest.LogCaptureFixture
):
    """Whatever the carrier makes of the sign, the file follows, and nothing of the fault is logged."""
    case_id, attachment = await kept(store)
    large = replace(attachment, size=LARGE)
    road.carrier.answers = [RuntimeError("canary")]
    result = await road.drive(Send(attachment=large), attachment=large, case_id=case_id)
    assert [type(freight.what) for freight in road.carrier.carried] == [Typing, Send]
    assert isinstance(result.outcome, Receipt)
    assert "canary" not in caplog.text


async def test_a_large_file_is_announced_once(road: Road, store: Store):
    """Its preparation was shown a moment ago: that sign still stands."""
    case_id, attachment = await kept(store)
    large = replace(attachment, size=LARGE)
    await road.drive(Typing("photo"))
    await road.drive(Send(attachment=large), attachment=large, case_id=case_id)
    assert [type(freight.what) for freight in road.carrier.carried] == [Typing, Send]


async def test_it_is_shown_again_while_a_large_file_is_on_its_way(road: Road, store: Store):
    """Until it is there, and not a moment longer."""
    case_id, attachment = await kept(store)
    large, carried = replace(attachment, size=LARGE), road.carrier.carry

    async def slowly(parcel: Freight) -> Receipt:
        receipt = await carried(parcel)
        if isinstance(parcel.what, Send):
            await until(lambda: [type(one.what) for one in road.carrier.carried].count(Typing) >= 4)
        return receipt

    road.carrier.carry = slowly  # type: ignore[method-assign]
    await road.drive(Send(attachment=large), attachment=large, case_id=case_id)
    signs = [type(one.what) for one in road.carrier.carried].count(Typing)
    await asyncio.sleep(0.05)
    assert [type(one.what) for one in road.carrier.carried].count(Typing) == signs >= 4
