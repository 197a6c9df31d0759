"""The made-up confidants join as real ones do: a one-time code, then the profile by buttons and a town."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.demo.people import Confidant
from handlers.staff.card import Card
from locales.texts import common, staff as texts


async def join_confidant(holder: Holder, confidant: Confidant, code: str) -> None:
    """Play the whole way in, from `/start CODE` to being available."""
    await _enter(holder, code)
    await _fill_card(holder, confidant.card, confidant.town)
    await holder.sees(texts.PROFILE_READY)


async def join_leader(holder: Holder, code: str) -> None:
    """An admin or coordinator: the code and a language are enough."""
    await _enter(holder, code)
    await holder.sees(texts.ADMIN_READY)


async def _enter(holder: Holder, code: str) -> None:
    await holder.starts(code)
    await holder.taps(holder.say(common.LANGUAGES[holder.say.code]))


async def _fill_card(holder: Holder, card: Card, town: str) -> None:
    await holder.taps(common.GENDERS[card.gender or "woman"])
    await holder.sees(texts.ASK_LANGUAGES)
    for code in card.languages:
        await _tick(holder, holder.say(common.LANGUAGES[code]))
    await holder.taps(common.DONE)
    await holder.sees(texts.ASK_COMMUNITIES)
    for community in card.communities:
        await _tick(holder, holder.say(common.COMMUNITIES[community]))
    await holder.taps(common.DONE)
    await holder.sees(texts.ASK_TOWN)
    await holder.writes(town)
    await holder.sees(texts.ASK_LIMIT)
    await holder.taps(str(card.limit))


async def _tick(holder: Holder, label: str) -> None:
    await holder.taps(label)
    await holder.sees_one(lambda message: f"☑ {label}" in message.labels, f"a tick at {label}")
