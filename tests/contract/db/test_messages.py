"""Which message shows which entry, in which chat, both ways."""

from __future__ import annotations

from db.letters import EntryRef
from tests.contract.db.scene import FATIMA, HANNA, YUSUF, begun


async def test_a_message_leads_to_its_entry_and_back(store):
    """Across restarts, either one is found from the other."""
    async with store.transaction() as work:
        ref = EntryRef(begun(work).id, 1)
        work.messages.link("seeker", FATIMA, 41, ref)
        work.messages.link("staff", HANNA, 7, ref)
    async with store.transaction() as work:
        assert work.messages.entry_at("seeker", FATIMA, 41) == ref
        assert work.messages.shown_at("staff", HANNA, ref) == [7]


async def test_message_numbers_count_only_in_their_own_chat(store):
    """The same number in another chat, or with the other bot, is another message."""
    async with store.transaction() as work:
        here, there = EntryRef(begun(work, FATIMA).id, 1), EntryRef(begun(work, YUSUF).id, 1)
        work.messages.link("seeker", FATIMA, 41, here)
        work.messages.link("seeker", YUSUF, 41, there)
        assert work.messages.entry_at("seeker", FATIMA, 41) == here
        assert work.messages.entry_at("seeker", YUSUF, 41) == there
        assert work.messages.entry_at("staff", FATIMA, 41) is None
        assert work.messages.entry_at("seeker", FATIMA, 42) is None
        assert work.messages.shown_at("seeker", YUSUF, here) == []


async def test_one_entry_can_be_shown_by_several_messages(store):
    """All of them are found, oldest first."""
    async with store.transaction() as work:
        ref = EntryRef(begun(work).id, 1)
        for message_id in (12, 10, 11):
            work.messages.link("staff", HANNA, message_id, ref)
        assert work.messages.shown_at("staff", HANNA, ref) == [10, 11, 12]


async def test_linking_again_moves_the_link(store):
    """The last word about a message holds."""
    async with store.transaction() as work:
        case = begun(work)
        for seq in (1, 2, 2):
            work.messages.link("staff", HANNA, 7, EntryRef(case.id, seq))
        assert work.messages.entry_at("staff", HANNA, 7) == EntryRef(case.id, 2)
        assert work.messages.shown_at("staff", HANNA, EntryRef(case.id, 1)) == []


async def test_all_messages_of_a_case_in_a_chat_are_found(store, clock):
    """With a time, only those from before it; never another case's or another chat's."""
    async with store.transaction() as work:
        case, other = begun(work, FATIMA), begun(work, YUSUF)
        work.messages.link("staff", HANNA, 3, EntryRef(case.id, 1))
        work.messages.link("staff", HANNA, 4, EntryRef(other.id, 1))
        work.messages.link("seeker", FATIMA, 5, EntryRef(case.id, 1))
    clock.move(hours=40)
    async with store.transaction() as work:
        work.messages.link("staff", HANNA, 6, EntryRef(case.id, 2))
        assert work.messages.of_case("staff", HANNA, case.id) == [3, 6]
        assert work.messages.of_case("staff", HANNA, case.id, before=work.now) == [3]


async def test_a_case_that_is_gone_is_not_linked(store):
    """A message that arrives after its case was erased is simply nobody's."""
    async with store.transaction() as work:
        case = begun(work)
        work.cases.erase(case.id)
        work.messages.link("staff", HANNA, 7, EntryRef(case.id, 1))
        assert work.messages.entry_at("staff", HANNA, 7) is None


async def test_a_removed_entry_is_still_found_where_it_was_shown(store):
    """So that it can be taken away there too."""
    async with store.transaction() as work:
        case = begun(work)
        ref = EntryRef(case.id, 1)
        work.messages.link("staff", HANNA, 7, ref)
        work.transcript.remove(ref)
        assert work.messages.shown_at("staff", HANNA, ref) == [7]


async def test_it_is_known_in_which_chats_something_stands(store):
    """Of those that are asked about, with that bot."""
    async with store.transaction() as work:
        ref = EntryRef(begun(work).id, 1)
        work.messages.link("staff", HANNA, 7, ref)
        work.messages.link("seeker", YUSUF, 7, ref)
        assert work.messages.chats_showing("staff", (HANNA, YUSUF), ref) == {HANNA}
        assert work.messages.chats_showing("staff", (YUSUF,), ref) == set()
        assert work.messages.chats_showing("staff", (HANNA,), EntryRef(ref.case_id, 2)) == set()


async def test_it_is_known_of_which_cases_anything_stands_in_a_chat(store):
    """Each once, with that bot, and no case of another chat."""
    async with store.transaction() as work:
        one, other = begun(work), begun(work, YUSUF)
        for number, case in ((7, one), (8, one), (9, other)):
            work.messages.link("staff", HANNA, number, EntryRef(case.id, number))
        work.messages.link("staff", YUSUF, 7, EntryRef(other.id, 1))
        assert sorted(work.messages.cases_in("staff", HANNA)) == sorted((one.id, other.id))
        assert work.messages.cases_in("staff", YUSUF) == [other.id]
        assert work.messages.cases_in("seeker", HANNA) == []
