"""What a phone can send that is neither text nor file."""

from __future__ import annotations

import gzip
from dataclasses import replace

from bot.sandbox.chats import Chat
from bot.sandbox.contents import ContactContent, Content, DiceContent, OddContent, PlaceContent, PollContent
from bot.sandbox.deeds import NotPossible
from bot.sandbox.jsonvalues import Json, as_list, as_number, as_text
from bot.sandbox.methods.media import new_media
from bot.sandbox.methods.sending import DICE
from bot.sandbox.oddities import NOTED_BY_TELEGRAM, ODDITIES
from bot.sandbox.pictures import drawn_sticker
from bot.sandbox.world import World

DRAWN = gzip.compress(b'{"tgs": 1, "nm": "Canary Jansen"}', mtime=0)
"""A sticker that is drawn by a program."""


def special_content(world: World, chat: Chat, body: Json) -> Content:
    """Return what the phone describes; what it leaves out is made up."""
    match as_text(body.get("kind")):
        case "contact":
            own = body.get("phone") is None
            return ContactContent(
                as_text(body.get("phone")) or f"+316{chat.person.id:08d}"[-15:],
                as_text(body.get("first_name")) or chat.person.first_name,
                as_text(body.get("last_name")),
                user_id=chat.person.id if own else as_number(body.get("user_id")) or None,
            )
        case "location":
            return PlaceContent(*_where(body), live_period=as_number(body.get("live_period")))
        case "venue":
            name = as_text(body.get("title")) or "Station", as_text(body.get("address")) or "Stationsplein 1"
            return PlaceContent(*_where(body), *name)
        case "poll":
            options = tuple(as_text(option) for option in as_list(body.get("options"))) or ("1", "2")
            return PollContent(world.fresh_id(), as_text(body.get("question")) or "?", options)
        case "dice":
            return _thrown(world, as_text(body.get("emoji")) or "🎲")
        case kind:
            return _odd(world, kind, body)


def _thrown(world: World, emoji: str) -> DiceContent:
    if emoji not in DICE:
        raise NotPossible("not an emoji that is thrown")
    return DiceContent(emoji, world.rng.randint(1, DICE[emoji]))


def _sticker(world: World, body: Json) -> Content:
    """Return a sticker out of a set, painted or drawn by a program."""
    drawing = DRAWN if as_text(body.get("form")) == "animated" else drawn_sticker()
    sticker = new_media(world, "sticker", "", "image/webp", drawing)
    emoji, set_name = as_text(body.get("emoji")) or "🙂", as_text(body.get("set_name")) or "animals"
    return replace(sticker, emoji=emoji, set_name=set_name)


def _odd(world: World, kind: str, body: Json) -> Content:
    """Return a sticker, something rare, or something that nobody has heard of yet."""
    if kind == "sticker":
        return _sticker(world, body)
    if kind in ODDITIES:
        return OddContent(kind, ODDITIES[kind], by_telegram=kind in NOTED_BY_TELEGRAM)
    if kind.startswith("new_"):
        return OddContent(kind, {"name": as_text(body.get("name"))})
    known = ("contact", "location", "venue", "poll", "dice", "sticker", *ODDITIES)
    raise NotPossible("kind has to be one of " + ", ".join(known) + ", or begin with new_")


def _where(body: Json) -> tuple[float, float]:
    try:
        latitude = float(as_text(body.get("latitude")) or 52.0894)
        return latitude, float(as_text(body.get("longitude")) or 5.1102)
    except ValueError:
        raise NotPossible("latitude and longitude are numbers") from None
