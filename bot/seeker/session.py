"""aiogram's session, as the seeker bot uses it."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


class Session(AiohttpSession):
    """Keeps the types of answers that were seen: pydantic holds them weakly, and to make one takes longer
    than to send a message.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._kept: dict[object, type[Response[Any]]] = {}

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer, or raise what aiogram raises for it."""
        told: Any = method.__returning__
        if told not in self._kept:
            self._kept[told] = Response[told]
        return super().check_response(bot, method, status_code, content)
