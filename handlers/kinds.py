"""Every kind of message that Telegram has, and what becomes of each.

The names are those of the Bot API's Message fields (Bot API 10.3). A field that a later Bot API
adds is in none of these and counts as "unknown": refused, aloud. The README's table says the
same for people, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

FILES = (
    "animation",
    "live_photo",
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "sticker",
    "document",
)
"""Passed on as what they are, cleaned. An animation brings itself as a document too, a live photo
its still picture as a photo; of a live photo only that still picture is passed on."""

IN_WORDS = ("poll", "dice", "checklist", "rich_message")
"""Passed on as words."""

PLACES = ("venue", "location")
"""Passed on by a seeker who says so when asked, as words; never by a confidant. A venue brings
its location too."""

REFUSED = (
    "contact",
    "users_shared",
    "user_shared",
    "chat_shared",
    "passport_data",
    "story",
    "game",
    "invoice",
    "paid_media",
    "successful_payment",
    "gift",
    "unique_gift",
    "giveaway",
    "giveaway_winners",
    "web_app_data",
)
"""Not passed on, and the sender is told why."""

SERVICE = (
    "message_auto_delete_timer_changed",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "new_chat_members",
    "left_chat_member",
    "chat_owner_left",
    "chat_owner_changed",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "refunded_payment",
    "gift_upgrade_sent",
    "connected_website",
    "write_access_allowed",
    "proximity_alert_triggered",
    "boost_added",
    "chat_background_set",
    "checklist_tasks_done",
    "checklist_tasks_added",
    "direct_message_price_changed",
    "giveaway_created",
    "giveaway_completed",
    "managed_bot_created",
    "paid_message_price_changed",
    "poll_option_added",
    "poll_option_deleted",
    "suggested_post_approved",
    "suggested_post_approval_failed",
    "suggested_post_declined",
    "suggested_post_paid",
    "suggested_post_refunded",
    "video_chat_scheduled",
    "video_chat_started",
    "video_chat_ended",
    "video_chat_participants_invited",
    "community_chat_added",
    "community_chat_removed",
    "community_chat_joined",
)
"""Telegram's own notes of what happened in a chat: nobody wrote them, so there is nothing to pass on."""

CONTENT = ("text", *REFUSED, *FILES, *IN_WORDS, *PLACES, *SERVICE)
"""All of them, in the order in which a message is looked at."""

RELAYED = frozenset(("text", *FILES, *IN_WORDS))
"""What is passed on without a question."""


def kind_of(has: Callable[[str], object]) -> str:
    """The kind of a message that has these fields; "unknown" when it has none that is known."""
    return next((name for name in CONTENT if has(name)), "unknown")
