"""Every kind of message has its fate, and the README says which."""

from __future__ import annotations

from aiogram.types import Message, Update
from telegram import Update as StaffUpdate

from bot.sandbox.oddities import ODDITIES
from bot.staff.carrier import staff_bot
from handlers import kinds
from tests.stories.kinds.table import rows

ABOUT = frozenset(
    [
        "message_id",
        "date",
        "chat",
        "message_thread_id",
        "direct_messages_topic",
        "from_user",
        "sender_chat",
        "sender_boost_count",
        "sender_business_bot",
        "sender_tag",
        "guest_query_id",
        "business_connection_id",
        "forward_origin",
        "is_topic_message",
        "is_automatic_forward",
        "reply_to_message",
        "external_reply",
        "quote",
        "reply_to_story",
        "reply_to_checklist_task_id",
        "reply_to_poll_option_id",
        "via_bot",
        "guest_bot_caller_user",
        "guest_bot_caller_chat",
        "edit_date",
        "has_protected_content",
        "is_from_offline",
        "is_paid_post",
        "media_group_id",
        "author_signature",
        "paid_star_count",
        "entities",
        "link_preview_options",
        "suggested_post_info",
        "effect_id",
        "caption",
        "caption_entities",
        "show_caption_above_media",
        "has_media_spoiler",
        "reply_markup",
        "receiver_user",
        "ephemeral_message_id",
        "forward_date",
        "forward_from",
        "forward_from_chat",
        "forward_from_message_id",
        "forward_sender_name",
        "forward_signature",
    ]
)
"""Fields that say something about a message and are not what it holds."""


def test_every_field_of_a_message_is_known() -> None:
    """An upgrade that brings a new kind of message fails here until its fate is decided."""
    assert set(Message.model_fields) - ABOUT == set(kinds.CONTENT)


def test_the_readme_names_every_kind_once() -> None:
    """The table's names are the kinds, each in one row."""
    named = [name for row in rows() for name in row.kinds]
    assert sorted(named) == sorted(kinds.CONTENT)


def test_both_frameworks_read_every_oddity() -> None:
    """What the sandbox's phones send is what the Bot API describes, as far as the frameworks know it."""
    bot = staff_bot("1:a", "http://127.0.0.1")
    for kind, value in ODDITIES.items():
        place = {"id": 1, "type": "private", "first_name": "a"}
        raw = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": place, kind: value}}
        seen = Update.model_validate(raw).message
        assert seen is not None
        assert getattr(seen, kind), kind
        read = StaffUpdate.de_json(raw, bot).message
        assert read is not None
        assert getattr(read, kind, None) or kind in read.api_kwargs, kind
