"""Links to people's profiles and chats, at Telegram and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.personal.found import Hit

_NOBODY = r"(?!(?:login|search|help|about|legal|privacy|terms|settings|policies|home|hashtag)\b)"
_NAME = rf"{_NOBODY}@?[\w.\-%+]+"

SITES: dict[str, str] = {
    r"(?:[\w\-]+\.)?(?:t\.me|telegram\.me|telegram\.dog)": r"[\w+@%\-][^\s]*",
    r"web\.telegram\.org": r"[^\s]*[#@][^\s]+",
    r"wa\.me|chat\.whatsapp\.com|wa\.link": r"[\w+\-][^\s]*",
    r"(?:api|web)\.whatsapp\.com": r"send[^\s]*",
    r"signal\.(?:me|group)": r"[^\s]+",
    r"m\.me|fb\.me|messenger\.com/t": _NAME,
    r"(?:[\w\-]+\.)?(?:facebook|fb)\.com": (
        r"(?:profile\.php\?id=\d+|people/[^\s]+|groups/[^\s]+|"
        rf"(?!(?:events|watch|hashtag|story|photo|photos|sharer|share|marketplace|gaming)\b){_NAME})"
    ),
    r"(?:www\.)?(?:instagram\.com|instagr\.am|ig\.me/m)": rf"(?!(?:p|reel|reels|explore|tv)/){_NAME}",
    r"(?:www\.)?threads\.(?:net|com)": r"@[\w.]+",
    r"(?:www\.|vm\.|m\.)?tiktok\.com": r"@[\w.]+",
    r"(?:www\.)?snapchat\.com": r"(?:add|t|@)[^\s]+",
    r"(?:www\.|mobile\.)?(?:x|twitter)\.com": rf"(?!(?:i|search|explore|intent|share|hashtag)\b){_NAME}",
    r"(?:[a-z]{2,3}\.)?linkedin\.com": r"(?:in|pub)/[^\s]+",
    r"(?:www\.|m\.)?youtube\.com": r"(?:@[\w.\-%]+|(?:c|channel|user)/[^\s]+)",
    r"discord\.gg": r"[\w\-]+",
    r"(?:www\.)?discord(?:app)?\.com": r"(?:invite|users|channels)/[^\s]+",
    r"(?:www\.|old\.)?reddit\.com": r"u(?:ser)?/[\w\-]+",
    r"(?:www\.)?(?:twitch\.tv|vk\.com|ok\.ru|onlyfans\.com|linktr\.ee|kik\.me|line\.me)": _NAME,
    r"steamcommunity\.com": r"(?:id|profiles)/[^\s]+",
}
"""For each host, as a pattern, what behind its slash names a person, a group or a way into one."""

_DEEP = (
    r"(?:tg|tonsite|whatsapp|viber|signal|sgnl|fb|fb-messenger|instagram|snapchat|tiktok|discord)://?[^\s]+"
)
_HOSTED = "|".join(f"(?:{host})(?::\\d+)?/+{path}" for host, path in SITES.items())
_AT_TELEGRAM = r"[a-z][a-z0-9\-]{3,31}\.t\.me"
_LINK = re.compile(
    rf"(?<![\w@.\-/:])(?:https?://(?:[^\s/@]*@)?)?(?:www\.)?(?:{_HOSTED}|{_AT_TELEGRAM}(?![\w.\-]))"
    rf"|(?<!\w)(?:{_DEEP}|tg:[a-z]+\?[^\s]+)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[/:]|\.t\.me", re.IGNORECASE)
"""One of these is in every such link: most messages have none, and are not searched any further."""
_TELEGRAMS = re.compile(r"(?:[^\s/@]*@)?(?:[\w\-]+\.)?(?:t\.me|telegram\.(?:me|dog|org))\b|tg:|tonsite:")
_CLOSERS = ".,;:!?)]}'\"»”’"


def profiles(text: str) -> Iterator[Hit]:
    """Links in a plain text that lead to somebody, written with https:// or without."""
    for match in _LINK.finditer(text) if _SIGNS.search(text) else ():
        link = match.group().rstrip(_CLOSERS)
        value = re.sub(r"^https?://(?:www\.)?", "", link.casefold())
        yield Hit("profile", match.start(), match.start() + len(link), value)


def leads_to_somebody(url: str) -> bool:
    """Whether an address behind words is such a link, or one that writes to or calls somebody."""
    address = url.strip()
    return bool(_LINK.search(address)) or address.lower().startswith(("tel:", "mailto:", "sms:"))


def at_telegram(value: str) -> bool:
    """Whether a link's value leads into Telegram itself, where a tap opens the account."""
    return bool(_TELEGRAMS.match(value))
