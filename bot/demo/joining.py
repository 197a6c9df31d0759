"""The made-up confidants join as real ones do: a one-time code, then the profile by buttons and a town."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.demo.people import Confidant
from handlers.staff.card import Card
from handlers.staff.hours import DAYS, PARTS
from locales.naming import own_name
from locales.organisation import ours
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
    await holder.taps(own_name(holder.say.code))


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
        await _tick(holder, holder.say(ours().communities[community]))
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
    await holder.sees(people_texts.ASK_HOURS)
    for slot in card.hours:
        await tap_slot(holder, slot)
    await holder.taps(common.DONE if card.hours else people_texts.ALWAYS)


async def tap_slot(holder: Holder, slot: str) -> None:
    """Open the slot's day, tick it there, and go back to the week."""
    day, part = slot.split(".")
    always, back = holder.say(people_texts.ALWAYS), holder.say(people_texts.ALL_DAYS)
    week = await holder.sees_one(lambda message: always in message.labels, "the days of the week")
    await holder.phone.press(holder.bot, week.id, DAYS.index(day), 0)
    await holder.sees_one(lambda message: message.id == week.id and back in message.labels, f"hours of {day}")
    await holder.phone.press(holder.bot, week.id, PARTS.index(part), 0)
    await holder.sees_one(
        lambda message: message.id == week.id and message.buttons[PARTS.index(part)][0].startswith("☑"),
        f"a tick at {slot}",
    )
    await holder.taps(back)
    await holder.sees_one(
        lambda message: message.id == week.id and message.buttons[DAYS.index(day)][0].startswith("✔"),
        f"a tick at {day}",
    )


async def _tick(holder: Holder, label: str) -> None:
    await holder.taps(label)
    await holder.sees_one(lambda message: f"☑ {label}" in message.labels, f"a tick at {label}")
