"""One message of each kind as it leaves a phone, with a canary in every corner that can hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.demo.holder import Holder
from bot.sandbox.jsonvalues import Json
from bot.sandbox.oddities import CANARY as ODD_CANARY
from tests.unit.media import samples

FILES: dict[str, Callable[[], bytes]] = {
    "photo": lambda: samples.jpeg(width=80, height=60),
    "live_photo": lambda: samples.jpeg(width=80, height=60),
    "video": samples.mp4,
    "animation": lambda: samples.mp4(sound=None),
    "video_note": samples.mp4,
    "voice": samples.opus,
    "audio": samples.mp3,
    "document": samples.pdf,
    "sticker": samples.webp,
}
STYLES = (
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "text_link",
    "pre",
    "blockquote",
    "expandable_blockquote",
)
"""Formatting that is passed on; each word of TEXT is in the style that it names."""

TEXT = "\n".join((*STYLES, "text_mention"))
NAME = f"{samples.CANARY}.{{}}"
"""Also a file's name tells who it is from."""

ENDS = {"document": "pdf", "audio": "mp3", "video": "mp4", "animation": "mp4"}
CANARIES = (samples.CANARY, ODD_CANARY, "canary")


async def send(one: Holder, kind: str, **more: str) -> int:
    """Send one message of a kind."""
    if kind == "text":
        return await one.phone.write(one.bot, TEXT, entities=list(_entities()))
    if kind not in FILES:
        return await one.phone.send_special(one.bot, kind)
    sent_as = "photo" if kind == "live_photo" else kind
    name = NAME.format(ENDS.get(kind, "bin"))
    return await one.phone.send_file(
        one.bot,
        sent_as,
        FILES[kind](),
        name,
        live=kind == "live_photo",
        **more,  # type: ignore[arg-type]
    )


def _entities() -> Iterator[Json]:
    """Every line of TEXT in its own style; the last one would lead to somebody."""
    more: dict[str, Json] = {
        "text_link": {"url": "https://example.org/"},
        "pre": {"language": "python"},
        "text_mention": {"user": {"id": 800_000_001, "is_bot": False, "first_name": ODD_CANARY}},
    }
    for style in TEXT.split("\n"):
        yield {"type": style, "offset": _at(style), "length": len(style), **more.get(style, {})}


def _at(style: str) -> int:
    """Where a line of TEXT begins."""
    return f"\n{TEXT}".index(f"\n{style}\n" if style in STYLES else f"\n{style}")
