"""Webhooks. (getUpdates waits, so it is with the server.)"""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.sandbox.calls import Call
from bot.sandbox.clock import unix
from bot.sandbox.jsonvalues import Json, as_list, as_text
from bot.sandbox.methods.registry import Desk, method
from bot.sandbox.refusals import WebhookNotSecure, WebhookSecretWrong
from bot.sandbox.updates import Webhook

_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


def allowed_updates(call: Call) -> list[str] | None:
    """Return the kinds of updates a bot asks for, None when it does not say."""
    if not call.has("allowed_updates"):
        return None
    return [as_text(kind) for kind in as_list(call.json("allowed_updates"))]


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@method("setWebhook")
def set_webhook(desk: Desk, call: Call) -> object:
    """Have updates brought to an address; an empty one ends it."""
    queue = desk.mailbox.queue(call.bot)
    if not call.has("url"):
        return delete_webhook(desk, call)
    address = call.text("url")
    url = urlsplit(address)
    if url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.hostname or "")):
        raise WebhookNotSecure
    secret = call.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise WebhookSecretWrong
    if call.flag("drop_pending_updates"):
        queue.clear()
    queue.allow(allowed_updates(call))
    queue.set_webhook(Webhook(address, secret, call.number("max_connections") or 40))
    return True


@method("deleteWebhook")
def delete_webhook(desk: Desk, call: Call) -> object:
    """Have updates wait to be polled for."""
    queue = desk.mailbox.queue(call.bot)
    if call.flag("drop_pending_updates"):
        queue.clear()
    queue.set_webhook(None)
    return True


@method("getWebhookInfo")
def get_webhook_info(desk: Desk, call: Call) -> object:
    """Say where updates go and how many wait."""
    queue = desk.mailbox.queue(call.bot)
    hook = queue.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
    }
    if hook:
        info["max_connections"] = hook.max_connections
    if hook and hook.last_error_at:
        info |= {"last_error_date": unix(hook.last_error_at), "last_error_message": hook.last_error}
    if queue.allowed:
        info["allowed_updates"] = sorted(queue.allowed)
    return info
