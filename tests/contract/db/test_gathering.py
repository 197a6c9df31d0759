"""A letter that waits for what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Address, Attachment, EntryRef, Piece, Send, Words, beside
from db.packing import unpack_letter
from tests.contract.db.scene import FATIMA, played

SOON = timedelta(seconds=30)
FIRST, SECOND = Attachment("photo", "m1"), Attachment("photo", "m2")


def joined(letter: Send) -> Send:
    head = letter.entry
    assert head is not None
    pieces = (Piece(FIRST, Words(), head), Piece(SECOND, Words(), replace(head, seq=head.seq + 1)))
    return replace(letter, album=pieces, attachment=None)


async def gathered(store):
    """A first item that waits for thirty seconds."""
    async with store.transaction() as work:
        case_id = played(work).case.id
        where, head = Address("seeker", FATIMA, case_id), EntryRef(case_id, 1)
        work.outbox.put(where, Send(attachment=FIRST, entry=head), work.now + SOON)
    return where, head


async def test_what_joins_goes_out_with_the_first(store, clock):
    """One letter, when it is due, with both; each message shows its own entry."""
    where, head = await gathered(store)
    async with store.transaction() as work:
        assert work.outbox.gather(where, head, joined, work.now + SOON)
        assert work.outbox.claim(10) == []
    clock.move(seconds=31)
    async with store.transaction() as work:
        [letter] = work.outbox.claim(10)
        what = unpack_letter(letter.payload)
        assert isinstance(what, Send)
        shows = tuple(piece.entry for piece in what.album)
        work.outbox.sent(letter.id, (7, 8, 9), shows=shows)
        found = [work.messages.entry_at("seeker", FATIMA, each) for each in (7, 8, 9)]
    assert found == [head, replace(head, seq=2), beside(head)]


async def test_nothing_joins_a_letter_that_is_on_its_way(store, clock):
    """Once claimed, or sent, or tried, the letter stays as it is."""
    where, head = await gathered(store)
    clock.move(seconds=31)
    async with store.transaction() as work:
        [letter] = work.outbox.claim(10)
        assert not work.outbox.gather(where, head, joined, work.now)
        work.outbox.again(letter.id, work.now)
        assert not work.outbox.gather(where, head, joined, work.now)


async def test_nothing_joins_a_letter_to_somebody_else(store):
    """The letter of another chat or entry is left alone."""
    where, head = await gathered(store)
    async with store.transaction() as work:
        assert not work.outbox.gather(replace(where, chat_id=1), head, joined, work.now)
        assert not work.outbox.gather(where, replace(head, seq=9), joined, work.now)
        assert not work.outbox.gather(where, head, lambda _: None, work.now)


async def test_the_entries_before_one_are_found_newest_first(store):
    """However long the transcript, only so many are read."""
    async with store.transaction() as work:
        case = played(work).case
        for number in range(6):
            work.transcript.add(case.id, "seeker", Words(str(number)), album="a")
        found = work.transcript.earlier(EntryRef(case.id, 5), 3)
    assert [(entry.seq, entry.album) for entry in found] == [(4, "a"), (3, "a"), (2, "a")]


async def test_an_entry_is_withheld_and_keeps_what_it_says(store):
    """Withheld is not removed: the words are still there for the archive."""
    async with store.transaction() as work:
        case = played(work).case
        entry = work.transcript.add(case.id, "seeker", Words("kept"))
        work.transcript.withhold(EntryRef(case.id, entry.seq), "undecided")
        assert work.transcript.get(EntryRef(case.id, entry.seq)) == replace(entry, withheld="undecided")


async def test_what_came_behind_an_update_is_seen(store):
    """Only what waits in the same chat, and only while it waits."""
    async with store.transaction() as work:
        for number, chat in enumerate((FATIMA, FATIMA, 1), start=1):
            work.inbox.add("seeker", number, chat, b"%d" % number, carries=number == 2)
        assert [one.payload for one in work.inbox.behind("seeker", FATIMA, 10)] == [b"2"]
        work.inbox.done(work.inbox.ready(1)[0].id)
        assert work.inbox.behind("seeker", FATIMA, 10) == []
