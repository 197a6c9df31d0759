"""The made-up confidants join as real ones do: a one-time code, then the profile by buttons and a town."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.demo.people import Confidant
from handlers.staff.card import Card
from handlers.staff.hours import PARTS, SLOTS
from locales.texts import common, people as people_texts, staff as texts
from locales.texts.topics import TOPICS


async def join_confidant(holder: Holder, confidant: Confidant, code: str) -> None:
    """Play the whole way in, from `/start CODE` to being available."""
    await _enter(holder, code)
    await _name(holder, confidant.called)
    await _fill_card(holder, confidant.card, confidant.town)
    await holder.sees(texts.PROFILE_READY)


async def join_leader(holder: Holder, code: str, called: str = "") -> None:
    """An admin or coordinator: the code, a language and a name are enough."""
    await _enter(holder, code)
    await _name(holder, called)
    await holder.sees(texts.ADMIN_READY)


async def _enter(holder: Holder, code: str) -> None:
    await holder.starts(code)
    await holder.taps(holder.say(common.LANGUAGES[holder.say.code]))


async def _name(holder: Holder, called: str) -> None:
    await holder.sees(people_texts.ASK_NAME)
    if called:
        await holder.writes(called)
        await holder.sees(people_texts.NAME_KEPT)
    else:
        await holder.taps(common.SKIP)


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
    await _experience(holder, card)
    await _hours(holder, card)


async def _experience(holder: Holder, card: Card) -> None:
    await holder.sees(people_texts.ASK_TOPICS)
    for topic in card.topics:
        await _tick(holder, holder.say(TOPICS[topic]))
    await holder.taps(common.DONE if card.topics else common.SKIP)


async def _hours(holder: Holder, card: Card) -> None:
    """The grid's labels repeat from row to row, so a slot is found by its place."""
    await holder.sees(people_texts.ASK_HOURS)
    for slot in card.hours:
        await tap_slot(holder, slot)
    await holder.taps(common.DONE if card.hours else people_texts.ALWAYS)


async def tap_slot(holder: Holder, slot: str) -> None:
    """Tap one slot of the week, and wait until it is ticked."""
    row, column = divmod(SLOTS.index(slot), len(PARTS))
    always = holder.say(people_texts.ALWAYS)
    grid = await holder.sees_one(lambda message: always in message.labels, "the grid of hours")
    await holder.phone.press(holder.bot, grid.id, row, column + 1)
    await holder.sees_one(
        lambda message: message.id == grid.id and message.buttons[row][column + 1].startswith("✔"),
        f"a tick at {slot}",
    )


async def _tick(holder: Holder, label: str) -> None:
    await holder.taps(label)
    await holder.sees_one(lambda message: f"☑ {label}" in message.labels, f"a tick at {label}")
