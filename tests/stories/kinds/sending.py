"""One message of each kind as it leaves a phone, with a canary in every corner that can hold one."""

from __future__ import annotations

from collections.abc import Callable

from bot.demo.holder import Holder
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
NAME = f"{samples.CANARY}.{{}}"
"""Also a file's name tells who it is from."""

ENDS = {"document": "pdf", "audio": "mp3", "video": "mp4", "animation": "mp4"}
CANARIES = (samples.CANARY, ODD_CANARY, "canary")


async def send(one: Holder, kind: str, **more: str) -> int:
    """Send one message of a kind."""
    if kind == "text":
        return await one.writes("gewone woorden")
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
