"""What goes wrong, one fault at a time, and what people see of it. docs/faults.md lists them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.demo.holder import fragment
from bot.post.backoff import LONGEST
from bot.post.settling import SOON
from bot.sandbox.bubble import bubble_of
from bot.sandbox.calls import Call
from bot.sandbox.faults import FalseAnswer, answering, dropping, refusing
from bot.sandbox.phoneview import message_view
from bot.sandbox.refusals import Flood
from db.errors import DatabaseBusy
from handlers.seeker import talking
from locales.texts import seeker as texts, staff as staff_texts
from tests.faults.counting import Tally
from tests.faults.outage import outage
from tests.faults.scene import Pair, Scene, scene
from tests.simulation.town import SEEKER_BOT, STAFF_BOT, Town, founded
from tests.simulation.verdict import MARK

A, B, C = "<first>", "<second>", "<third>"

METHODS = (
    "getUpdates",
    "sendMessage",
    "editMessageText",
    "createForumTopic",
    "answerCallbackQuery",
    "pinChatMessage",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return founded(tmp_path_factory.mktemp("town")).morning


@pytest.fixture
def line(town: Town, tmp_path):
    with scene(town, tmp_path) as made:
        yield made


def says(line: Scene, pair: Pair, *words: str) -> None:
    """The confidant writes, one after another."""

    async def writing():
        for one in words:
            await pair.confidant.writes(one, thread=pair.thread)

    line.play(writing())


def chat(line: Scene, person_id: int, bot: str):
    world = line.town.telegram.world
    return world.chat(world.bot_by_name(bot), world.people[person_id])


def moment(line: Scene, start: float, person_id: int, words: str) -> float:
    """Seconds from `start` until a seeker first saw words; waits for them."""
    for _ in range(600):
        there = chat(line, person_id, SEEKER_BOT).messages.values()
        if any(words in bubble_of(message_view(one)).words for one in there):
            return line.seconds - start
        line.waits(0.5)
    raise AssertionError(f"{words} was never seen")


def test_a_flood_answer_for_one_chat_holds_up_that_chat_alone(line: Scene):
    """Told to wait 30 seconds in one chat, the line keeps on sending in the others."""
    one, other = line.pair(0), line.pair(1)
    start = line.seconds
    line.goes_wrong(refusing(Flood(30)), bot=SEEKER_BOT, chat=one.seeker_id)
    says(line, one, A, B)
    says(line, other, C)
    assert moment(line, start, other.seeker_id, C) < 5
    assert moment(line, start, one.seeker_id, B) > 20
    assert line.counted(one, by_confidant=(A, B)) == Tally(written=2)


def test_a_flood_answer_for_everybody_loses_and_doubles_nothing(line: Scene):
    """Told to wait for a while whatever it sends, the line sends all of it once, in order."""
    one, other = line.pair(0), line.pair(1)
    line.goes_wrong(refusing(Flood(20)), bot=SEEKER_BOT, times=4)
    says(line, one, A, B)
    says(line, other, C)
    line.waits(200)
    assert line.counted(one, by_confidant=(A, B)) == Tally(written=2)
    assert line.counted(other, by_confidant=(C,)) == Tally(written=1)


def test_a_flood_answer_for_any_method_loses_and_doubles_nothing(line: Scene):
    """Whatever it asks of Telegram first, from an offer to words both ways, it is told to wait."""
    rules = [line.goes_wrong(refusing(Flood(3)), method=method) for method in METHODS]
    pair = line.pair()
    line.play(pair.seeker.writes(A))
    says(line, pair, B)
    line.play(pair.seeker.writes(C))
    line.waits(120)
    assert [rule.method for rule in rules if not rule.hits] == []
    assert line.counted(pair, by_seeker=(A, C), by_confidant=(B,)) == Tally(written=3)


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_page_instead_of_an_answer_makes_a_marked_message(line: Scene, status: int):
    """Nobody knows what a gateway's page means, so the message comes once, and says it may be a second."""
    pair = line.pair()
    line.goes_wrong(answering(FalseAnswer(status)), bot=SEEKER_BOT)
    says(line, pair, A, B)
    line.waits(90)
    assert line.counted(pair, by_confidant=(A, B)) == Tally(written=2, marked=1)


@pytest.mark.parametrize(("when", "copies"), [("before", 1), ("after", 2)])
def test_a_dropped_connection_marks_the_copy(line: Scene, when: str, copies: int):
    """Before Telegram applied the call there is one message, after it two; the last one carries the mark."""
    pair = line.pair()
    line.goes_wrong(dropping, bot=SEEKER_BOT, when=when)
    says(line, pair, A, B)
    line.waits(90)
    assert line.counted(pair, by_confidant=(A, B)) == Tally(written=2, marked=1)
    shown = [words for words in line.seen(pair.seeker) if A in words]
    assert len(shown) == copies
    assert MARK in shown[-1]


def test_an_answer_that_is_lost_holds_back_what_follows(line: Scene):
    """What was written after it waits behind the copy."""
    pair = line.pair()
    line.goes_wrong(dropping, bot=STAFF_BOT, when="after")
    line.play(pair.seeker.writes(A))
    line.play(pair.seeker.writes(B))
    line.waits(90)
    words = [one for one in line.seen(pair.confidant) if A in one or B in one]
    assert [A in words[0], A in words[1], B in words[2]] == [True, True, True]


def test_an_answer_that_takes_too_long_is_a_lost_one(line: Scene):
    """After a minute without an answer the message is sent once more, marked."""
    pair = line.pair()

    async def slow(call: Call) -> None:
        await asyncio.sleep(75)

    line.goes_wrong(slow, bot=SEEKER_BOT, when="after")
    says(line, pair, A)
    line.waits(200)
    assert line.counted(pair, by_confidant=(A,)) == Tally(written=1, marked=1)


def test_a_batch_that_comes_twice_is_handled_once(line: Scene):
    """Telegram brings again what was stored: nobody sees it again."""
    pair = line.pair()
    line.play(pair.seeker.writes(A))
    queue = line.town.telegram.mailbox.queue(line.town.telegram.world.bot_by_name(SEEKER_BOT))
    again = dict(queue._waiting)
    assert again
    line.waits(10)
    queue._waiting.update(again)
    queue._wake()
    line.waits(10)
    assert line.counted(pair, by_seeker=(A,)) == Tally(written=1)


def test_a_button_pressed_again_and_again_does_its_deed_once(line: Scene):
    """Five presses of *End*, each an update of its own, end the case once."""
    pair = line.pair()
    line.play(pair.seeker.writes("/stop"))
    label = pair.seeker.say(texts.END_YES)

    async def hammering():
        asked = await pair.seeker.sees_one(lambda one: label in one.labels, label)
        for _ in range(5):
            await pair.seeker.phone.press(pair.seeker.bot, asked.id, 0, 0)

    line.play(hammering())
    line.waits(30)
    assert sum(pair.seeker.say(texts.ENDED_BY_YOU) in words for words in line.seen(pair.seeker)) == 1


def test_an_edit_that_changed_nothing_is_not_shown(line: Scene):
    """Telegram tells of edits that are none, as when a link's preview comes."""
    pair = line.pair()
    line.play(pair.seeker.writes(A))
    line.waits(10)
    before = line.seen(pair.confidant)
    screen = chat(line, pair.seeker_id, SEEKER_BOT)
    mine = [one for one in screen.messages.values() if one.sender == "me"][-1]
    line.town.telegram.world.touch(screen, mine, "me")
    line.waits(10)
    assert line.seen(pair.confidant) == before


def test_a_topic_that_was_deleted_loses_no_word(line: Scene):
    """Its next message comes to the confidant all the same."""
    pair = line.pair()
    line.play(pair.confidant.phone.delete_topic(pair.confidant.bot, pair.thread))
    line.play(pair.seeker.writes(A))
    line.waits(30)
    assert line.counted(pair, by_seeker=(A,)).lost == 0


def test_somebody_who_blocked_the_bot_gets_everything_once_they_are_back(line: Scene):
    """What was written meanwhile waits, and comes in its order."""
    pair = line.pair()
    line.play(pair.seeker.phone.block(pair.seeker.bot))
    says(line, pair, A, B)
    line.waits(60)
    assert not any(A in words for words in line.seen(pair.seeker))
    line.play(pair.seeker.phone.unblock(pair.seeker.bot))
    line.waits(60)
    assert line.counted(pair, by_confidant=(A, B)) == Tally(written=2)


def test_a_clock_that_jumps_keeps_order_and_sends_once(line: Scene):
    """An hour forward and two back between messages change nothing about them."""
    pair = line.pair()
    for words, hours in ((A, 1), (B, -2), (C, 1)):
        line.play(pair.seeker.writes(words))
        line.waits(0.05)
        line.town.telegram.timeline.off += timedelta(hours=hours)
    line.waits(120)
    assert line.counted(pair, by_seeker=(A, B, C)) == Tally(written=3)


def test_an_update_that_breaks_its_handler_is_set_aside_and_told(
    line: Scene, monkeypatch: pytest.MonkeyPatch
):
    """Its sender hears of it, and what they wrote after it arrives."""
    pair = line.pair()
    whole = talking.written

    def breaks(desk, seeker, case, letter):
        if A in letter.words.text:
            raise ZeroDivisionError
        whole(desk, seeker, case, letter)

    monkeypatch.setattr(talking, "written", breaks)
    line.play(pair.seeker.writes(A))
    line.play(pair.seeker.writes(B))
    line.waits(3 * 3600)
    assert line.counted(pair, by_seeker=(B,)) == Tally(written=1)
    assert any(fragment(pair.seeker.say, texts.MESSAGE_FAILED) in words for words in line.seen(pair.seeker))


def test_a_full_disk_loses_nothing_that_telegram_still_has(line: Scene):
    """While nothing can be written, nothing is acknowledged; with room again it all arrives."""
    pair = line.pair()
    driver = line.process.store._connection.connection.dbapi_connection
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")
    filler = [f"<{number} {'x' * 3000}>" for number in range(20)]

    async def writing():
        for words in filler:
            await pair.seeker.writes(words)

    line.play(writing())
    line.waits(60)
    assert line.counted(pair, by_seeker=tuple(filler)).lost
    driver.execute("PRAGMA max_page_count = 1000000")
    line.waits(300)
    assert line.counted(pair, by_seeker=tuple(filler)) == Tally(written=20)


def test_a_database_that_is_locked_for_a_while_loses_nothing(line: Scene):
    """Whatever wants the database is refused for a minute; afterwards everything goes its way."""
    pair = line.pair()
    session = line.process.store._session
    begin, patiently = session.begin, session.begin_patiently

    def refused():
        raise DatabaseBusy

    session.begin = session.begin_patiently = refused
    line.play(pair.seeker.writes(A))
    says(line, pair, B)
    line.waits(60)
    session.begin, session.begin_patiently = begin, patiently
    line.waits(120)
    assert line.counted(pair, by_seeker=(A,), by_confidant=(B,)) == Tally(written=2)


@pytest.mark.parametrize("first", ["seeker", "confidant"])
def test_ending_and_writing_at_once_loses_no_word_silently(line: Scene, first: str):
    """Whoever is first: the confidant's message arrives, or the confidant is told that it did not."""
    pair = line.pair()
    line.play(pair.seeker.writes("/stop"))
    label = pair.seeker.say(texts.END_YES)
    asked = line.play(pair.seeker.sees_one(lambda one: label in one.labels, label))

    async def both():
        deeds = [
            lambda: pair.seeker.phone.press(pair.seeker.bot, asked.id, 0, 0),
            lambda: pair.confidant.writes(A, thread=pair.thread),
        ]
        for deed in deeds if first == "seeker" else deeds[::-1]:
            await deed()

    line.play(both())
    line.waits(60)
    arrived = any(A in words for words in line.seen(pair.seeker))
    closed = pair.confidant.say(staff_texts.CASE_CLOSED_HERE)
    told = any(closed in words for words in line.seen(pair.confidant))
    assert arrived != told


def test_an_outage_drains_in_order_within_telegrams_limits_urgent_ones_first(line: Scene):
    """What has gathered goes out in its order and not faster than allowed, what is urgent first, and others
    meanwhile too; the last after a chat's longest pause and its turn, one a second in its chat and thirty
    among all. `make faults` takes 10,000.
    """
    drained = outage(line, 600, 60, urgent=24, away=180)
    assert drained.in_order
    assert drained.most_a_second <= 34
    assert drained.seconds < LONGEST + 600 / 60 + 624 / 30
    assert drained.alone < SOON + 3
    assert drained.behind < SOON + 12
    assert drained.meanwhile > 20
