"""Everything that the real process writes anywhere, searched for words, names, numbers and tokens.

Cases in four languages go through `amana run` at DEBUG, with Python's own warnings and asyncio's debug
mode on, files with telling names, updates no Telegram would send, answers that are not the Bot API's, a
process that is killed, and a backup at the end. Then every byte of every file under the folder is read.
"""

from __future__ import annotations

import asyncio
import random
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.demo.holder import Holder
from bot.demo.joining import join_confidant
from bot.demo.people import Confidant, Person
from bot.founding import default_questionnaire
from bot.sandbox.faults import FalseAnswer, Rule, answering, dropping
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from locales import tongue
from tests.contract.test_commands import Shell, codes
from tests.stories.people import ConfidantHolder, SeekerHolder
from tests.unit.db.test_secrecy import found_in, spellings
from tests.unit.media import samples

SEEKER_BOT, STAFF_BOT = "leaks_seeker_bot", "leaks_staff_bot"
SEEKER_TOKEN, STAFF_TOKEN = "6001:leaks-seeker-token", "6002:leaks-staff-token"
SAID = {
    "nl": "mijn zoon Kanarievogel komt woensdagnacht niet thuis",
    "ar": "ابني لا يعود إلى البيت ليلة الأربعاء كناري",
    "rif": "mmi war d-yusi ɣar taddart lliret n laṛbeɛ kanari",
    "tr": "oğlum çarşamba gecesi eve gelmiyor kanaryakuşu",
}
ANSWERED = {
    "nl": "wat naar, paddenstoelensoep helpt",
    "ar": "أنا معك خطوة بخطوة فطرية",
    "rif": "aqqa-yi akid-k s wul iggufen",
    "tr": "yanındayım mantarçorbası kadar sıcak",
}
TYPHINAGH = "ⵎⵎⵉ ⵡⴰⵔ ⴷ-ⵢⵓⵙⵉ"
FILE_NAME = "paspoort_Kanarievogel_2026.jpg"
SPOILED = "verminkteKanarie"


@dataclass(slots=True)
class Watched:
    """A line whose process, home and temporary files all lie under one folder."""

    folder: Path
    sandbox: Sandbox
    shell: Shell
    secrets: list[str] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None
    around: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def starts(self) -> None:
        """`amana run`, and whatever it says is kept."""
        with (self.folder / "said.log").open("ab") as log:
            self.process = await self.shell.start("run", out=log, err=log)

    async def ends(self, *, killed: bool = False) -> None:
        """SIGTERM or SIGKILL."""
        assert self.process is not None
        (self.process.kill if killed else self.process.terminate)()
        await self.process.wait()

    async def phone(self, number: int, name: str, language: str) -> Phone:
        """Somebody with a telling name."""
        username = f"geheim_{number}"
        self.sandbox.add_person(number, name, username, "nl", "", language)
        self.secrets += [str(number), name, username]
        return await self.around.enter_async_context(Phone(self.sandbox.url, number))

    async def confidant(self, number: int, language: str) -> ConfidantHolder:
        """A confidant who has joined."""
        name = f"Vertrouweling{number}"
        phone = await self.phone(number, name, language)
        holder = ConfidantHolder(phone, STAFF_BOT, tongue(language), name)
        _, out, _ = await self.shell.amana("invite", "--role", "confidant")
        (code,) = codes(out)
        self.secrets.append(code)
        person = Person(number, name, language, f"geheim_{number}")
        await join_confidant(
            holder, Confidant(person, Card("woman", (language,), (), limit=3), "Utrecht"), code
        )
        return holder

    async def seeker(self, number: int, language: str) -> SeekerHolder:
        """A seeker who waits."""
        phone = await self.phone(number, f"Hulpvraagster{number}", language)
        questions = published(default_questionnaire())
        holder = SeekerHolder(phone, SEEKER_BOT, tongue(language), f"Hulpvraagster{number}", questions)
        await holder.asks_for_somebody()
        return holder

    def everything(self) -> dict[str, bytes]:
        """Every byte that was written, by file; names too, and what lies inside compressed ones."""
        found: dict[str, bytes] = {}
        for path in (one for one in self.folder.rglob("*") if one.is_file()):
            data = path.read_bytes()
            found[str(path)] = str(path.relative_to(self.folder)).encode() + data + _inflated(data)
        return found


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(data)
    except zlib.error:
        return b""


@asynccontextmanager
async def watched(folder: Path) -> AsyncIterator[Watched]:
    """The sandbox, and a home that is founded."""
    scratch = folder / "scratch"
    scratch.mkdir()
    async with Sandbox(rng=random.Random(11)) as sandbox, AsyncExitStack() as around:
        sandbox.add_bot(SEEKER_TOKEN, SEEKER_BOT, "Amana")
        sandbox.add_bot(STAFF_TOKEN, STAFF_BOT, "Amana staff", topics=True)
        tokens = {"SEEKER_TOKEN": SEEKER_TOKEN, "STAFF_TOKEN": STAFF_TOKEN}
        shell = Shell(folder, {"API_URL": sandbox.url, "LOG_LEVEL": "DEBUG", **tokens})
        line = Watched(folder, sandbox, shell, [SEEKER_TOKEN, STAFF_TOKEN], around=around)
        _, out, _ = await shell.amana("init")
        line.secrets += codes(out)
        await line.starts()
        try:
            yield line
        finally:
            if line.process and line.process.returncode is None:
                await line.ends(killed=True)


async def _talk(line: Watched, language: str, number: int) -> tuple[Holder, Holder]:
    """One case: words and a photo both ways, a correction, and a number that is asked about."""
    confidant = await line.confidant(710_000_000 + number, language)
    seeker = await line.seeker(720_000_000 + number, language)
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    sent = await seeker.writes(SAID[language])
    await confidant.sees(SAID[language], thread=thread)
    await seeker.phone.edit(SEEKER_BOT, sent, SAID[language] + " !")
    await confidant.writes(ANSWERED[language], thread=thread)
    await seeker.sees(ANSWERED[language])
    await seeker.writes("+31 6 12345678 kanarienummer")
    picture = samples.jpeg()
    await seeker.phone.send_file(
        SEEKER_BOT, "document", picture, FILE_NAME, "bijschriftkanarie", mime="image/jpeg"
    )
    await confidant.sees("bijschriftkanarie", thread=thread)
    line.secrets += [SAID[language], ANSWERED[language], "12345678", "bijschriftkanarie", FILE_NAME]
    return seeker, confidant


def _spoil(line: Watched, chats: Sequence[int]) -> None:
    """Updates that no Telegram sends, with words in them."""
    for bot in (SEEKER_BOT, STAFF_BOT):
        for chat in chats:
            for strange in (
                {
                    "text": SPOILED,
                    "chat": {"id": chat, "type": SPOILED},
                    "date": SPOILED,
                    "message_id": SPOILED,
                },
                {"text": [SPOILED], "chat": {"id": chat, "type": "private"}, "date": 1, "message_id": 3},
                {
                    "caption": {SPOILED: SPOILED},
                    "chat": {"id": chat, "type": "private"},
                    "date": 1,
                    "message_id": 4,
                },
                {"photo": [{"file_id": SPOILED}], "chat": {"id": chat}, "date": 1, "message_id": 5},
            ):
                line.sandbox.queue(bot).add("message", strange)
            line.sandbox.queue(bot).add(
                "callback_query", {"id": SPOILED, "data": SPOILED * 3, "from": SPOILED}
            )


def _trouble(line: Watched) -> None:
    """The Bot API answers with something else, or with nothing, some of the time."""
    page = FalseAnswer(502, f"<html>{SPOILED} {SEEKER_TOKEN}</html>")
    for method in ("sendMessage", "getUpdates", "getFile", "editMessageText"):
        line.sandbox.faults.add(Rule(answering(page), method=method, times=2))
        line.sandbox.faults.add(Rule(dropping, method=method, when="after", times=1))


async def test_nothing_of_anybody_is_in_any_byte_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words in four languages and Tifinagh, names, usernames, ids, codes, tokens, file names: nowhere."""
    for name, value in {
        "TMPDIR": tmp_path / "scratch",
        "PYTHONWARNINGS": "always",
        "PYTHONASYNCIODEBUG": 1,
    }.items():
        monkeypatch.setenv(name, str(value))
    async with watched(tmp_path) as line:
        # Side by side, since the real process keeps to Telegram's pace of one message a second for each chat.
        talks = [_talk(line, language, number) for number, language in enumerate(SAID, 1)]
        people: list[Holder] = [one for pair in await asyncio.gather(*talks) for one in pair]
        _trouble(line)
        _spoil(line, [one.phone.person_id for one in people])
        await people[0].writes(TYPHINAGH)
        await line.ends(killed=True)
        await people[2].writes(SAID["ar"] + " بعد الانهيار")
        await line.starts()
        await people[3].sees("بعد الانهيار")
        await line.shell.amana("doctor")
        assert (await line.shell.amana("backup", "safe"))[0] == 0
        line.secrets += [SPOILED, TYPHINAGH, "بعد الانهيار"]
        await line.ends()
    written = line.everything()
    assert b"UnreadableUpdate" in (tmp_path / "said.log").read_bytes()
    assert any(name.endswith("amana.db") for name in written)
    assert any(name.endswith("/safe") for name in written)
    assert found_in(written, needles(line.secrets)) == []


def needles(secrets: Sequence[str]) -> set[bytes]:
    """Every secret in the usual encodings; what is too short to be told from chance is left out."""
    found: set[bytes] = set()
    for secret in secrets:
        for coding in ("utf-8", "utf-16-le", "utf-16-be"):
            found |= spellings(secret.encode(coding))
        found.add(ascii(secret)[1:-1].encode())
        if secret.isdecimal():
            found |= {int(secret).to_bytes(6, "big"), int(secret).to_bytes(6, "little")}
    return {one for one in found if len(one) >= 6}


def test_the_search_finds_what_lies_compressed() -> None:
    """A log that somebody compressed hides nothing from the search."""
    packed = zlib.compress(b"x" * 50 + SAID["tr"].encode())
    assert found_in({"log.gz": _inflated(packed)}, needles([SAID["tr"]]))
