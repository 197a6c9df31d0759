"""Updates as Telegram sends them, and the same ones spoiled in every way that comes to mind."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator

from bot.sandbox.oddities import ODDITIES
from bot.seeker import routes as seeker_routes
from bot.staff import routes as staff_routes

CANARY = "CANARYfatima"
"""Stands wherever a person's words or name would."""

SEEKER, STAFF, STRANGER = 7001, 7002, 7003
FILE = {"file_id": CANARY, "file_unique_id": "u", "file_size": 10, "width": 4, "height": 3, "duration": 1}
FILES = {
    "photo": [FILE],
    "voice": FILE,
    "audio": {**FILE, "file_name": CANARY},
    "video": FILE,
    "video_note": {**FILE, "length": 4},
    "animation": FILE,
    "document": {**FILE, "mime_type": CANARY},
    "sticker": {**FILE, "type": "regular", "is_animated": True, "is_video": False, "emoji": "🙂"},
    "live_photo": FILE,
}
ENTITIES = [
    {"type": "bold", "offset": 0, "length": 3},
    {"type": "text_link", "offset": 1, "length": 2, "url": CANARY},
]
CONTENTS: tuple[dict[str, object], ...] = (
    {"text": f"{CANARY} hallo", "entities": ENTITIES},
    {"text": "/start abc", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]},
    {"text": "/erase"},
    {"text": f"/cases {CANARY}"},
    {"text": "/delete", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]},
    {"location": {"latitude": 52.0, "longitude": 5.0, "horizontal_accuracy": 3.0}},
    {"contact": {"phone_number": CANARY, "first_name": CANARY}},
    {"dice": {"emoji": "🎲", "value": 3}},
    *({kind: value, "caption": CANARY, "media_group_id": "9"} for kind, value in FILES.items()),
    *({kind: value} for kind, value in ODDITIES.items()),
)
REACTIONS: tuple[list[dict[str, object]], ...] = (
    [],
    [{"type": "emoji", "emoji": "👍"}],
    [{"type": "emoji", "emoji": CANARY}, {"type": "custom_emoji", "custom_emoji_id": "5"}],
    [{"type": "paid"}],
)
VERBS = (*seeker_routes.PRESSES, *staff_routes.PRESSES, "", CANARY)
ARGS = (
    "",
    "0",
    "1",
    "-1",
    "9" * 30,
    "nan",
    "yes",
    "no",
    "nl",
    "danger",
    "seekers",
    "on",
    "x" * 32,
    "²",
    CANARY,
)
STRANGE: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    -(2**70),
    1.5,
    1e308,
    "",
    CANARY,
    f"{CANARY}\x00\ud800\u202e",
    "x" * 5000,
    [],
    [[]],
    [None],
    {},
    {"id": CANARY},
    {"type": CANARY},
)
"""What may stand where something else belongs."""


def updates(rng: random.Random, count: int) -> Iterator[tuple[str, dict[str, object]]]:
    """So many updates, most of them spoiled, each with the bot it comes by."""
    for number in range(1, count + 1):
        bot = rng.choice(("seeker", "staff"))
        chat = rng.choice((SEEKER, SEEKER, STRANGER) if bot == "seeker" else (STAFF, STAFF, STRANGER))
        update = {"update_id": number, **_update(rng, number, chat)}
        for _ in range(rng.choice((0, 1, 1, 2, 4))):
            _spoil(rng, update)
        yield bot, update


def body(rng: random.Random, batch: list[dict[str, object]]) -> str:
    """A getUpdates answer; now and then its letters are spoiled too."""
    text = json.dumps({"ok": True, "result": batch})
    if rng.random() < 0.02:
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(('"', "{", "]", "\\", "\x00", "")) + text[at + rng.randrange(3) :]
    return text


def _update(rng: random.Random, number: int, chat: int) -> dict[str, object]:
    place = {"id": chat, "type": "private", "first_name": CANARY, "username": CANARY}
    person = {"id": chat, "is_bot": False, "first_name": CANARY, "language_code": "nl"}
    about = {"message_id": number, "date": 1_790_000_000, "chat": place, "from": person}
    message: dict[str, object] = {**about, **copy.deepcopy(rng.choice(CONTENTS))}
    match rng.randrange(9):
        case 0:
            return {"edited_message": {**message, "edit_date": 1_790_000_001}}
        case 1:
            press = {"id": "1", "from": person, "chat_instance": "1", "data": _action(rng)}
            return {"callback_query": {**press, "message": message}}
        case 2:
            member = {"user": person, "status": rng.choice(("member", "kicked")), "until_date": 0}
            return {"my_chat_member": {**about, "old_chat_member": member, "new_chat_member": member}}
        case 3:
            felt = {"old_reaction": rng.choice(REACTIONS), "new_reaction": rng.choice(REACTIONS)}
            shown = {**about, "user": person, "message_id": rng.randrange(1, number + 1)}
            return {"message_reaction": {**shown, **felt}}
        case 4:
            quote = {"text": CANARY, "position": 0}
            return {
                "message": {
                    **message,
                    "reply_to_message": {**about, "message_id": rng.randrange(number)},
                    "quote": quote,
                }
            }
        case _:
            return {"message": message}


def _action(rng: random.Random) -> str:
    """A button's action that some handler will get, with arguments that no button of ours has."""
    return ":".join((rng.choice(VERBS), *rng.choices(ARGS, k=rng.randrange(4))))


def _spoil(rng: random.Random, update: dict[str, object]) -> None:
    """Change one thing, at any depth."""
    places = list(_places(update))
    if not places:
        return
    holder, key = rng.choice(places)
    match rng.randrange(4):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[CANARY] = copy.deepcopy(rng.choice(STRANGE))
        case 2:
            other, there = rng.choice(places)
            holder[key] = copy.deepcopy(other[there])  # type: ignore[index]
        case _:
            holder[key] = copy.deepcopy(rng.choice(STRANGE))  # type: ignore[index]


def _places(value: object) -> Iterator[tuple[object, object]]:
    """Every place in something nested that can be changed; the update's own number is left."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        if key != "update_id":
            yield value, key
        yield from _places(inner)
