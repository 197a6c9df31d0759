"""Getting one file, within limits of size and time."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace

import pytest

from bot.post.backoff import Backoff
from bot.post.cleaning import CleaningFailed
from bot.post.luggage import Luggage, luggage_of
from bot.post.pickup import LARGEST, Picked, Pickup
from bot.sandbox.calls import Call
from bot.sandbox.faults import FalseAnswer, Rule, answering, dropping, refusing
from bot.sandbox.refusals import FileIdWrong, FileTooBig, Flood
from db.disguise import Disguise
from db.letters import FileKind, Parcel
from tests.unit.post.hours import Hours
from tests.unit.post.telegram import BOT, Telegram


@dataclass(frozen=True)
class Clean:
    data: bytes
    name: str = "document.pdf"
    mime: str = "application/pdf"
    disguise: Disguise | None = None


class Cleaner:
    """Turns every file into capitals, or fails as told."""

    def __init__(self) -> None:
        self.asked: list[tuple[FileKind, str, str]] = []
        self.fault: Exception | None = None

    async def __call__(
        self, kind: FileKind, data: bytes, mime: str, name: str, disguise: Disguise | None = None
    ) -> Clean:
        self.asked.append((kind, mime, name))
        if self.fault:
            raise self.fault
        return Clean(data.upper(), disguise=disguise)


@pytest.fixture
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.fixture
def pickup(line: Telegram, cleaner: Cleaner, hours: Hours, backoff: Backoff) -> Pickup:
    return Pickup({"seeker": line.wire}, cleaner, backoff=backoff, sleep=hours.sleep)


@pytest.fixture
async def luggage(line: Telegram) -> Luggage:
    await line.phone.start(BOT)
    await line.phone.send_file(BOT, "document", b"some bytes", "Fatima's letter.pdf", mime="application/pdf")
    updates = json.loads(await line.wire.call("getUpdates", {}, 5.0))["result"]
    found = luggage_of(updates[-1])
    assert found is not None
    return found


def problem(picked: Picked) -> str | None:
    assert picked.data is None
    return picked.parcel.problem


async def test_a_file_is_fetched_and_cleaned(pickup: Pickup, luggage: Luggage, cleaner: Cleaner):
    """The parcel describes the clean file, and the sender's name for it went to the cleaner only."""
    picked = await pickup.get("seeker", luggage)
    assert picked.data == b"SOME BYTES"
    described = Parcel("document", name="document.pdf", mime="application/pdf", size=10, mark=luggage.mark)
    assert picked.parcel == described
    assert cleaner.asked == [("document", "application/pdf", "Fatima's letter.pdf")]


def test_it_knows_whose_files_it_fetches(pickup: Pickup):
    """A process that runs one bot fetches that bot's files only."""
    assert list(pickup.bots) == ["seeker"]


async def test_length_and_shape_go_along(pickup: Pickup, luggage: Luggage):
    """How long and how large a film or a note is stays known."""
    picked = await pickup.get("seeker", replace(luggage, duration=9, width=3, height=4))
    assert (picked.parcel.duration, picked.parcel.width, picked.parcel.height) == (9, 3, 4)


async def test_a_file_that_says_it_is_too_big_is_not_asked_for(
    line: Telegram, pickup: Pickup, luggage: Luggage
):
    """Over 20 MiB Telegram would refuse: nothing is called."""
    line.sandbox.log.clear()
    assert problem(await pickup.get("seeker", replace(luggage, size=LARGEST + 1))) == "too_big"
    assert line.sandbox.log.of(method="getFile") == []


async def test_a_file_that_telegram_finds_too_big(line: Telegram, pickup: Pickup, luggage: Luggage):
    """Telegram's own word for it counts too."""
    line.sandbox.faults.add(Rule(refusing(FileTooBig()), method="getFile"))
    assert problem(await pickup.get("seeker", luggage)) == "too_big"


async def test_a_file_larger_than_it_said(pickup: Pickup, luggage: Luggage, monkeypatch: pytest.MonkeyPatch):
    """A download is broken off at the limit."""
    monkeypatch.setattr("bot.post.pickup.LARGEST", 9)
    assert problem(await pickup.get("seeker", replace(luggage, size=0))) == "too_big"


async def test_a_file_that_telegram_does_not_know(line: Telegram, pickup: Pickup, luggage: Luggage):
    """A file that cannot be had is broken, and is not asked for again."""
    line.sandbox.faults.add(Rule(refusing(FileIdWrong()), method="getFile", times=None))
    assert problem(await pickup.get("seeker", luggage)) == "broken"
    assert len(line.sandbox.log.of(method="getFile")) == 1


@pytest.mark.parametrize("deed", [dropping, answering(FalseAnswer(502)), refusing(Flood(3))])
@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_trouble_on_the_way_is_waited_out(
    line: Telegram, pickup: Pickup, luggage: Luggage, deed: object, method: str
):
    """While it is only the network that fails, the file is asked for again."""
    line.sandbox.faults.add(Rule(deed, method=method, times=2))
    assert (await pickup.get("seeker", luggage)).data == b"SOME BYTES"


async def test_a_flood_is_waited_out_as_told(line: Telegram, pickup: Pickup, luggage: Luggage, hours: Hours):
    """On 429 the wait is at least as long as Telegram says."""
    line.sandbox.faults.add(Rule(refusing(Flood(13)), method="getFile"))
    await pickup.get("seeker", luggage)
    assert hours.slept == [13]


async def test_a_file_that_does_not_come_is_late(
    line: Telegram, cleaner: Cleaner, backoff: Backoff, luggage: Luggage
):
    """After the time limit the sender can be told; nobody waits for ever."""

    async def hang(call: Call) -> FalseAnswer | None:
        await asyncio.sleep(0.2)
        return None

    line.sandbox.faults.add(Rule(hang, method="file"))
    hasty = Pickup({"seeker": line.wire}, cleaner, backoff=backoff, sleep=asyncio.sleep, patience=0.05)
    assert problem(await hasty.get("seeker", luggage)) == "late"


@pytest.mark.parametrize("why", ["uncleanable", "broken", "too_big"])
async def test_what_cannot_be_cleaned_says_why(pickup: Pickup, luggage: Luggage, cleaner: Cleaner, why: str):
    """The cleaner's word becomes the parcel's problem."""
    cleaner.fault = CleaningFailed(why)
    assert problem(await pickup.get("seeker", luggage)) == why


async def test_a_cleaner_that_breaks_is_a_broken_file(
    pickup: Pickup, luggage: Luggage, cleaner: Cleaner, caplog: pytest.LogCaptureFixture
):
    """Whatever a strange file does to the cleaner, the update goes on, and the log has the class alone."""
    cleaner.fault = MemoryError("canary")
    assert problem(await pickup.get("seeker", luggage)) == "broken"
    assert "MemoryError" in caplog.text
    assert "canary" not in caplog.text


async def test_an_answer_without_a_path(line: Telegram, pickup: Pickup, luggage: Luggage):
    """A strange answer of getFile is a broken file."""
    body = FalseAnswer(200, '{"ok":true,"result":{"file_path":7}}', "application/json")
    line.sandbox.faults.add(Rule(answering(body), method="getFile"))
    assert problem(await pickup.get("seeker", luggage)) == "broken"


async def test_a_changed_voice_says_how_it_was_changed(pickup: Pickup, luggage: Luggage):
    """What the cleaner was asked for goes with it, and what it did comes back in the parcel."""
    how = Disguise(1.3, 1.14, 1.0, 7)
    picked = await pickup.get("seeker", replace(luggage, disguise=how))
    assert picked.parcel.disguise == how
