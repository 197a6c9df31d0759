"""Kinds of message that hardly anybody sends to a bot, each with the fields that Telegram gives it.

Made after the Bot API's description of each object; a test has both frameworks read every one.
`CANARY` stands wherever somebody's name would.
"""

from __future__ import annotations

CANARY = "Canary Jansen"
_WHO = {"id": 900_000_001, "is_bot": False, "first_name": CANARY}
_BOT = {"id": 900_000_002, "is_bot": True, "first_name": CANARY, "username": "canary_bot"}
_WHERE = {"id": -1_009_000_001, "type": "channel", "title": CANARY, "username": "canary_channel"}
_WHEN = 1_790_000_000
_FILE = {"file_id": "odd", "file_unique_id": "odd", "width": 1, "height": 1}
_STICKER = {**_FILE, "type": "regular", "is_animated": False, "is_video": False, "set_name": "canary_by_bot"}
_PAID = {"telegram_payment_charge_id": "1", "provider_payment_charge_id": "1", "invoice_payload": CANARY}
_GIFT = {"id": "1", "sticker": _STICKER, "star_count": 15}
_PART = {"name": CANARY, "rarity_per_mille": 5, "sticker": _STICKER}
_COLOURS = {"center_color": 1, "edge_color": 2, "symbol_color": 3, "text_color": 4}
_UNIQUE = {
    "base_name": CANARY,
    "name": "canary-1",
    "number": 1,
    "gift_id": "1",
    "model": _PART,
    "symbol": _PART,
    "backdrop": {"name": CANARY, "rarity_per_mille": 5, "colors": _COLOURS},
}
_PAPER = {"type": "fill", "fill": {"type": "solid", "color": 1}, "dark_theme_dimming": 0}
_TASK = {"id": 1, "text": "bel oma"}
_DONE = {"id": 2, "text": "koop melk", "completion_date": _WHEN, "completed_by_user": _WHO}
_BOLD = {"type": "bold", "text": "vet"}
_PERSON = {"type": "text_mention", "text": "iemand", "user": _WHO}
_COMMUNITY = {"id": 1, "name": CANARY}

SENT_BY_PEOPLE: dict[str, object] = {
    "checklist": {"title": "vandaag", "tasks": [_TASK, _DONE]},
    "rich_message": {
        "blocks": [
            {"type": "heading", "text": "kop", "size": 1},
            {"type": "paragraph", "text": ["gewoon en ", _BOLD, " van ", _PERSON]},
        ]
    },
    "users_shared": {"request_id": 1, "users": [{"user_id": 900_000_001, "first_name": CANARY}]},
    "user_shared": {"request_id": 1, "user_id": 900_000_001},
    "chat_shared": {"request_id": 1, "chat_id": -1_009_000_001, "title": CANARY},
    "passport_data": {"data": [], "credentials": {"data": "", "hash": "", "secret": ""}},
    "story": {"chat": _WHERE, "id": 7},
    "game": {"title": CANARY, "description": CANARY, "photo": [_FILE]},
    "invoice": {
        "title": CANARY,
        "description": CANARY,
        "start_parameter": "1",
        "currency": "EUR",
        "total_amount": 100,
    },
    "paid_media": {"star_count": 5, "paid_media": [{"type": "preview", "width": 1, "height": 1}]},
    "successful_payment": {"currency": "EUR", "total_amount": 100, **_PAID},
    "gift": {"gift": _GIFT, "text": CANARY},
    "unique_gift": {"gift": _UNIQUE, "origin": "transfer"},
    "giveaway": {"chats": [_WHERE], "winners_selection_date": _WHEN, "winner_count": 1},
    "giveaway_winners": {
        "chat": _WHERE,
        "giveaway_message_id": 1,
        "winners_selection_date": _WHEN,
        "winner_count": 1,
        "winners": [_WHO],
    },
    "web_app_data": {"data": CANARY, "button_text": CANARY},
}
"""What somebody sends."""

NOTED_BY_TELEGRAM: dict[str, object] = {
    "pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}},
    "forum_topic_created": {"name": CANARY, "icon_color": 7_322_096},
    "forum_topic_edited": {"name": CANARY},
    "forum_topic_closed": {},
    "forum_topic_reopened": {},
    "general_forum_topic_hidden": {},
    "general_forum_topic_unhidden": {},
    "new_chat_members": [_WHO],
    "left_chat_member": _WHO,
    "chat_owner_left": {"new_owner": _WHO},
    "chat_owner_changed": {"new_owner": _WHO},
    "new_chat_title": CANARY,
    "new_chat_photo": [_FILE],
    "delete_chat_photo": True,
    "group_chat_created": True,
    "supergroup_chat_created": True,
    "channel_chat_created": True,
    "migrate_to_chat_id": -1_009_000_002,
    "migrate_from_chat_id": -9_000_002,
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
    "refunded_payment": {"currency": "XTR", "total_amount": 1, **_PAID},
    "gift_upgrade_sent": {"gift": _GIFT},
    "connected_website": "example.org",
    "write_access_allowed": {"from_request": True},
    "proximity_alert_triggered": {"traveler": _WHO, "watcher": _WHO, "distance": 10},
    "boost_added": {"boost_count": 1},
    "chat_background_set": {"type": _PAPER},
    "checklist_tasks_done": {"marked_as_done_task_ids": [1]},
    "checklist_tasks_added": {"tasks": [_TASK]},
    "direct_message_price_changed": {"are_direct_messages_enabled": True},
    "giveaway_created": {},
    "giveaway_completed": {"winner_count": 1},
    "managed_bot_created": {"bot": _BOT},
    "paid_message_price_changed": {"paid_message_star_count": 5},
    "poll_option_added": {"option_persistent_id": "1", "option_text": CANARY},
    "poll_option_deleted": {"option_persistent_id": "1", "option_text": CANARY},
    "suggested_post_approved": {"send_date": _WHEN},
    "suggested_post_approval_failed": {"price": {"currency": "XTR", "amount": 5}},
    "suggested_post_declined": {"comment": CANARY},
    "suggested_post_paid": {"currency": "XTR", "amount": 5},
    "suggested_post_refunded": {"reason": "post_deleted"},
    "video_chat_scheduled": {"start_date": _WHEN},
    "video_chat_started": {},
    "video_chat_ended": {"duration": 60},
    "video_chat_participants_invited": {"users": [_WHO]},
    "community_chat_added": {"community": _COMMUNITY},
    "community_chat_removed": {},
    "community_chat_joined": {"community": _COMMUNITY},
}
"""What Telegram writes into a chat by itself; most of it belongs to groups and channels."""

ODDITIES = {**SENT_BY_PEOPLE, **NOTED_BY_TELEGRAM}
"""All of them, by the Bot API's name of the Message field."""
