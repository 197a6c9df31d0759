"""A bot's webhook, as the Bot API tells of it: set, looked at, deleted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import BaseModel, ValidationError

from bot.post.wire import Wire, WireFault
from db.letters import BotName
from db.work import Work

CONNECTIONS = 40
"""Requests that Telegram may make side by side (Bot API setWebhook: max_connections)."""

SECONDS = 10.0
"""How long one of these calls may take."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where one bot's updates are brought: the whole `url`, its `path`, and the secret that comes along."""

    bot: BotName
    url: str
    path: str
    secret: str


@dataclass(frozen=True, slots=True)
class WebhookState:
    """What the Bot API knows of a webhook. `url` is empty when there is none; `pending` updates wait."""

    url: str
    pending: int
    failed_at: datetime | None = None
    failure: str = ""


class _Info(BaseModel):
    url: str
    pending_update_count: int
    last_error_date: int | None = None
    last_error_message: str = ""


class _Answer(BaseModel):
    result: _Info


def address_of(work: Work, base: str, path: str, bot: BotName, token: str) -> Address:
    """Where a bot's updates are brought, under a public address and its own path.

    Path and secret come out of the key ring and the token: nobody else can guess them, every process of the
    line knows the same, and with another token they are others.
    """
    mine = f"{path.rstrip('/')}/{work.lookup_of('webhook.path', bot, token)}"
    return Address(bot, base + mine, mine, work.lookup_of("webhook.secret", bot, token))


async def set_webhook(wire: Wire, address: Address, wanted: Collection[str]) -> None:
    """Have updates brought there; those that wait stay. Raises WireFault."""
    parameters: dict[str, int | str | list[str]] = {
        "url": address.url,
        "secret_token": address.secret,
        "allowed_updates": list(wanted),
        "max_connections": CONNECTIONS,
        "drop_pending_updates": False,
    }
    await wire.call("setWebhook", parameters, SECONDS)


async def delete_webhook(wire: Wire) -> None:
    """Have updates wait to be polled for; those that wait stay. Raises WireFault."""
    await wire.call("deleteWebhook", {"drop_pending_updates": False}, SECONDS)


async def webhook_state(wire: Wire) -> WebhookState:
    """Look at it. Raises WireFault."""
    body = await wire.call("getWebhookInfo", {}, SECONDS)
    try:
        info = _Answer.model_validate_json(body).result
    except ValidationError:
        raise WireFault("ValidationError") from None
    failed = datetime.fromtimestamp(info.last_error_date, UTC) if info.last_error_date else None
    return WebhookState(info.url, info.pending_update_count, failed, info.last_error_message)
