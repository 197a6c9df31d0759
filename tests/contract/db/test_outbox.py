"""The outbox: in order per chat, one at a time, and never to whom it no longer belongs."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.claiming import FLEETING_LIFE, TAKES_AWAY
from db.letters import (
    Address,
    AnswerPress,
    DeleteTopic,
    Edit,
    EntryRef,
    NameTopic,
    OpenTopic,
    React,
    Remove,
    ShowCommands,
    Typing,
    Words,
)
from db.packing import unpack_letter
from db.posting import Recalled
from db.records import Alarm
from db.settling import REST
from tests.contract.db.scene import FATIMA, HANNA, YUSUF, begun, played, says, undone

HERE, THERE, STAFF = Address("seeker", FATIMA), Address("seeker", YUSUF), Address("staff", HANNA)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SOON = timedelta(seconds=30)


def texts(letters):
    return [unpack_letter(letter.payload).words.text for letter in letters]


def claim(work, limit=100):
    return texts(work.outbox.claim(limit))


async def test_a_letter_comes_out_as_it_went_in(store):
    """To its bot and chat, with all that is in it, as a first try."""
    letter = says("ⵣ", entry=EntryRef("c" * 32, 3), protect=True)
    async with store.transaction() as work:
        number = work.outbox.put(HERE, letter)
    async with store.transaction() as work:
        [found] = work.outbox.claim(10)
    assert unpack_letter(found.payload) == letter
    assert (found.id, found.bot, found.chat_id) == (number, "seeker", FATIMA)
    assert (found.repeat, found.tries, found.done, found.thread_id) == (False, 0, (), None)
    assert (found.case_id, found.assignment_id) == (None, None)


async def test_a_letter_is_there_only_with_its_work(store):
    """Nothing goes out of work that was undone."""
    await undone(store, lambda work: work.outbox.put(HERE, says("never")))
    async with store.transaction() as work:
        assert work.outbox.claim(10) == []
        assert work.outbox.waiting() == 0


async def test_a_letter_is_claimed_once(store):
    """What is on its way is not handed out again."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("one"))
        assert claim(work) == ["one"]
        assert claim(work) == []
        assert work.outbox.waiting() == 1


async def test_a_chats_letters_go_one_after_another(store):
    """The next one is handed out only when the one before is settled; other chats go on."""
    async with store.transaction() as work:
        for where, text in ((HERE, "1"), (HERE, "2"), (THERE, "a"), (HERE, "3")):
            work.outbox.put(where, says(text))
        first, other = work.outbox.claim(10)
        assert texts([first, other]) == ["1", "a"]
        work.outbox.sent(first.id, (1,))
        assert claim(work) == ["2"]
        work.outbox.sent(other.id, (1,))
        assert claim(work) == []


async def test_one_persons_two_bots_are_two_chats(store):
    """A chat is a bot and a person; the other bot's letters do not wait for this one's."""
    async with store.transaction() as work:
        work.outbox.put(Address("seeker", FATIMA), says("seeker"))
        work.outbox.put(Address("staff", FATIMA), says("staff"))
        assert claim(work) == ["seeker", "staff"]


async def test_a_letter_that_waits_holds_back_its_chat(store, clock):
    """Until its time has come, and then it goes first."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.put(HERE, says("2"))
        [letter] = work.outbox.claim(10)
        work.outbox.again(letter.id, work.now + SOON)
        assert claim(work) == []
    clock.move(seconds=29)
    async with store.transaction() as work:
        assert claim(work) == []
    clock.move(seconds=1)
    async with store.transaction() as work:
        [letter] = work.outbox.claim(10)
        assert texts([letter]) == ["1"]
        assert (letter.tries, letter.repeat) == (1, False)


async def test_an_unknown_letter_goes_out_once_more_as_a_possible_repeat(store):
    """The mark stays with it on every later try."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        [letter] = work.outbox.claim(10)
        work.outbox.unknown(letter.id)
        [letter] = work.outbox.claim(10)
        assert (letter.repeat, letter.tries) == (True, 1)
        work.outbox.again(letter.id, work.now)
        [letter] = work.outbox.claim(10)
        assert (letter.repeat, letter.tries) == (True, 2)


@pytest.mark.parametrize(
    ("letter", "doubled"),
    [
        (says("x"), True),
        (OpenTopic("x"), True),
        (Edit(Words("x"), 1), False),
        (Remove((1,)), False),
        (React(EntryRef("c", 1), "👍"), False),
        (DeleteTopic(5), False),
        (ShowCommands((("start", "x"),)), False),
    ],
)
async def test_only_what_would_be_there_twice_is_marked(store, letter, doubled):
    """Edits, removals and the like come to the same however often they are done."""
    async with store.transaction() as work:
        work.outbox.put(HERE, letter)
        work.outbox.unknown(work.outbox.claim(1)[0].id)
        assert work.outbox.claim(1)[0].repeat is doubled


async def test_a_refused_letter_is_over(store):
    """It is not tried again, and the next one goes."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.put(HERE, says("2"))
        work.outbox.refused(work.outbox.claim(1)[0].id, "too_long")
        assert claim(work) == ["2"]
        assert work.outbox.waiting() == 1


async def test_letters_for_somebody_unreachable_rest_until_they_are_back(store):
    """Nothing of that chat is tried meanwhile; after `revive` it goes on in order."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.put(HERE, says("2"))
        work.outbox.unreachable(work.outbox.claim(1)[0].id)
        assert claim(work) == []
        work.outbox.revive("seeker", YUSUF)
        work.outbox.revive("staff", FATIMA)
        assert claim(work) == []
        assert work.outbox.waiting() == 2
        work.outbox.revive("seeker", FATIMA)
        assert claim(work) == ["1"]


async def test_somebody_unreachable_is_tried_now_and_then(store, clock):
    """Should nobody hear of their return, their letters are tried again after a rest."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.unreachable(work.outbox.claim(1)[0].id)
    clock.move(seconds=REST.total_seconds())
    async with store.transaction() as work:
        assert claim(work) == ["1"]


async def test_reviving_hurries_no_letter_that_waits_for_another_reason(store):
    """A chat that Telegram asked to spare is spared."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.again(work.outbox.claim(1)[0].id, work.now + SOON)
        work.outbox.revive("seeker", FATIMA)
        assert claim(work) == []


async def test_a_letter_sent_in_part_goes_on_from_there(store):
    """The messages that are there for certain are handed to the next try, and to no second letter."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        work.outbox.halfway(work.outbox.claim(1)[0].id, (11, 12), work.now)
        [letter] = work.outbox.claim(1)
        assert (letter.done, letter.repeat) == ((11, 12), False)
        work.outbox.again(letter.id, work.now)
        assert work.outbox.claim(1)[0].done == (11, 12)


async def test_fleeting_letters_overtake(store):
    """They wait for nobody, nobody waits for them, and they come first."""
    async with store.transaction() as work:
        for text in "12":
            work.outbox.put(HERE, says(text))
        work.outbox.put(HERE, AnswerPress("p1"))
        work.outbox.put(HERE, Typing())
        found = [unpack_letter(letter.payload) for letter in work.outbox.claim(10)]
        assert [letter.what for letter in found] == ["answer_press", "typing", "send"]


async def test_fleeting_letters_expire(store, clock):
    """Too late they are dropped, and nobody is told."""
    async with store.transaction() as work:
        work.outbox.put(HERE, AnswerPress("p1"))
    clock.move(seconds=FLEETING_LIFE.total_seconds())
    async with store.transaction() as work:
        work.outbox.put(HERE, AnswerPress("p2"))
        assert len(work.outbox.claim(1)) == 1
    clock.move(seconds=FLEETING_LIFE.total_seconds() + 0.001)
    async with store.transaction() as work:
        assert work.outbox.claim(10) == []
        assert work.outbox.waiting() == 1


@pytest.mark.parametrize("end", ["again", "unknown", "unreachable", "recover", "halfway"])
async def test_fleeting_letters_are_never_tried_twice(store, end):
    """Whatever came of the first try, there is no second one."""
    async with store.transaction() as work:
        number = work.outbox.put(HERE, Typing())
        work.outbox.claim(1)
        more = {"again": (work.now,), "halfway": ((1,), work.now)}.get(end, ())
        getattr(work.outbox, end)(*(() if end == "recover" else (number, *more)))
        assert work.outbox.claim(10) == []
        assert work.outbox.waiting() == 0


async def test_a_sent_message_shows_its_entry(store):
    """Its numbers are linked to what it shows, in its own chat only."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 1)
        work.outbox.put(scene.to_member, says("1", entry=ref))
        work.outbox.sent(work.outbox.claim(1)[0].id, (21, 22))
    async with store.transaction() as work:
        assert work.messages.shown_at("staff", HANNA, ref) == [21, 22]
        assert work.messages.entry_at("staff", HANNA, 21) == ref
        assert work.messages.shown_at("seeker", FATIMA, ref) == []


async def test_a_letter_finds_what_it_answers(store):
    """The newest message in its own chat that shows an entry."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 1)
        for message_id in (21, 22):
            work.messages.link("staff", HANNA, message_id, ref)
        work.outbox.put(scene.to_member, says("1", reply_to=ref))
        work.outbox.put(scene.to_seeker, says("1", reply_to=ref))
        to_member, to_seeker = work.outbox.claim(10)
        assert work.outbox.resolve(to_member, ref) == 22
        assert work.outbox.resolve(to_seeker, ref) is None


async def test_a_new_topic_is_the_assignments(store):
    """Letters put before the topic was there go into it all the same; after its deletion it is nobody's."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_member, OpenTopic("blue heron"))
        work.outbox.put(scene.to_member, says("1"))
        work.outbox.put(scene.to_member, DeleteTopic())
        work.outbox.sent(work.outbox.claim(1)[0].id, (), thread_id=77)
        assert work.assignments.by_thread(scene.member.id, 77).id == scene.held.id
        for _ in range(2):
            [letter] = work.outbox.claim(1)
            assert letter.thread_id == 77
            work.outbox.sent(letter.id, (1,))
        assert work.assignments.get(scene.held.id).thread_id is None


async def test_only_what_belongs_in_a_topic_goes_there(store):
    """A letter that is not for the topic goes into the plain chat."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.save(replace(scene.held, thread_id=77))
        work.outbox.put(replace(scene.to_member, in_topic=False), says("1"))
        assert work.outbox.claim(1)[0].thread_id is None


async def test_nobody_gets_what_is_no_longer_theirs(store):
    """Letters of an ended assignment are dropped when their turn comes, and the next one goes."""
    async with store.transaction() as work:
        scene = played(work)
        for text in "12":
            work.outbox.put(scene.to_member, says(text))
        work.outbox.put(Address("staff", HANNA), says("3"))
        work.assignments.end(scene.held.id)
        assert claim(work) == ["3"]
        assert work.outbox.waiting() == 1


async def test_a_repeat_is_dropped_too_when_the_assignment_has_ended(store):
    """What was on its way when the case moved on is not tried again."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_member, says("1"))
        [letter] = work.outbox.claim(1)
        work.assignments.end(scene.held.id)
        work.outbox.unknown(letter.id)
        assert work.outbox.claim(1) == []


@pytest.mark.parametrize("letter", [Remove((1, 2)), DeleteTopic()])
async def test_what_takes_away_still_goes_out(store, letter):
    """After an assignment has ended, its messages and its topic can be removed."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.save(replace(scene.held, thread_id=77))
        work.outbox.put(scene.to_member, letter)
        work.assignments.end(scene.held.id)
        [found] = work.outbox.claim(1)
        assert found.thread_id == 77


async def test_letters_are_taken_back_by_case_assignment_or_chat(store):
    """Exactly those that fit every condition, and it is told how many."""
    async with store.transaction() as work:
        one, two = played(work, FATIMA, "one"), played(work, YUSUF, "two")
        for scene in (one, two):
            work.outbox.put(scene.to_seeker, says(f"{scene.case.name} seeker"))
            work.outbox.put(scene.to_member, says(f"{scene.case.name} member"))
        work.outbox.put(Address("staff", HANNA), says("plain"))
        assert work.outbox.cancel() == 0
        assert work.outbox.cancel(case_id=one.case.id, chat_id=YUSUF) == 0
        assert work.outbox.cancel(case_id=one.case.id, chat_id=FATIMA, bot="seeker") == 1
        assert work.outbox.cancel(assignment_id=two.held.id) == 1
        assert claim(work) == ["one member", "two seeker"]
        assert work.outbox.cancel(chat_id=HANNA) == 1
        assert work.outbox.waiting() == 2


async def test_letters_of_a_kind_can_stay_when_a_chat_is_emptied(store):
    """Somebody leaves: what takes messages away still goes out, and nothing else does."""
    async with store.transaction() as work:
        one = played(work, FATIMA, "one")
        for letter in (says("plain"), Remove((7,)), DeleteTopic(77), Edit(Words("new"), 7)):
            work.outbox.put(one.to_member, letter)
        assert work.outbox.cancel(chat_id=HANNA, bot="staff", but=TAKES_AWAY) == 2
        left = []
        while claimed := work.outbox.claim(10):
            left += [unpack_letter(letter.payload).what for letter in claimed]
            work.outbox.sent(claimed[0].id)
        assert left == ["remove", "delete_topic"]


async def test_what_waited_behind_a_letter_taken_back_goes_on(store):
    """The next one in that chat has its turn at once."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_member, says("1"))
        work.outbox.put(Address("staff", HANNA), says("2"))
        assert work.outbox.cancel(case_id=scene.case.id) == 1
        assert claim(work) == ["2"]


async def test_a_letter_on_its_way_is_not_tried_again_once_it_was_taken_back(store):
    """Cancelled while being sent, it blocks its chat until it is settled, and is over then."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_seeker, says("1"))
        [letter] = work.outbox.claim(1)
        assert work.outbox.cancel(case_id=scene.case.id) == 0
        work.outbox.put(HERE, says("2"))
        assert claim(work) == []
        work.outbox.again(letter.id, work.now)
        assert claim(work) == ["2"]


async def test_a_letter_taken_back_too_late_still_counts_as_sent(store):
    """If it got there, its message is known, so that it can be taken away."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 1)
        work.outbox.put(scene.to_seeker, says("1", entry=ref))
        [letter] = work.outbox.claim(1)
        work.outbox.cancel(case_id=scene.case.id)
        work.outbox.sent(letter.id, (31,))
        assert work.messages.shown_at("seeker", FATIMA, ref) == [31]


async def test_after_a_crash_what_was_on_its_way_is_in_doubt(store):
    """It goes out once more as a possible repeat, before what came after it; taken back, it does not."""
    async with store.transaction() as work:
        scene = played(work, YUSUF)
        for text in "12":
            work.outbox.put(HERE, says(text))
        work.outbox.put(scene.to_seeker, says("taken back"))
        work.outbox.put(THERE, Typing())
        assert len(work.outbox.claim(10)) == 3
        work.outbox.cancel(case_id=scene.case.id)
        assert work.outbox.recover() == 3
        [letter] = work.outbox.claim(10)
        assert texts([letter]) == ["1"]
        assert letter.repeat
        assert work.outbox.recover() == 1


@pytest.mark.parametrize("end", ["sent", "again", "unknown", "refused", "unreachable", "halfway"])
async def test_settling_what_is_settled_or_gone_does_nothing(store, end):
    """A result that comes too late, or twice, changes nothing."""
    async with store.transaction() as work:
        number = work.outbox.put(HERE, says("1"))
        work.outbox.sent(work.outbox.claim(1)[0].id, (1,))
        more = {"again": (work.now,), "refused": ("other",), "halfway": ((1,), work.now)}.get(end, ())
        for each in (number, 99):
            getattr(work.outbox, end)(each, *more)
        assert work.outbox.claim(10) == []
        assert work.outbox.waiting() == 0


async def test_settled_letters_are_forgotten_in_time(store, clock):
    """Only what is settled, and only from before the given time; numbers are not used again."""
    async with store.transaction() as work:
        first = work.outbox.put(HERE, says("1"))
        work.outbox.sent(work.outbox.claim(1)[0].id, (1,))
    clock.move(hours=1)
    async with store.transaction() as work:
        second = work.outbox.put(HERE, says("2"))
        work.outbox.sent(work.outbox.claim(1)[0].id, (1,))
        work.outbox.put(THERE, says("3"))
        assert work.outbox.forget_before(work.now) == 1
        assert work.outbox.forget_before(work.now + SOON) == 1
        assert claim(work) == ["3"]
        assert work.outbox.put(HERE, says("4")) > second > first


async def test_the_limit_is_kept_past_what_is_dropped(store):
    """Letters that are dropped on the way do not count against it."""
    async with store.transaction() as work:
        scene = played(work)
        for _ in range(5):
            work.outbox.put(scene.to_member, says("old"))
        for number in range(5):
            work.outbox.put(Address("seeker", 100 + number), says(str(number)))
        work.assignments.end(scene.held.id)
        assert claim(work, 3) == ["0", "1", "2"]
        assert claim(work, 0) == []


async def test_a_letter_for_a_case_that_is_gone_can_still_be_put(store):
    """A last word after erasure is sealed under the line's own key."""
    async with store.transaction() as work:
        case = begun(work)
        work.cases.erase(case.id)
        work.outbox.put(Address("seeker", FATIMA, case.id), says("goodbye"))
        assert claim(work) == ["goodbye"]


async def test_a_process_claims_only_the_letters_of_the_bots_it_runs(store):
    """With `--only seeker` the staff bot's letters stay for the process that runs it."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("for a seeker"))
        work.outbox.put(Address("staff", HANNA), says("for staff"))
        assert texts(work.outbox.claim(10, ("seeker",))) == ["for a seeker"]
        assert texts(work.outbox.claim(10, ("staff",))) == ["for staff"]


async def test_a_crash_counts_as_no_try(store):
    """A letter rests longer after each lost answer, and not after each crash: it would never go."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"))
        for _ in range(3):
            work.outbox.claim(1)
            work.outbox.recover()
        [letter] = work.outbox.claim(1)
    assert (letter.repeat, letter.tries) == (True, 0)


async def test_a_restart_puts_only_its_own_bots_letters_in_doubt(store):
    """What another process is sending at this moment is not sent again by this one."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("for a seeker"))
        work.outbox.put(Address("staff", HANNA), says("for staff"))
        work.outbox.claim(10)
        assert work.outbox.recover(("seeker",)) == 1
        [again] = work.outbox.claim(10)
    assert (again.bot, again.repeat) == ("seeker", True)


def taken(work):
    """All that goes out now, one after another."""
    found = []
    while letters := work.outbox.claim(1):
        found += texts(letters)
        work.outbox.sent(letters[0].id)
    return found


async def test_what_is_withheld_goes_out_when_it_is_released_in_its_order(store):
    """Nothing of it goes before, what came after it does, and then it follows."""
    async with store.transaction() as work:
        work.outbox.put(HERE, says("1"), withheld=True)
        work.outbox.put(HERE, says("2"), withheld=True)
        work.outbox.put(HERE, says("3"))
        assert taken(work) == ["3"]
        assert work.outbox.withheld("seeker", FATIMA) == 2
        work.outbox.let_through("seeker", YUSUF)
        assert taken(work) == []
        work.outbox.put(HERE, says("4"))
        work.outbox.let_through("seeker", FATIMA)
        assert work.outbox.withheld("seeker", FATIMA) == 0
        assert taken(work) == ["4", "1", "2"]


async def test_what_is_withheld_can_be_taken_back(store):
    """By its assignment, by its chat, and with its case when that is erased."""
    async with store.transaction() as work:
        scene = played(work)
        for take_back in (
            lambda: work.outbox.cancel(assignment_id=scene.held.id),
            lambda: work.outbox.cancel(chat_id=scene.to_member.chat_id, bot="staff"),
            lambda: work.cases.erase(scene.case.id),
        ):
            work.outbox.put(scene.to_member, says("x"), withheld=True)
            take_back()
            assert work.outbox.withheld("staff", scene.to_member.chat_id) == 0


async def test_what_is_withheld_keeps_its_case_from_being_sealed(store):
    """Only the case's key opens it, so the key is needed as long as it waits."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_member, says("x"), withheld=True)
        assert work.outbox.under_key_of(scene.case.id) == 1


async def test_what_would_change_an_entry_is_recalled_with_what_would_show_it(store):
    """In whichever chat and however it waits: a change, a reaction, and the message itself."""
    async with store.transaction() as work:
        scene = played(work)
        ref, other = EntryRef(scene.case.id, 1), EntryRef(scene.case.id, 2)
        work.outbox.put(scene.to_member, says("1", entry=ref))
        work.outbox.put(scene.to_seeker, Edit(Words("2"), entry=ref), held=True)
        work.outbox.put(scene.to_member, Edit(Words("3"), entry=ref), withheld=True)
        work.outbox.put(scene.to_member, React(ref, "👍"))
        work.outbox.put(scene.to_member, Edit(Words("stays"), entry=other))
        work.outbox.recall(ref)
        work.outbox.release(FATIMA)
        work.outbox.let_through("staff", scene.to_member.chat_id)
        assert claim(work) == ["stays"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("waiting", Recalled()),
        ("sending", Recalled(on_its_way=True)),
        ("unknown", Recalled(in_doubt=True)),
        ("again", Recalled()),
    ],
)
async def test_it_is_said_how_far_a_recalled_letter_may_have_come(store, before, said):
    """Not at all, on its way this moment, or perhaps to a place that nobody can find."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 1)
        number = work.outbox.put(scene.to_member, says("1", entry=ref))
        if before != "waiting":
            work.outbox.claim(1)
        if before == "again":
            work.outbox.again(number, work.now)
        if before == "unknown":
            work.outbox.unknown(number)
        assert work.outbox.recall(ref) == said
        assert work.outbox.is_recalled(number) is (before == "sending")


@pytest.mark.parametrize("recalled", [False, True])
async def test_what_was_sent_in_part_is_known_for_what_it_is(store, recalled):
    """So that it can be taken away, should the rest never follow."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 1)
        number = work.outbox.put(scene.to_member, says("1", entry=ref))
        work.outbox.claim(1)
        if recalled:
            work.outbox.recall(ref)
        work.outbox.halfway(number, (21, 22), work.now)
        assert work.messages.shown_at("staff", scene.to_member.chat_id, ref) == [21, 22]
        assert bool(work.outbox.claim(1)) is not recalled


async def test_an_urgent_letter_goes_before_other_chats(store):
    """However long the others have waited; the courier is told which ones these are."""
    async with store.transaction() as work:
        for chat in range(1, 6):
            work.outbox.put(Address("seeker", chat), says(str(chat)))
        work.outbox.put(HERE, says("now"), urgent=True)
        found = work.outbox.claim(3)
    assert texts(found) == ["now", "1", "2"]
    assert [letter.urgent for letter in found] == [True, False, False]


async def test_what_stands_before_an_urgent_letter_goes_with_it(store):
    """In its own chat nothing is overtaken; what comes after it waits its turn as before."""
    async with store.transaction() as work:
        for chat in range(1, 6):
            work.outbox.put(Address("seeker", chat), says(str(chat)))
        for text in ("a", "now", "b"):
            work.outbox.put(HERE, says(text), urgent=text == "now")
        went = []
        while letters := work.outbox.claim(1):
            work.outbox.sent(letters[0].id, (1,))
            went += texts(letters)
    assert went == ["a", "now", "1", "2", "3", "4", "5", "b"]


async def test_an_urgent_letter_that_is_taken_back_presses_no_more(store):
    """Its chat stands where it stood."""
    async with store.transaction() as work:
        work.outbox.put(THERE, says("first"))
        work.outbox.put(HERE, says("second"))
        scene = played(work, name="red fox")
        work.outbox.put(replace(HERE, case_id=scene.case.id), says("now"), urgent=True)
        work.outbox.cancel(case_id=scene.case.id)
        assert claim(work) == ["first", "second"]


@pytest.mark.parametrize(
    ("changed", "urgent"),
    [
        ({"urgent": True}, True),
        ({"level": "urgent"}, True),
        ({"alarm": Alarm("someone", NOON, NOON)}, True),
        ({"level": "support"}, False),
    ],
)
async def test_letters_of_an_urgent_case_are_urgent(store, changed, urgent):
    """Also where the handler that sends them has not looked at the case; of others they are not."""
    async with store.transaction() as work:
        scene = played(work)
        work.cases.save(replace(scene.case, **changed))
    async with store.transaction() as work:
        work.outbox.put(scene.to_member, says("to the confidant"))
        work.outbox.put(HERE, says("an offer", entry=EntryRef(scene.case.id, 0)))
        assert [letter.urgent for letter in work.outbox.claim(10)] == [urgent, urgent]


async def test_a_case_is_urgent_only_where_that_was_not_undone(store):
    """What a handler that failed had said of a case counts no more."""
    async with store.transaction() as work:
        scene = played(work)
        with suppress(LookupError), work.savepoint():
            work.cases.save(replace(scene.case, urgent=True))
            raise LookupError
        work.outbox.put(scene.to_seeker, says("as any other"))
        assert [letter.urgent for letter in work.outbox.claim(10)] == [False]


async def test_only_what_is_read_is_urgent(store):
    """A name of a topic or a reaction makes no chat go first."""
    async with store.transaction() as work:
        scene = played(work)
        work.cases.save(replace(scene.case, urgent=True))
        for letter in (NameTopic("x"), React(EntryRef(scene.case.id, 1), "👍"), Remove((1,))):
            work.outbox.put(scene.to_member, letter, urgent=True)
        assert [letter.urgent for letter in work.outbox.claim(10)] == [False]


async def test_what_was_held_or_withheld_is_as_urgent_when_it_is_let_go(store):
    """In the chat's own lane it presses then, and not before."""
    async with store.transaction() as work:
        work.outbox.put(THERE, says("waits"))
        work.outbox.put(HERE, says("plain"))
        work.outbox.put(HERE, says("held"), held=True, urgent=True)
        work.outbox.put(STAFF, says("behind a lock"), withheld=True, urgent=True)
        assert claim(work, 1) == ["waits"]
        work.outbox.release(FATIMA)
        work.outbox.let_through("staff", HANNA)
        found = work.outbox.claim(10)
    assert texts(found) == ["plain", "behind a lock"]
    assert all(letter.urgent for letter in found)


async def test_neither_kind_takes_more_than_its_share(store):
    """The courier says how many of each it has hands for."""
    async with store.transaction() as work:
        for chat in range(1, 9):
            work.outbox.put(Address("seeker", chat), says(str(chat)), urgent=chat > 4)
        assert claim_of(work, 6, urgent=3, others=9) == ["5", "6", "7", "1", "2", "3"]
        assert claim_of(work, 6, urgent=0, others=9) == ["4"]


def claim_of(work, limit, **most):
    return texts(work.outbox.claim(limit, **most))
