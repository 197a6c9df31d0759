"""Whether somebody takes cases now, and when they were last here: in words, for whoever leads."""

from __future__ import annotations

from db.records import Staff
from handlers.desk import Desk
from handlers.staff import holidays, pausing
from locales import Tongue
from locales.dates import day_and_hour
from locales.texts import people as texts, staff as staff_texts


def in_words(desk: Desk, say: Tongue, one: Staff) -> list[str]:
    """What keeps somebody from taking cases, and when they were last seen; each as a short phrase."""
    found = [*_hindrances(desk, say, one)]
    if one.seen_at:
        found.append(say(texts.SEEN, when=day_and_hour(one.seen_at, say.code, desk.line.zone)))
    return found


def _hindrances(desk: Desk, say: Tongue, one: Staff) -> list[str]:
    found = [say(texts.IS_UNREACHABLE)] if one.unreachable else []
    if "confidant" not in one.roles:
        return found
    if not pausing.can_pause(one):
        return [*found, say(texts.IS_NEW)]
    if holidays.is_away(desk, one):
        found.append(say(texts.IS_AWAY))
    if not one.available:
        found.append(_pause(desk, say, one))
    return found


def _pause(desk: Desk, say: Tongue, one: Staff) -> str:
    if not one.paused_until:
        return say(staff_texts.PERSON_PAUSED)
    return say(texts.IS_PAUSED_UNTIL, when=day_and_hour(one.paused_until, say.code, desk.line.zone))
