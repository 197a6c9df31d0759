"""The README's table of kinds, row by row, in both directions, with both frameworks."""

from __future__ import annotations

import pytest

from bot.demo.holder import Holder
from bot.sandbox.jsonvalues import Json, as_number
from bot.sandbox.phone import Bubble
from locales.texts import kinds as texts, relay
from tests.stories.kinds.conftest import Talk
from tests.stories.kinds.sending import CANARIES, STYLES, TEXT, send
from tests.stories.kinds.table import Row, rows
from tests.unit.media.samples import traces

NEWER = "new_kind_of_message"
HIDDEN = frozenset(("photo", "live_photo", "video", "animation"))
WORDS = {"poll": "📊", "dice": "🎲", "checklist": "☑ koop melk", "rich_message": "gewoon en vet van iemand"}


def _named(row: Row) -> str:
    return row.kinds[0]


@pytest.mark.parametrize("row", rows(), ids=_named)
async def test_a_row_is_true_in_both_directions(talk: Talk, row: Row) -> None:
    """What the table says of these kinds is what happens, whoever sends them."""
    kinds = (*row.kinds, NEWER) if "game" in row.kinds else row.kinds
    for one, fate in ((talk.seeker, row.from_seeker), (talk.confidant, row.from_confidant)):
        for kind in kinds:
            await _prove(talk, one, kind, fate)
        await _nothing_else(talk, one)
    await _nothing_told(talk)


async def _prove(talk: Talk, one: Holder, kind: str, fate: str) -> None:
    other = talk.other(one)
    last = max(bubble.id for bubble in await other.phone.messages(other.bot))
    sent = await send(one, kind)
    match fate.split(",", maxsplit=1)[0]:
        case "passed on" | "passed on if it is a PDF":
            await _arrived(other, kind, last)
        case "as words":
            await other.sees(WORDS[kind], after=last)
        case "asked first":
            await one.taps(texts.PLACE_SEND)
            await one.sees(texts.PLACE_SENT, after=sent)
            await other.sees("📍 52.08940, 5.11020", after=last)
        case "refused":
            await one.sees(texts.REASONS.get(kind, relay.REFUSED_UNKNOWN), after=sent)
        case "nothing to pass on":
            pass
        case unknown:
            pytest.fail(f"the table says {unknown!r}, and nobody knows what that is")


async def _arrived(other: Holder, kind: str, last: int) -> None:
    """A file arrives as its kind, cleaned, and hidden where it can be; a text as itself."""
    if kind == "text":
        shown = await other.sees(TEXT, after=last)
        cut = [(_stretch(shown.words, entity), entity["type"]) for entity in shown.entities]
        assert cut[-len(STYLES) :] == [(style, style) for style in STYLES]
        return
    expected = "photo" if kind == "live_photo" else kind
    shown = await other.sees_one(lambda m: m.id > last and m.kind == expected, f"a {kind}")
    assert shown.media is not None
    assert shown.media["spoiler"] is (kind in HIDDEN)
    assert traces(await other.phone.fetch(shown)) == 0


def _stretch(words: str, entity: Json) -> str:
    """The part of a text that an entity is about, counted as Telegram counts."""
    begin, length = as_number(entity.get("offset")), as_number(entity.get("length"))
    return words.encode("utf-16-le")[2 * begin : 2 * (begin + length)].decode("utf-16-le")


async def _nothing_else(talk: Talk, one: Holder) -> None:
    """Whatever was not said above was not said at all: the next word is the next thing seen."""
    other = talk.other(one)
    before = {bubble.id for bubble in await other.phone.messages(other.bot)}
    await one.writes("einde")
    last = await other.sees("einde")
    new = [m for m in await other.phone.messages(other.bot) if m.id not in before]
    assert [bubble.id for bubble in new] == [last.id]
    await talk.line.until(_quiet(talk))


def _quiet(talk: Talk):
    async def look() -> bool:
        async with talk.line.store.store.transaction() as work:
            return work.inbox.waiting() == 0 and work.outbox.waiting() == 0

    return look


async def _nothing_told(talk: Talk) -> None:
    """No canary is on either phone in what the line put there."""
    for one in (talk.seeker, talk.confidant):
        seen: list[Bubble] = await one.phone.messages(one.bot)
        told = str([bubble for bubble in seen if bubble.sender == "bot"])
        assert not any(canary in told for canary in CANARIES)
