"""The transcript: what was said, in order, with numbers that are never used twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from db.errors import NoSuchCase, NoSuchRecord
from db.letters import Attachment, EntryRef, Mark, Words
from tests.contract.db.scene import FATIMA, YUSUF, begun

PICTURE = Attachment("photo", "m" * 32, "a.jpg", "image/jpeg", 9, None, 4, 3)
BOLD = Words("سلام *x* ⵉⵍⵍⵉ 👋", (Mark("bold", 0, 4), Mark("text_link", 5, 1, url="https://example.org")))


async def test_what_was_said_is_read_as_it_was_said(store, clock):
    """Words with formatting, files, the side and what it answers come back as they were."""
    async with store.transaction() as work:
        case = begun(work)
        first = work.transcript.add(case.id, "seeker", BOLD, (PICTURE, PICTURE))
        second = work.transcript.add(case.id, "line", Words("ok"), reply_to=first.seq)
    async with store.transaction() as work:
        assert work.transcript.read(case.id) == [first, second]
        assert work.transcript.get(EntryRef(case.id, 2)) == second
    assert (first.seq, first.at, first.side, first.words) == (1, clock.now(), "seeker", BOLD)
    assert first.attachments == (PICTURE, PICTURE)
    assert second.reply_to == 1


async def test_each_case_counts_for_itself(store):
    """Numbers begin at one in every case."""
    async with store.transaction() as work:
        cases = begun(work, FATIMA), begun(work, YUSUF)
        seqs = [work.transcript.add(case.id, "seeker", Words(".")).seq for case in cases * 2]
        assert seqs == [1, 1, 2, 2]


async def test_an_entry_can_be_rewritten(store):
    """Other words take the place of the first ones; all else about the entry stays."""
    async with store.transaction() as work:
        case = begun(work)
        entry = work.transcript.add(case.id, "seeker", Words("before"), (PICTURE,))
        work.transcript.rewrite(EntryRef(case.id, entry.seq), BOLD)
        [found] = work.transcript.read(case.id)
        assert found.words == BOLD
        assert (found.at, found.side, found.attachments) == (entry.at, entry.side, entry.attachments)


async def test_a_removed_entry_is_gone_and_its_number_stays_taken(store):
    """What comes next gets the next number, as if nothing had been removed."""
    async with store.transaction() as work:
        case = begun(work)
        for _ in range(2):
            work.transcript.add(case.id, "seeker", Words("."))
        ref = EntryRef(case.id, 2)
        work.transcript.remove(ref)
        assert work.transcript.get(ref) is None
        assert work.transcript.add(case.id, "seeker", Words(".")).seq == 3
        assert [entry.seq for entry in work.transcript.read(case.id)] == [1, 3]
        with pytest.raises(NoSuchRecord):
            work.transcript.rewrite(ref, Words("again"))


async def test_nothing_is_said_in_a_case_that_is_not_there(store):
    """Adding to and reading an unknown case is an error, and no empty list."""
    async with store.transaction() as work:
        with pytest.raises(NoSuchCase):
            work.transcript.add("0" * 32, "seeker", Words("."))
        with pytest.raises(NoSuchCase):
            work.transcript.read("0" * 32)
        assert work.transcript.get(EntryRef("0" * 32, 1)) is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=6))
async def test_any_text_survives(store, texts):
    """Whatever a phone can send is read back to the last character, in order."""
    async with store.transaction() as work:
        seeker = work.seekers.find(FATIMA) or work.seekers.new(FATIMA)
        case = work.cases.new(seeker, "blue heron", 1, "nl")
        for text in texts:
            work.transcript.add(case.id, "seeker", Words(text))
        assert [entry.words.text for entry in work.transcript.read(case.id)] == texts
