"""What a bot says of itself: the one question that init, invite and doctor put to Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp
from pydantic import BaseModel, ValidationError

TIMEOUT = aiohttp.ClientTimeout(total=10)


class NotIntroduced(Exception):
    """The Bot API did not tell who the bot is. The message says why, without URL or token."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A bot as `getMe` tells of it. `date` is the server's clock, UTC, where it told it."""

    username: str
    topics: bool
    date: datetime | None


class _Bot(BaseModel):
    username: str
    has_topics_enabled: bool = False


class _Answer(BaseModel):
    result: _Bot


async def introduce(api_url: str, token: str) -> Introduction:
    """Call `getMe` (Bot API). Raises NotIntroduced when there is no good answer within ten seconds."""
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.get(f"{api_url}/bot{token}/getMe") as answer,
        ):
            status, body, date = answer.status, await answer.text(), answer.headers.get("Date")
    except (aiohttp.ClientError, OSError, ValueError) as fault:
        raise NotIntroduced(f"no answer from the Bot API ({type(fault).__name__})") from None
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        raise NotIntroduced(f"the Bot API does not know this token ({status})")
    try:
        bot = _Answer.model_validate_json(body).result
    except ValidationError:
        raise NotIntroduced(f"an answer that is not the Bot API's ({status})") from None
    return Introduction(bot.username, bot.has_topics_enabled, _moment(date))


def _moment(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
