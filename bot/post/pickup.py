"""Getting one file from Telegram and having it cleaned, within limits of size and time."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from bot.post.backoff import Backoff
from bot.post.bell import Sleep
from bot.post.cleaning import Cleaner, CleaningFailed
from bot.post.luggage import Luggage
from bot.post.wire import FileTooLarge, Wire, WireFault
from db.letters import BotName, Parcel

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that getFile gives at most (Bot API)."""

PATIENCE = 60.0
"""Seconds for one file, from asking for it to having it here."""

TURNS = 5
"""So many times longer it may take to clean it: it can have to wait until other people's files are done."""

CALL_SECONDS = 20.0
"""Seconds for one getFile."""

log = logging.getLogger(__name__)


class FileRefused(Exception):
    """Telegram will not give this file."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What came of a pickup: the clean bytes, or a parcel whose `problem` says why there are none."""

    parcel: Parcel
    data: bytes | None = field(default=None, repr=False)


class Pickup:
    """Fetches files for both bots. Whatever goes wrong becomes a parcel with a problem."""

    def __init__(
        self,
        wires: Mapping[BotName, Wire],
        cleaner: Cleaner,
        *,
        backoff: Backoff,
        sleep: Sleep,
        patience: float = PATIENCE,
    ) -> None:
        self._wires = wires
        self._cleaner = cleaner
        self._backoff = backoff
        self._sleep = sleep
        self._patience = patience

    @property
    def bots(self) -> Collection[BotName]:
        """Whose files can be fetched from here."""
        return self._wires.keys()

    async def get(self, bot: BotName, luggage: Luggage) -> Picked:
        """Fetch and clean one file; always answers within the time limit."""
        if luggage.size > LARGEST:
            return failed(luggage, "too_big")
        try:
            async with asyncio.timeout(self._patience):
                data = await self._fetch(self._wires[bot], luggage.file_id)
            async with asyncio.timeout(TURNS * self._patience):
                return await self._clean(luggage, data)
        except TimeoutError:
            return failed(luggage, "late")
        except FileTooLarge:
            return failed(luggage, "too_big")
        except CleaningFailed as fault:
            return failed(luggage, fault.problem)
        except Exception as fault:  # noqa: BLE001 — a strange file must not hold up its sender
            log.warning("a file could not be fetched: %s", type(fault).__name__)
            return failed(luggage, "broken")

    async def _clean(self, luggage: Luggage, data: bytes) -> Picked:
        clean = await self._cleaner(luggage.kind, data, luggage.mime, luggage.name, luggage.disguise)
        parcel = Parcel(
            kind=luggage.kind,
            name=clean.name,
            mime=clean.mime,
            size=len(clean.data),
            duration=luggage.duration,
            width=luggage.width,
            height=luggage.height,
            disguise=clean.disguise,
            mark=luggage.mark,
        )
        return Picked(parcel, clean.data)

    async def _fetch(self, wire: Wire, file_id: str) -> bytes:
        """Ask and download, again and again while it is only the network that fails.

        Raises FileTooLarge and FileRefused; the time limit ends it otherwise.
        """
        tries = 0
        while True:
            try:
                return await wire.download(await _path(wire, file_id), LARGEST)
            except WireFault as fault:
                pause = max(fault.retry_after, self._backoff.pause(tries))
            tries += 1
            await self._sleep(pause)


async def _path(wire: Wire, file_id: str) -> str:
    """The path of a file at Telegram's; it holds for about an hour (Bot API getFile)."""
    try:
        answer = await wire.call("getFile", {"file_id": file_id}, CALL_SECONDS)
    except WireFault as fault:
        if fault.status != HTTPStatus.BAD_REQUEST:
            raise
        raise (FileTooLarge if fault.reason == "too_big" else FileRefused) from None
    path = json.loads(answer)["result"]["file_path"]
    if not isinstance(path, str):
        raise FileRefused
    return path


def failed(luggage: Luggage, problem: str) -> Picked:
    """A parcel that says why nothing is in it."""
    return Picked(Parcel(kind=luggage.kind, problem=problem, duration=luggage.duration))
