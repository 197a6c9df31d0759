"""Albums and quotes, whichever framework carries them."""

from __future__ import annotations

import pytest

from bot.post.outcomes import Refused
from bot.sandbox.phone import Bubble
from db.letters import Attachment, Button, EntryRef, FileKind, Mark, Piece, Send, Words
from tests.contract.post.conftest import BOT, Line
from tests.contract.post.test_sending import LINE, sample


def piece(number: int, kind: FileKind, words: Words = Words()) -> Piece:
    return Piece(Attachment(kind, f"m{number}"), words, EntryRef("c", number))


def album(*kinds: FileKind, **more: object) -> tuple[Send, tuple[bytes, ...]]:
    pieces = tuple(piece(number, kind) for number, kind in enumerate(kinds, start=1))
    return Send(album=pieces, **more), tuple(sample(kind) for kind in kinds)  # type: ignore[arg-type]


async def arrived(line: Line) -> list[Bubble]:
    return [bubble for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"]


@pytest.mark.parametrize(
    "kinds", [("photo", "video"), ("document", "document"), ("audio", "audio"), ("photo",) * 10]
)
async def test_an_album_arrives_as_one(line: Line, kinds: tuple[FileKind, ...]):
    """Its files are one album in their order, hidden where they can be, and the receipt names each."""
    what, files = album(*kinds, spoiler=True, protect=True)
    receipt = await line.carry(what, files=files)
    shown = await arrived(line)
    assert tuple(bubble.id for bubble in shown) == receipt.message_ids
    assert tuple(bubble.kind for bubble in shown) == kinds
    assert len({bubble.album for bubble in shown}) == 1
    assert all(bubble.protected for bubble in shown)
    hidden = [bubble.media["spoiler"] for bubble in shown if bubble.media]
    assert hidden == [kind in ("photo", "video") for kind in kinds]


async def test_each_file_has_its_own_words(line: Line):
    """Captions stay under their file, marks and all."""
    pieces = (piece(1, "photo", Words("vet", (Mark("bold", 0, 3),))), piece(2, "photo", Words("twee")))
    await line.carry(Send(album=pieces), files=(sample("photo"),) * 2)
    shown = await arrived(line)
    assert [bubble.caption for bubble in shown] == ["vet", "twee"]
    assert [entity["type"] for entity in shown[0].entities] == ["bold"]


async def test_buttons_hang_under_the_line_below(line: Line):
    """Telegram has no buttons under an album, so they come in a line after it."""
    what, files = album("photo", "photo", words=Words("below"), buttons=((Button("press", "go"),),))
    receipt = await line.carry(what, files=files)
    shown = await arrived(line)
    assert [bubble.words for bubble in shown] == ["", "", "below"]
    assert shown[-1].labels == ("press",)
    assert receipt.message_ids == tuple(bubble.id for bubble in shown)


async def test_a_repeated_album_has_its_line_before_it(line: Line):
    """A possible second copy says so, and the receipt still begins with the album."""
    what, files = album("photo", "photo")
    receipt = await line.carry(what, files=files, repeat_line=LINE)
    first, *rest = await arrived(line)
    assert first.text == LINE
    assert receipt.message_ids == (*[bubble.id for bubble in rest], first.id)


async def test_an_album_that_is_there_is_not_sent_again(line: Line):
    """Stopped after the album, only the line below is still to come."""
    what, files = album("photo", "photo", words=Words("below"))
    receipt = await line.carry(what, files=files, done=(101, 102))
    assert [bubble.words for bubble in await arrived(line)] == ["below"]
    assert receipt.message_ids[:2] == (101, 102)


async def test_what_telegram_puts_in_no_album_is_refused(line: Line):
    """A document beside a photo is refused in one piece."""
    what, files = album("photo", "document")
    with pytest.raises(Refused):
        await line.carry(what, files=files)
    assert await arrived(line) == []


async def test_a_quote_goes_along(line: Line):
    """An answer quotes the part of the message that is meant."""
    asked = await line.phone.write(BOT, "een twee drie")
    await line.carry(Send(Words("ja"), quote=Words("twee")), reply_to=asked)
    answer = (await arrived(line))[-1]
    assert (answer.reply_to, answer.quote) == (asked, "twee")


async def test_a_quote_that_does_not_fit_is_left_out(line: Line):
    """A quote that is not in the message any more is dropped, and the answer arrives."""
    asked = await line.phone.write(BOT, "iets anders")
    await line.carry(Send(Words("ja"), quote=Words("twee")), reply_to=asked)
    answer = (await arrived(line))[-1]
    assert (answer.text, answer.reply_to, answer.quote) == ("ja", asked, None)
