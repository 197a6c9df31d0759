"""How a bot sees things: the objects of the Bot API."""

from __future__ import annotations

from bot.sandbox.chats import Bot, Chat, Person
from bot.sandbox.clock import unix
from bot.sandbox.contents import (
    Blob,
    ContactContent,
    Content,
    DiceContent,
    MediaContent,
    OddContent,
    PlaceContent,
    PollContent,
    ServiceContent,
    TextContent,
)
from bot.sandbox.files import Files
from bot.sandbox.jsonvalues import Json
from bot.sandbox.keyboards import InlineKeyboard
from bot.sandbox.messages import Message, Quote
from bot.sandbox.styled import Entity, Styled

GZIP, EBML = b"\x1f\x8b", b"\x1aE\xdf\xa3"
"""How a drawn sticker and a filmed one begin."""


def person_json(person: Person) -> Json:
    """Return a User object."""
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    return user | _given(username=person.username, language_code=person.language_code)


def bot_json(bot: Bot) -> Json:
    """Return the User object of a bot."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def chat_json(chat: Chat) -> Json:
    """Return a Chat object."""
    person = chat.person
    place: Json = {"id": person.id, "first_name": person.first_name, "type": "private"}
    return place | _given(username=person.username)


def entity_json(entity: Entity) -> Json:
    """Return a MessageEntity object."""
    shape: Json = {"offset": entity.offset, "length": entity.length, "type": entity.kind}
    user = {"id": entity.user_id, "is_bot": False, "first_name": ""} if entity.user_id else None
    return shape | _given(
        url=entity.url, user=user, language=entity.language, custom_emoji_id=entity.custom_emoji_id
    )


def _given(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value not in (None, "", 0, False, [], {})}


class BotView:
    """What one kind of reader, the bots, gets to see. Files have ids of their own for each bot."""

    def __init__(self, files: Files) -> None:
        """Show files out of this store."""
        self._files = files

    def message(self, chat: Chat, message: Message, *, with_reply: bool = True) -> Json:
        """Return a Message object; with the message it answers, one level deep."""
        author = bot_json(chat.bot) if message.sender == "bot" else person_json(chat.person)
        shape: Json = {
            "message_id": message.id,
            "from": author,
            "chat": chat_json(chat),
            "date": unix(message.date),
        }
        shape |= _given(
            message_thread_id=message.thread,
            is_topic_message=message.thread is not None,
            edit_date=unix(message.edited) if message.edited else None,
            media_group_id=message.album,
            has_protected_content=message.protected,
            reply_markup=self.keyboard(message.buttons) if message.buttons else None,
        )
        if message.origin:
            shape["forward_origin"] = self._origin(chat, message)
        if with_reply:
            shape |= self._reply(chat, message)
        return shape | self.content(chat.bot.id, message.content)

    def _origin(self, chat: Chat, message: Message) -> Json:
        origin = message.origin
        if origin is None:
            return {}
        user = (
            bot_json(chat.bot)
            if origin.by_bot
            else {"id": origin.user_id, "is_bot": False, "first_name": chat.person.first_name}
        )
        return {"type": "user", "sender_user": user, "date": unix(origin.date)}

    def _reply(self, chat: Chat, message: Message) -> Json:
        """Return what the message answers. In a topic, that is at least the topic's beginning."""
        target_id = message.reply.message_id if message.reply else message.thread
        target = chat.messages.get(target_id or 0)
        if target is None or target is message:
            return {}
        shape: Json = {"reply_to_message": self.message(chat, target, with_reply=False)}
        if message.reply and message.reply.quote:
            shape["quote"] = self._quote(message.reply.quote)
        return shape

    def _quote(self, quote: Quote) -> Json:
        shape: Json = {"text": quote.words.text, "position": quote.position}
        entities = [entity_json(entity) for entity in quote.words.entities]
        return shape | _given(entities=entities, is_manual=quote.manual)

    def keyboard(self, keyboard: InlineKeyboard) -> Json:
        """Return an InlineKeyboardMarkup object."""
        return {
            "inline_keyboard": [
                [{"text": b.text} | _given(callback_data=b.data, url=b.url) for b in row]
                for row in keyboard.rows
            ]
        }

    def content(self, bot_id: int, content: Content) -> Json:
        """Return the fields of a Message object that say what it holds."""
        if isinstance(content, MediaContent):
            return self._media(bot_id, content)
        if isinstance(content, OddContent):
            return {content.kind: content.value}
        return _fileless_json(content)

    def _media(self, bot_id: int, media: MediaContent) -> Json:
        shape = _worded("caption", "caption_entities", media.caption) if media.caption.text else {}
        shape |= _given(has_media_spoiler=media.spoiler)
        if media.kind == "photo":
            shape["photo"] = self._sizes(bot_id, media, "photo")
            return shape | (self._live(bot_id, media, media.film) if media.film else {})
        file = self._file(bot_id, media)
        if media.kind == "animation":
            shape["document"] = {k: v for k, v in file.items() if k not in {"duration", "width", "height"}}
        return shape | {media.kind: file}

    def _live(self, bot_id: int, media: MediaContent, film: Blob) -> Json:
        """Return what makes a photo a live one: its film, and the photo once more."""
        filed = self._files.known_to(bot_id, "video", film, media)
        live: Json = {"file_id": filed.file_id, "file_unique_id": film.unique, "file_size": len(film.data)}
        live |= {"duration": 3, "width": media.width, "height": media.height, "mime_type": "video/mp4"}
        return {"live_photo": live | {"photo": self._sizes(bot_id, media, "photo")}}

    def _sizes(self, bot_id: int, media: MediaContent, kind: str) -> list[Json]:
        sizes: list[Json] = []
        for picture in media.sizes:
            filed = self._files.known_to(bot_id, kind, picture.blob, media)
            sizes.append(
                {
                    "file_id": filed.file_id,
                    "file_unique_id": picture.blob.unique,
                    "file_size": len(picture.blob.data),
                    "width": picture.width,
                    "height": picture.height,
                }
            )
        return sizes

    def _file(self, bot_id: int, media: MediaContent) -> Json:
        filed = self._files.known_to(bot_id, media.kind, media.blob, media)
        file: Json = {
            "file_id": filed.file_id,
            "file_unique_id": media.blob.unique,
            "file_size": len(media.blob.data),
        }
        match media.kind:
            case "voice" | "audio":
                file["duration"] = media.duration
            case "video" | "animation":
                file |= {"duration": media.duration, "width": media.width, "height": media.height}
            case "video_note":
                file |= {"duration": media.duration, "length": media.width}
            case "sticker":
                drawn, film = media.blob.data.startswith(GZIP), media.blob.data.startswith(EBML)
                flags = {"is_animated": drawn, "is_video": film, **_given(set_name=media.set_name)}
                file |= {"type": "regular", "width": media.width, "height": media.height, **flags}
        if media.kind not in {"voice", "video_note", "sticker"}:
            file |= _given(file_name=media.name)
        if media.kind not in {"video_note", "sticker"}:
            file |= _given(mime_type=media.mime)
        thumbnails = self._sizes(bot_id, media, "thumbnail")
        return file | _given(
            title=media.title,
            performer=media.performer,
            emoji=media.emoji,
            thumbnail=thumbnails[0] if thumbnails else None,
        )


def _worded(text: str, entities: str, words: Styled) -> Json:
    shape: Json = {text: words.text}
    return shape | _given(**{entities: [entity_json(entity) for entity in words.entities]})


def _fileless_json(
    content: TextContent | ContactContent | PlaceContent | PollContent | DiceContent | ServiceContent,
) -> Json:
    match content:
        case TextContent(words=words, preview=preview):
            shown: Json = {} if preview else {"link_preview_options": {"is_disabled": True}}
            return _worded("text", "entities", words) | shown
        case ContactContent():
            return {"contact": contact_json(content)}
        case PlaceContent():
            return place_json(content)
        case PollContent():
            return {"poll": poll_json(content)}
        case DiceContent():
            return {"dice": {"emoji": content.emoji, "value": content.value}}
        case ServiceContent():
            return service_json(content)


def contact_json(contact: ContactContent) -> Json:
    """Return a Contact object."""
    shape: Json = {"phone_number": contact.phone, "first_name": contact.first_name}
    return shape | _given(last_name=contact.last_name, user_id=contact.user_id)


def place_json(place: PlaceContent) -> Json:
    """Return the location of a message, with the venue if it is one."""
    location: Json = {"latitude": place.latitude, "longitude": place.longitude}
    location |= _given(live_period=place.live_period)
    if not place.title:
        return {"location": location}
    venue = {"location": location, "title": place.title, "address": place.address}
    return {"venue": venue, "location": location}


def poll_json(poll: PollContent) -> Json:
    """Return a Poll object on which nobody has voted."""
    options = [
        {"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(poll.options)
    ]
    return {
        "id": poll.id,
        "question": poll.question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": poll.anonymous,
        "type": "regular",
        "allows_multiple_answers": poll.several,
        "allows_revoting": True,
        "members_only": False,
    }


def service_json(service: ServiceContent) -> Json:
    """Return the field of a service message that says what happened."""
    match service.kind:
        case "forum_topic_created":
            shape: Json = {"name": service.name, "icon_color": service.colour}
            return {service.kind: shape | _given(icon_custom_emoji_id=service.icon)}
        case "forum_topic_edited":
            return {service.kind: _given(name=service.name, icon_custom_emoji_id=service.icon)}
        case "message_auto_delete_timer_changed":
            return {service.kind: {"message_auto_delete_time": service.seconds}}
