"""Albums: whole, in order, with captions; late and refused items too."""

from __future__ import annotations

import asyncio

from bot.demo.holder import Holder
from bot.sandbox.phone import Bubble
from locales.texts import kinds as texts, relay
from tests.stories.kinds.conftest import Talk
from tests.unit.media.samples import jpeg, mp4, zipped

PICTURE = jpeg(width=80, height=60)


async def _pictures(one: Holder, after: int, count: int) -> list[Bubble]:
    """Wait until so many files have come."""

    async def look() -> list[Bubble] | None:
        found = [m for m in await one.phone.messages(one.bot) if m.id > after and m.media]
        return found if len(found) >= count else None

    return await one.phone.until(look, 60) or []


async def _last(one: Holder) -> int:
    return max(bubble.id for bubble in await one.phone.messages(one.bot))


async def _send(one: Holder, album: str, *captions: str, kind: str = "photo", data: bytes = PICTURE) -> None:
    for caption in captions:
        await one.phone.send_file(one.bot, kind, data, "a.jpg", caption, album=album)


async def test_an_album_arrives_as_one(talk: Talk) -> None:
    """Photos and a film sent together come together, in order, with their captions and one button."""
    for one in (talk.seeker, talk.confidant):
        other = talk.other(one)
        before = await _last(other)
        await _send(one, f"album of {one.name}", "een", "")
        await _send(one, f"album of {one.name}", "drie", kind="video", data=mp4())
        await one.writes("na het album")
        files = await _pictures(other, before, 3)
        assert [bubble.kind for bubble in files] == ["photo", "photo", "video"]
        assert len({bubble.album for bubble in files}) == 1
        assert [bubble.words.removeprefix("🪶 blue heron\n") for bubble in files] == ["een", "", "drie"]
        last = await other.sees("na het album", after=files[-1].id)
        below = await other.sees("⬆️ × 3", after=files[-1].id)
        assert other.say(texts.HARM_BUTTON) in below.labels
        assert below.id < last.id


async def test_an_item_that_comes_late_answers_its_album(talk: Talk) -> None:
    """When the album has gone already, a late item follows alone, as an answer to it."""
    before = await _last(talk.confidant)
    await _send(talk.seeker, "late", "een", "twee")
    first, *_ = await _pictures(talk.confidant, before, 2)
    await _send(talk.seeker, "late", "te laat")
    late = await talk.confidant.sees("te laat")
    assert late.album is None
    assert late.reply_to == first.id


async def test_a_refused_item_does_not_stop_the_others(talk: Talk) -> None:
    """What cannot be cleaned is left out of the album, and that is said."""
    before = await _last(talk.confidant)
    await _send(talk.seeker, "mixed", "een", "twee", kind="document")
    await _send(talk.seeker, "mixed", "", kind="document", data=zipped("a.txt"))
    await talk.seeker.sees(relay.REFUSED_UNCLEANABLE)
    files = await _pictures(talk.confidant, before, 2)
    assert len({bubble.album for bubble in files}) == 1
    assert len(files) == 2


async def test_an_album_survives_a_restart(talk: Talk) -> None:
    """Stopped while an album gathers, the line sends all of it when it is open again."""
    before = await _last(talk.confidant)
    await _send(talk.seeker, "halves", "een", "twee")
    await asyncio.sleep(0.5)
    await talk.line.restarts()
    await _send(talk.seeker, "halves", "drie")
    files = await _pictures(talk.confidant, before, 3)
    words = [bubble.words.removeprefix("🪶 blue heron\n") for bubble in files]
    assert words == ["een", "twee", "drie"]
