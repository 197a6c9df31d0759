"""Setting webhooks."""

from __future__ import annotations

import pytest

from bot.sandbox.methods.receiving import is_loopback
from bot.sandbox.refusals import WebhookNotSecure, WebhookSecretWrong


def test_a_webhook_is_set_told_and_deleted(room):
    """A call of getWebhookInfo tells where updates go and how many wait."""
    url = "https://smn.nl/hook"
    room.ask("setWebhook", url=url, secret_token="s-1", allowed_updates=["message"], max_connections=3)
    room.deeds.write(room.chat(), "hello")
    assert room.ask("getWebhookInfo") == {
        "url": url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 3,
        "allowed_updates": ["message"],
    }
    room.ask("deleteWebhook")
    info = room.asked("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("", 1)


def test_an_empty_address_deletes_the_webhook(room):
    """A call of setWebhook without an address is deleteWebhook."""
    room.ask("setWebhook", url="https://smn.nl/hook")
    room.ask("setWebhook", url="")
    assert room.asked("getWebhookInfo")["url"] == ""


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
def test_what_waits_can_be_dropped(room, method):
    """drop_pending_updates forgets what was not delivered."""
    room.deeds.write(room.chat(), "hello")
    room.ask(method, url="https://smn.nl/hook", drop_pending_updates=True)
    assert room.updates() == []


@pytest.mark.parametrize("url", ["http://smn.nl/hook", "ftp://127.0.0.1/", "hook"])
def test_a_webhook_is_secure(room, url):
    """Without HTTPS only loopback is taken."""
    with pytest.raises(WebhookNotSecure):
        room.ask("setWebhook", url=url)


@pytest.mark.parametrize("secret", ["a b", "é", "a" * 257])
def test_a_secret_has_its_letters(room, secret):
    """The secret token takes 256 of a few characters."""
    with pytest.raises(WebhookSecretWrong):
        room.ask("setWebhook", url="https://smn.nl/hook", secret_token=secret)


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.0.0.1", False), ("", False)],
)
def test_loopback_is_this_machine(host, here):
    """Only this machine's own addresses are loopback."""
    assert is_loopback(host) is here
