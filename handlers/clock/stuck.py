"""Messages wait for too long, whatever the reason: those who coordinate hear so, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from db.letters import Send, Words
from handlers import coordinators
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from locales import Tongue
from locales.dates import hour
from locales.text import Text
from locales.texts import operations as texts

TOLD = "alert.told"
"""The setting that holds when they were last told; empty when nothing waits."""

AGAIN = timedelta(hours=1)
"""Nobody is told twice in less than this."""

NOTHING = timedelta(0)


def alert_waiting(desk: Desk, unheard: timedelta = NOTHING) -> None:
    """The clock struck. `unheard` is how long Telegram has had messages that do not reach the line."""
    waits = _waits(desk, unheard)
    told = desk.work.settings.get(TOLD)
    if not waits and told:
        desk.work.settings.put(TOLD, "")
        _tell(desk, lambda say: phrase(say, texts.WAIT_OVER))
    elif waits and not (told and desk.now - datetime.fromisoformat(told) < AGAIN):
        desk.work.settings.put(TOLD, desk.now.isoformat())
        _tell(desk, lambda say: _alert(desk, say, waits))


def _waits(desk: Desk, unheard: timedelta) -> list[tuple[Text, datetime]]:
    """What waits for longer than it may, and since when."""
    oldest = desk.work.figures.oldest()
    found = (
        (texts.NOT_HEARD, desk.now - unheard if unheard else None),
        (texts.NOT_HANDLED, oldest.coming),
        (texts.NOT_SENT, oldest.going),
    )
    return [(what, since) for what, since in found if since and desk.now - since >= desk.line.alert]


def _alert(desk: Desk, say: Tongue, waits: list[tuple[Text, datetime]]) -> Words:
    lines = [phrase(say, what, time=hour(since, desk.line.zone)) for what, since in waits]
    return join((phrase(say, texts.WAIT), join(lines, gap="\n"), phrase(say, texts.WAIT_DO)))


def _tell(desk: Desk, said: Callable[[Tongue], Words]) -> None:
    for member in coordinators.everyone(desk):
        if not member.unreachable:
            desk.tell_staff(member, Send(said(voice_of(member))))
