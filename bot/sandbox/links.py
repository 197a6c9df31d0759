"""Where a formatted link points: a web address, or a person."""

from __future__ import annotations

import re

_USER = re.compile(r"^tg://(?:user\?id=|openmessage\?user_id=)(\d+)$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:(?:https?|tonsite)://|(?:tg|ton):(?://)?)", re.IGNORECASE)
_HOST = re.compile(r"^(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?$|^localhost(?::\d+)?(?:[/?#]\S*)?$")


def linked_user(url: str) -> int | None:
    """Return the person a `tg://user` link means."""
    match = _USER.match(url.strip())
    return int(match[1]) if match else None


def checked_link(url: str) -> str:
    """Return the link as Telegram keeps it (with a scheme), or nothing when it is none."""
    url = url.strip()
    if not url or any(character.isspace() for character in url):
        return ""
    scheme = _SCHEME.match(url)
    rest = url[scheme.end() :] if scheme else url
    if scheme and scheme.group().lower().startswith(("tg:", "ton:")):
        return url if rest else ""
    if not _HOST.match(rest):
        return ""
    host, slash, path = rest.partition("/")
    return f"{scheme.group() if scheme else 'http://'}{host}{slash or '/'}{path}"
