"""Letters held back from a seeker: they wait in order, beside the chat, and go with their case."""

from __future__ import annotations

from db.letters import Edit, EntryRef, Words
from db.packing import unpack_letter
from tests.contract.db.scene import FATIMA, YUSUF, played, says


def texts(work) -> list[str]:
    """What goes out now, taken as sent."""
    out = []
    while claimed := work.outbox.claim(10):
        for letter in claimed:
            out.append(unpack_letter(letter.payload).words.text)
            work.outbox.sent(letter.id, (letter.id,))
    return out


async def test_what_is_held_goes_out_only_when_let_go(store):
    """Across restarts; others' letters to the same chat pass by, and behind them it goes in its order."""
    async with store.transaction() as work:
        to = played(work).to_seeker
        for text in ("een", "twee"):
            work.outbox.put(to, says(text), held=True)
        work.outbox.put(to, says("voorbij"))
        assert texts(work) == ["voorbij"]
    async with store.transaction() as work:
        assert work.outbox.held(FATIMA) == 2
        assert work.outbox.waiting() == 0
        work.outbox.put(to, says("eerst"))
        assert work.outbox.release(FATIMA) == 2
        work.outbox.put(to, says("daarna"))
        assert texts(work) == ["eerst", "een", "twee", "daarna"]
        assert work.outbox.release(FATIMA) == 0


async def test_another_chat_is_not_let_go(store):
    """Each seeker's letters wait for that seeker."""
    async with store.transaction() as work:
        work.outbox.put(played(work, FATIMA).to_seeker, says("een"), held=True)
        work.outbox.put(played(work, YUSUF).to_seeker, says("twee"), held=True)
        assert work.outbox.release(YUSUF) == 1
        assert texts(work) == ["twee"]
        assert work.outbox.held(FATIMA) == 1


async def test_it_is_known_which_entries_wait(store):
    """So that they are not shown from the transcript before their turn."""
    async with store.transaction() as work:
        scene = played(work)
        ref = EntryRef(scene.case.id, 3)
        work.outbox.put(scene.to_seeker, says("een", entry=ref), held=True)
        work.outbox.put(scene.to_seeker, says("van de lijn"), held=True)
        changed = Edit(Words("twee"), entry=EntryRef(scene.case.id, 2))
        work.outbox.put(scene.to_seeker, changed, held=True)
        assert work.outbox.entries_held(FATIMA) == {ref}
        work.outbox.release(FATIMA)
        assert texts(work) == ["een", "van de lijn", "twee"]
        assert work.messages.shown_at("seeker", FATIMA, ref)


async def test_what_is_held_goes_with_its_case(store):
    """Erased, cancelled or dropped, nothing is left to let go."""
    async with store.transaction() as work:
        scene = played(work)
        for take_back in (
            lambda: work.outbox.cancel(case_id=scene.case.id),
            lambda: work.outbox.drop_held(FATIMA),
            lambda: work.cases.erase(scene.case.id),
        ):
            work.outbox.put(scene.to_seeker, says("een"), held=True)
            take_back()
            assert work.outbox.held(FATIMA) == 0
            assert work.outbox.release(FATIMA) == 0


async def test_a_case_is_not_sealed_over_what_is_held(store):
    """Its key is the only one that opens it."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_seeker, says("een"), held=True)
        assert work.outbox.under_key_of(scene.case.id) == 1


async def test_how_long_it_stays_is_noted_with_the_messages(store):
    """What is let go for a short while is swept as such; what the staff bot sends is not noted."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_seeker, says("kort"), held=True)
        work.outbox.put(scene.to_member, says("van de ander"))
        work.outbox.put(scene.to_seeker, says("blijft"))
        work.outbox.release(FATIMA, "brief")
        for letter in (*work.outbox.claim(10), *work.outbox.claim(10)):
            work.outbox.sent(letter.id, (letter.id + 100,))
        for letter in work.outbox.claim(10):
            work.outbox.sent(letter.id, (letter.id + 100,))
        brief, every = (work.onscreen.there(FATIMA, sweep) for sweep in ("brief", "all"))
        assert len(brief) == 1
        assert len(every) == 2
