"""The stage of the demonstration: the sandbox, both bots over HTTP, and everybody's phones."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.demo.holder import Holder, plain
from bot.demo.joining import join_confidant, join_leader
from bot.demo.people import (
    ADMIN,
    CONFIDANTS,
    COORDINATOR,
    SEEKER_BOT,
    SEEKER_TOKEN,
    SEEKERS,
    STAFF_BOT,
    STAFF_TOKEN,
    Person,
)
from bot.demo.speaks import Speech
from bot.founding import found
from bot.post.limits import Pace
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.wiring import Running, running
from db.records import Role
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import published
from handlers.staff.joining import choices
from locales import tongue
from locales.naming import own_name
from locales.texts import seeker as texts, staff as staff_texts

QUICK = Pace(bot_rate=1000.0, bot_burst=1000.0, chat_rate=200.0, chat_burst=200.0)
"""The sandbox has no limits of its own to keep to, and nobody likes to wait."""


@dataclass(slots=True)
class Stage:
    """Everything that a played case needs at hand."""

    sandbox: Sandbox
    line: Running
    home: Path
    questionnaire: Questionnaire
    _phones: dict[int, Phone] = field(default_factory=dict)
    _speeches: dict[str, Speech] = field(default_factory=dict)

    def holder(self, person: Person, bot: str) -> Holder:
        """The person's hands and eyes on this bot."""
        phone = self._phones.setdefault(person.id, Phone(self.sandbox.url, person.id))
        return Holder(phone, bot, tongue(person.language), person.name)

    def speech(self, code: str, also: Iterable[str] = ()) -> Speech:
        """The lines of a language; `also` are languages whose emergency lines may stand beside it."""
        return self._speeches.setdefault(code, Speech(code, self.questionnaire, beside=tuple(also)))

    def is_language_prompt(self, line: str) -> bool:
        """Whether a line is one of those that ask for the language, which stand in every language."""
        asked = (texts.CHOOSE_LANGUAGE, staff_texts.CHOOSE_LANGUAGE)
        own = {plain(own_name(code)) for code in choices()}
        return plain(line) in own | {plain(tongue(code)(what)) for code in choices() for what in asked}

    async def invite(self, role: Role) -> str:
        """A one-time code, as `amana invite` makes it."""
        async with self.line.store.transaction() as work:
            return work.invites.new(role, work.now + timedelta(hours=1), approved=True)

    def files_with(self, secrets: Iterable[str]) -> list[Path]:
        """The files under the home that hold one of these strings, plain or in a usual encoding."""
        needles = [needle for secret in secrets for needle in _encodings(secret)]
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if any(needle in path.read_bytes() for needle in needles)]

    async def close(self) -> None:
        """Put the phones away."""
        for phone in self._phones.values():
            await phone.close()


def _encodings(secret: str) -> Iterable[bytes]:
    raw = secret.encode()
    yield from (raw, secret.encode("utf-16-le"), base64.b64encode(raw).rstrip(b"="), raw.hex().encode())
    yield secret.encode("unicode_escape")


def demo_settings(url: str, home: Path) -> Settings:
    """The settings of a line that talks to the sandbox."""
    given = {"seeker_token": SEEKER_TOKEN, "staff_token": STAFF_TOKEN, "api_url": url, "home": home}
    return Settings.model_validate(given)


@asynccontextmanager
async def opened_stage(*, topics: bool, port: int = 0, home: Path | None = None) -> AsyncIterator[Stage]:
    """Open the sandbox, found a line in `home` (or a folder of its own), and let the staff join."""
    with tempfile.TemporaryDirectory(prefix="amana-") as folder:
        place = home or Path(folder) / "home"
        async with Sandbox(port=port) as sandbox:
            _fill(sandbox, topics=topics)
            settings = demo_settings(sandbox.url, place)
            founded = await found(settings)
            async with running(settings, pace=QUICK) as line:
                stage = Stage(sandbox, line, place, published(founded.questionnaire))
                try:
                    await _let_in(stage, founded.admin_code)
                    yield stage
                finally:
                    await stage.close()


def _fill(sandbox: Sandbox, *, topics: bool) -> None:
    sandbox.add_bot(SEEKER_TOKEN, SEEKER_BOT, "Amana")
    sandbox.add_bot(STAFF_TOKEN, STAFF_BOT, "Amana team", topics=topics)
    hints = (
        (SEEKERS, "seeker"),
        ([one.person for one in CONFIDANTS], "confidant"),
        ([COORDINATOR], "coordinator"),
    )
    for people, hint in (*hints, ([ADMIN], "admin")):
        for person in people:
            code = person.language if person.language != "rif" else "nl"
            sandbox.add_person(person.id, person.name, person.username, code, hint, person.language)


async def _let_in(stage: Stage, admin_code: str) -> None:
    await join_leader(stage.holder(ADMIN, STAFF_BOT), admin_code, "Wout")
    await join_leader(stage.holder(COORDINATOR, STAFF_BOT), await stage.invite("coordinator"), "Hanan")
    for confidant in CONFIDANTS:
        await join_confidant(
            stage.holder(confidant.person, STAFF_BOT), confidant, await stage.invite("confidant")
        )
