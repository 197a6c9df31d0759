"""From an outbox row to freight."""

from __future__ import annotations

from datetime import timedelta

from bot.post.loading import Load, load
from db.letters import (
    Address,
    AnswerPress,
    Attachment,
    DeleteTopic,
    Edit,
    EntryRef,
    Outgoing,
    React,
    Remove,
    Send,
    Words,
)
from db.store import Store
from tests.unit.post.hours import Hours
from tests.unit.post.people import CONFIDANT, SEEKER, Talk, put, talking, text


async def loaded(store: Store, where: Address, letter: Outgoing) -> Load:
    await put(store, where, letter)
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(9)
        return load(work, claimed, lambda _, language: f"repeat in {language}")


async def shown(store: Store, talk: Talk, *message_ids: int) -> EntryRef:
    async with store.transaction() as work:
        entry = EntryRef(talk.case.id, work.transcript.add(talk.case.id, "seeker", Words("x")).seq)
        for message_id in message_ids:
            work.messages.link("seeker", SEEKER, message_id, entry)
        return entry


async def test_a_plain_letter(store: Store):
    """A text is ready to go."""
    found = await loaded(store, Address("seeker", SEEKER), text("hello"))
    assert (found.freight.chat_id, found.freight.what, found.attachments) == (SEEKER, text("hello"), ())
    assert found.messages == 1


async def test_a_long_letter_counts_its_messages(store: Store):
    """What takes several messages says so."""
    assert (await loaded(store, Address("seeker", SEEKER), text("word " * 1000))).messages == 2


async def test_what_makes_no_message_counts_none(store: Store):
    """An answer to a press is no message."""
    assert (await loaded(store, Address("seeker", SEEKER), AnswerPress("1"))).messages == 0


async def test_a_reply_finds_its_message(store: Store):
    """A reply to an entry answers the message that shows it in this chat."""
    talk = await talking(store)
    entry = await shown(store, talk, 31)
    assert (await loaded(store, talk.to_seeker(), Send(Words("x"), reply_to=entry))).freight.reply_to == 31


async def test_a_reply_to_what_is_not_shown_here(store: Store):
    """A reply to an entry that this chat does not show is a message like any other."""
    talk = await talking(store)
    entry = await shown(store, talk, 31)
    assert (
        await loaded(store, talk.to_confidant(), Send(Words("x"), reply_to=entry))
    ).freight.reply_to is None


async def test_an_edit_finds_all_messages_of_its_entry(store: Store):
    """An entry shown as several messages is edited in all of them."""
    talk = await talking(store)
    entry = await shown(store, talk, 31, 32)
    found = await loaded(store, talk.to_seeker(), Edit(Words("x"), entry=entry))
    assert (found.freight.targets, found.messages) == ((31, 32), 2)


async def test_an_edit_by_id(store: Store):
    """An edit that names its message needs no map."""
    assert (await loaded(store, Address("seeker", SEEKER), Edit(Words("x"), 5))).freight.targets == (5,)


async def test_a_removal_takes_ids_and_entries_together(store: Store):
    """Messages named by id and by entry are removed once each."""
    talk = await talking(store)
    entry = await shown(store, talk, 31, 32)
    found = await loaded(store, talk.to_seeker(), Remove((30, 31), (entry,)))
    assert found.freight.targets == (30, 31, 32)


async def test_a_reaction_finds_its_message(store: Store):
    """A reaction goes on the message that shows its entry."""
    talk = await talking(store)
    entry = await shown(store, talk, 31)
    assert (await loaded(store, talk.to_seeker(), React(entry, "👍"))).freight.targets == (31,)


async def test_a_letter_in_a_topic_has_its_thread(store: Store):
    """A letter under an assignment goes into that assignment's topic."""
    talk = await talking(store)
    await put(store, talk.to_confidant(), DeleteTopic(4))
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(1)
        assert load(work, claimed, str).freight.chat_id == CONFIDANT


async def test_a_repeat_has_its_line_in_the_letters_language(store: Store):
    """A letter in doubt goes out whole, with the line of its own language."""
    await put(store, Address("seeker", SEEKER), Send(Words("x"), language="tr"))
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(1)
        work.outbox.halfway(claimed.id, (7,), work.now)
    async with store.transaction() as work:
        work.outbox.claim(1)
        work.outbox.recover()
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(1)
        freight = load(work, claimed, lambda _, language: f"repeat in {language}").freight
    assert (freight.repeat_line, freight.done) == ("repeat in tr", ())


async def test_the_rest_of_a_letter_knows_what_is_there(store: Store, hours: Hours):
    """A letter that stopped halfway carries the ids that are there."""
    await put(store, Address("seeker", SEEKER), text("x"))
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(1)
        work.outbox.halfway(claimed.id, (7, 8), work.now + timedelta(seconds=5))
    hours.seconds += 5
    async with store.transaction() as work:
        (claimed,) = work.outbox.claim(1)
        freight = load(work, claimed, str).freight
    assert (freight.repeat_line, freight.done) == (None, (7, 8))


async def test_an_attachment_is_named_and_not_read(store: Store):
    """The bytes of a file stay in the store until its turn has come."""
    talk = await talking(store)
    attachment = Attachment("photo", "m" * 32)
    found = await loaded(store, talk.to_seeker(), Send(attachment=attachment))
    assert (found.attachments, found.freight.files) == ((attachment,), ())


async def test_a_sweep_takes_what_stands_there_when_its_turn_has_come(store: Store):
    """What came into the chat after the letter was written, and nothing of another chat."""
    talk = await talking(store)
    where = talk.to_seeker()
    async with store.transaction() as work:
        work.onscreen.note(SEEKER, 9, work.now, "news")
        work.onscreen.note(SEEKER + 1, 10, work.now)
        work.outbox.put(where, Remove((3,), sweep="rest"))
    async with store.transaction() as work:
        work.onscreen.note(SEEKER, 8, work.now)
        (letter,) = work.outbox.claim(9)
        assert load(work, letter, lambda _, __: "").freight.targets == (3, 8)
