"""Reading what a call asks for: the chat, the topic, the words, the message answered."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat
from bot.sandbox.contents import Content, MediaContent, words_of
from bot.sandbox.entities import CAPTION_LIMIT, KNOWN_KINDS, TEXT_LIMIT, styled
from bot.sandbox.jsonvalues import as_flag, as_list, as_number, as_object, as_text
from bot.sandbox.messages import Draft, Message, Quote, Reply
from bot.sandbox.methods.markup import read_markup
from bot.sandbox.methods.registry import Desk
from bot.sandbox.refusals import (
    BadField,
    Blocked,
    CaptionTooLong,
    ChatIdMissing,
    ChatNotFound,
    Deactivated,
    MissingField,
    NeverStarted,
    NothingLeft,
    QuoteWrong,
    ReplyTargetGone,
    TargetGone,
    TextIsEmpty,
    TextTooLong,
    ThreadGone,
    VoiceForbidden,
)
from bot.sandbox.styled import Entity, Styled, units


def the_chat(desk: Desk, call: Call, name: str = "chat_id") -> Chat:
    """Return the chat that is named, whatever state it is in. Raises `ChatNotFound`."""
    if not call.has(name):
        raise ChatIdMissing
    person = desk.world.people.get(call.number(name))
    if person is None:
        raise ChatNotFound
    return desk.world.chat(call.bot, person)


def reachable_chat(desk: Desk, call: Call) -> Chat:
    """Return the chat if something can be put into it. Raises the 403s."""
    chat = the_chat(desk, call)
    if chat.person.deactivated:
        raise Deactivated
    if chat.blocked:
        raise Blocked
    if not chat.started:
        raise NeverStarted
    return chat


def the_message(chat: Chat, call: Call, verb: str, name: str = "message_id") -> Message:
    """Return the message that is named. Raises `TargetGone` with the verb."""
    if not call.number(name):
        raise MissingField(what="message identifier is not specified")
    message = chat.messages.get(call.number(name))
    if message is None:
        raise TargetGone(verb=verb)
    return message


def given_entities(value: object) -> list[Entity] | None:
    """Return the entities of a JSON array. Raises `BadField` for an unknown kind."""
    if value is None:
        return None
    found = []
    for item in map(as_object, as_list(value)):
        kind = as_text(item.get("type"))
        if kind not in KNOWN_KINDS:
            raise BadField(what="MessageEntity: Unsupported type specified;")
        found.append(_entity(kind, item))
    return found


def _entity(kind: str, item: dict[str, object]) -> Entity:
    user = as_number(as_object(item.get("user")).get("id"))
    return Entity(
        kind,
        as_number(item.get("offset")),
        as_number(item.get("length")),
        url=as_text(item.get("url")) or None,
        user_id=user or None,
        language=as_text(item.get("language")) or None,
        custom_emoji_id=as_text(item.get("custom_emoji_id")) or None,
    )


def the_text(call: Call) -> Styled:
    """Return the text of a message. Raises what Telegram says of an empty or long one."""
    raw = call.text("text")
    if not raw:
        raise TextIsEmpty
    words = styled(raw, call.text("parse_mode") or None, given_entities(call.json("entities")))
    if not words.text:
        raise NothingLeft
    if len(words) > TEXT_LIMIT:
        raise TextTooLong
    return words


def the_caption(call: Call) -> Styled:
    """Return the caption of a file; it may be empty."""
    entities = given_entities(call.json("caption_entities"))
    return caption(call.text("caption"), call.text("parse_mode"), entities)


def caption(raw: str, mode: str, entities: list[Entity] | None) -> Styled:
    """Return a caption as Telegram keeps it. Raises `CaptionTooLong`."""
    words = styled(raw, mode or None, entities)
    if len(words) > CAPTION_LIMIT:
        raise CaptionTooLong
    return words


def the_thread(chat: Chat, call: Call) -> int | None:
    """Return the topic that is named, None for none. Raises `ThreadGone`."""
    thread = call.number("message_thread_id")
    if not thread:
        return None
    if not chat.bot.topics or thread not in chat.topics:
        raise ThreadGone
    return thread


def the_reply(chat: Chat, call: Call) -> Reply | None:
    """Return what is answered. Raises `ReplyTargetGone` unless it may be sent without."""
    asked = as_object(call.json("reply_parameters")) or {
        "message_id": call.number("reply_to_message_id"),
        "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
    }
    target_id = as_number(asked.get("message_id"))
    if not target_id:
        return None
    elsewhere = as_number(asked.get("chat_id")) not in {0, chat.person.id}
    target = None if elsewhere else chat.messages.get(target_id)
    if target is None:
        if as_flag(asked.get("allow_sending_without_reply")):
            return None
        raise ReplyTargetGone
    return Reply(target_id, _quote(target, asked))


def _quote(target: Message, asked: dict[str, object]) -> Quote | None:
    raw = as_text(asked.get("quote"))
    if not raw:
        return None
    mode = as_text(asked.get("quote_parse_mode")) or None
    words = styled(raw, mode, given_entities(asked.get("quote_entities")))
    return quote_from(target, words, as_number(asked.get("quote_position")))


def quote_from(target: Message, words: Styled, hint: int = 0) -> Quote:
    """Return the quote with its true place. Raises `QuoteWrong` when it is not in the message."""
    whole = words_of(target.content).text
    place = whole.find(words.text)
    if place < 0 or not words.text or len(words) > CAPTION_LIMIT:
        raise QuoteWrong
    while place >= 0 and units(whole[:place]) < hint:
        following = whole.find(words.text, place + 1)
        if following < 0:
            break
        place = following
    return Quote(words, units(whole[:place]))


def check_welcome(chat: Chat, content: Content) -> None:
    """Refuse voice and video notes to somebody who takes none. Raises `VoiceForbidden`."""
    spoken = isinstance(content, MediaContent) and content.kind in {"voice", "video_note"}
    if spoken and chat.person.forbids_voice:
        raise VoiceForbidden


def the_draft(chat: Chat, call: Call, draft: Draft) -> Draft:
    """Add to a draft what every sending method can ask for."""
    check_welcome(chat, draft.content)
    reply = the_reply(chat, call)
    thread = the_thread(chat, call)
    if thread is None and reply:
        thread = chat.messages[reply.message_id].thread
    markup = read_markup(call.json("reply_markup"))
    protected = call.flag("protect_content")
    return replace(draft, reply=reply, thread=thread, markup=markup, protected=protected)
