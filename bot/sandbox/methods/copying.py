"""Copying and forwarding."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat
from bot.sandbox.contents import CAPTIONED, MediaContent, ServiceContent
from bot.sandbox.messages import Draft, Message, Origin
from bot.sandbox.methods.asked import reachable_chat, the_caption, the_chat, the_draft, the_message
from bot.sandbox.methods.editing import message_ids
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.refusals import CantCopy, Protected, TargetGone


def _source(desk: Desk, call: Call, verb: str) -> tuple[Chat, Message]:
    source = the_chat(desk, call, "from_chat_id")
    message = the_message(source, call, verb)
    _check(message, verb)
    return source, message


def _check(message: Message, verb: str) -> None:
    if isinstance(message.content, ServiceContent):
        raise CantCopy(verb={"copy": "copied", "forward": "forwarded"}[verb])
    if message.protected:
        raise Protected


def _origin(source: Chat, message: Message) -> Origin:
    by_bot = message.sender == "bot"
    return message.origin or Origin(by_bot, source.bot.id if by_bot else source.person.id, message.date)


@method("copyMessage")
def copy_message(desk: Desk, call: Call) -> object:
    """Send the same content again without saying where it came from."""
    chat = reachable_chat(desk, call)
    _, message = _source(desk, call, "copy")
    content = message.content
    if call.has("caption") and isinstance(content, MediaContent) and content.kind in CAPTIONED:
        content = replace(content, caption=the_caption(call))
    sent = desk.world.send(chat, "bot", the_draft(chat, call, Draft(content)))
    return {"message_id": sent.id}


@method("forwardMessage")
def forward_message(desk: Desk, call: Call) -> object:
    """Send the same content again and say where it came from."""
    chat = reachable_chat(desk, call)
    source, message = _source(desk, call, "forward")
    draft = replace(the_draft(chat, call, Draft(message.content)), origin=_origin(source, message))
    return desk.view.message(chat, desk.world.send(chat, "bot", draft))


@method("copyMessages")
def copy_messages(desk: Desk, call: Call) -> object:
    """Copy up to 100 messages; those that are not there are skipped."""
    return _several(desk, call, "copy")


@method("forwardMessages")
def forward_messages(desk: Desk, call: Call) -> object:
    """Forward up to 100 messages; those that are not there are skipped."""
    return _several(desk, call, "forward")


def _several(desk: Desk, call: Call, verb: str) -> object:
    chat = reachable_chat(desk, call)
    source = the_chat(desk, call, "from_chat_id")
    found = [source.messages[i] for i in message_ids(call) if i in source.messages]
    found = [message for message in found if not isinstance(message.content, ServiceContent)]
    if not found:
        raise TargetGone(verb=verb)
    for message in found:
        _check(message, verb)
    drafts = [replace(the_draft(chat, call, Draft(m.content)), album=m.album) for m in found]
    if verb == "forward":
        drafts = [replace(d, origin=_origin(source, m)) for d, m in zip(drafts, found, strict=True)]
    return [{"message_id": desk.world.send(chat, "bot", draft).id} for draft in drafts]
