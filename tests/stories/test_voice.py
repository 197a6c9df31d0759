"""A voice that is harder to recognise: chosen, heard by oneself first, and then heard by the other side."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.sandbox.phone import Bubble
from db import tables
from db.vault import fields
from handlers.media.sound import heard
from locales.texts import seeker as seeker_texts, voice as texts
from tests.stories.line import StoryLine
from tests.stories.recordings import spoken
from tests.stories.test_aloud import presses_and_speaks
from tests.stories.test_talking import matched
from tests.unit.media.vowels import listen


async def chooses(person: Holder, thread: int | None = None) -> None:
    """Turns the changed voice on."""
    await person.writes("/voice", thread=thread)
    await person.taps(texts.CHOICES["on"])
    await person.sees(texts.CHANGED)


async def speaks(person: Holder, data: bytes, thread: int | None = None) -> Bubble:
    """Sends a voice note, and waits for what was made of it."""
    sent = await person.phone.send_file(person.bot, "voice", data, "v.ogg", thread=thread, duration=2)
    return await person.sees_one(
        lambda m: m.id > sent and m.kind == "voice" and bool(m.labels), "their changed voice", thread=thread
    )


def voices(messages: list[Bubble]) -> list[Bubble]:
    return [one for one in messages if one.sender == "bot" and one.kind == "voice"]


async def stored(line: StoryLine) -> list[bytes]:
    """Every file in the database, opened with every key that the line has."""
    async with line.store.store.transaction() as work:
        vault, keychain = work.media._scope.vault, work.media._keychain
        return [
            fields.MEDIA.unseal(keychain.of(row.case_id), row.data, row.id, row.case_id)
            if row.case_id
            else fields.MEDIA.unseal(vault.inbox, row.data, row.id)
            for row in work.media._scope.all(tables.media.select())
        ]


def sound_of(data: bytes) -> bytes:
    """A stretch of the packets inside, which cleaning passes on as they are."""
    return data[len(data) // 2 : len(data) // 2 + 40]


async def test_a_seeker_hears_their_changed_voice_and_sends_it(line: StoryLine) -> None:
    """The confidant's copy and what is stored are the changed one; the voice itself is nowhere any more."""
    seeker, confidant, thread = await matched(line)
    await chooses(seeker)
    original = spoken()
    mine = await speaks(seeker, original)
    assert seeker.say(texts.LIMITS) in mine.words
    assert voices(await confidant.phone.messages(confidant.bot)) == []
    await seeker.taps(texts.SEND)
    shown = await confidant.sees_one(lambda m: m.kind == "voice", "a voice message", thread=thread)
    changed = await confidant.phone.fetch(shown)
    assert changed == await seeker.phone.fetch(mine)
    assert await stored(line) == [changed]
    assert sound_of(original) not in changed
    before, after = listen(heard(original, 10)), listen(heard(changed, 10), 1 / 1.14)
    assert after.tone < before.tone / 1.2
    assert after.formants[1] < before.formants[1] / 1.05
    await line.closes()
    files = [path for path in line.home.rglob("*") if path.is_file()]
    assert not any(sound_of(original) in path.read_bytes() for path in files)


async def test_the_second_note_of_a_case_goes_straight(line: StoryLine) -> None:
    """Who has heard it once is not held up again."""
    seeker, confidant, _ = await matched(line)
    await chooses(seeker)
    first = await speaks(seeker, spoken())
    await seeker.taps(texts.SEND)
    await seeker.phone.send_file(seeker.bot, "voice", spoken(190.0), "v.ogg")
    assert await line.until(lambda: two_voices(confidant))
    assert voices(await seeker.phone.messages(seeker.bot))[-1].id == first.id


async def two_voices(person: Holder) -> bool:
    return len(voices(await person.phone.messages(person.bot))) == 2


async def test_a_confidant_changes_their_voice_in_the_topic_of_the_case(line: StoryLine) -> None:
    """They hear it there, and the seeker hears nothing else."""
    seeker, confidant, thread = await matched(line)
    await chooses(confidant)
    mine = await speaks(confidant, spoken(115.0), thread)
    await confidant.taps(texts.SEND, thread=thread)
    shown = await seeker.sees_one(lambda m: m.kind == "voice", "a voice message")
    assert await seeker.phone.fetch(shown) == await confidant.phone.fetch(mine)


async def test_ones_own_voice_is_fetched_again_when_it_is_wanted(line: StoryLine) -> None:
    """*Send my own voice* sends what was recorded, though no copy of it had been kept."""
    seeker, confidant, thread = await matched(line)
    await chooses(seeker)
    original = spoken()
    mine = await speaks(seeker, original)
    assert await stored(line) == [await seeker.phone.fetch(mine)]
    await seeker.taps(texts.AS_IT_IS)
    shown = await confidant.sees_one(lambda m: m.kind == "voice", "a voice message", thread=thread)
    own = await confidant.phone.fetch(shown)
    assert sound_of(original) in own
    assert await stored(line) == [own]
    await seeker.sees(texts.SENT_AS_IT_IS)


async def test_what_is_not_sent_is_gone(line: StoryLine) -> None:
    """*Do not send* leaves no file behind, and the confidant never hears of it."""
    seeker, confidant, thread = await matched(line)
    await chooses(seeker)
    await speaks(seeker, spoken())
    await seeker.taps(texts.RECORD_AGAIN)
    await seeker.sees(texts.DROPPED)
    assert await stored(line) == []
    await seeker.writes("ik schrijf het liever")
    await confidant.sees("ik schrijf het liever", thread=thread)
    assert voices(await confidant.phone.messages(confidant.bot)) == []


async def test_a_whispered_note_is_refused_with_the_reason(line: StoryLine) -> None:
    """Where there is no voice to change, nothing is passed on, and the sender knows why."""
    seeker, confidant, _ = await matched(line)
    await chooses(seeker)
    await seeker.phone.send_file(seeker.bot, "voice", spoken(seconds=0.1), "v.ogg")
    await seeker.sees(texts.REFUSED["too_short"])
    assert voices(await confidant.phone.messages(confidant.bot)) == []
    assert await stored(line) == []


async def test_a_spoken_answer_in_the_intake_is_changed_too(line: StoryLine) -> None:
    """What is kept as the answer is the changed voice, and its speaker is played it."""
    seeker = await line.seeker(language="rif")
    await seeker.begins_the_intake()
    await seeker.writes("/voice")
    await seeker.taps(texts.CHOICES["on"])
    await seeker.sees(texts.CHANGED)
    await presses_and_speaks(seeker)
    await seeker.sees(texts.ANSWER_SOUNDS)
    await seeker.taps(seeker_texts.AGREE_MATCH_YES)
    kept = await stored(line)
    assert kept
    assert all(data.startswith(b"OggS") for data in kept)
