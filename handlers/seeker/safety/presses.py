"""What each button about the chat on the phone does."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Seeker
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.seeker.safety import again, cover, news, page, wiping, word

PRESSES: dict[str, Callable[[Desk, Seeker, Press], object]] = {
    "safety": page.pressed,
    "clears": page.clears_pressed,
    "comes": page.comes_pressed,
    "wipe": wiping.wipe_pressed,
    "enough": wiping.enough,
    "show": news.shown,
    "unshow": news.unshown,
    "again": again.pressed,
    "word": word.pressed,
    "newword": word.asked,
    "noword": word.forgotten,
    "hide": cover.hide_pressed,
}
"""The first part of a button's action, and its handler."""
