"""What Telegram does not let us take off a phone any more is said to whoever holds the phone.

A bot can delete in a private chat for 48 hours (Bot API deleteMessage); a topic goes whole at any age.
"""

from __future__ import annotations

from db.letters import Send
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.texts import staff as texts


def tell(desk: Desk, chat_id: int) -> None:
    """Messages of a case that is no longer theirs are too old: they have to delete them by hand."""
    if member := desk.work.staff.find(chat_id):
        desk.work.audit.note("left_on_phone", "line", about=member.id)
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.LEFT_ON_PHONE)))
