"""How the line has been served lately: what `amana doctor` says of messages, keys, backups and drills."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.backing_up import last_backup
from bot.drill.emergencies import EMERGENCIES
from bot.drill.rehearsal import last
from bot.finding import Finding
from bot.own_bots import number_of
from bot.settings import Settings, SettingsError
from bot.webhooks import NoAnswer, state_of
from db.home import Home
from db.letters import BOTS, BotName
from db.store import Store
from db.work import Work

BACKUP_AGE = timedelta(days=2)
"""How old the last backup may be: one is made each night."""

LATELY = timedelta(minutes=10)
"""For so long a failure that Telegram met at a webhook counts as one of now."""


async def examine(settings: Settings, store: Store, home: Home) -> AsyncIterator[Finding]:
    """What the database tells."""
    async with store.transaction() as work:
        found = [
            _waiting(work, timedelta(minutes=settings.alert_minutes)),
            _day_key(work),
            _own_bots(work, settings),
            _drilled(work),
            _backed_up(work, home),
        ]
    for one in found:
        yield one


def _waiting(work: Work, longest: timedelta) -> Finding:
    """Since when the oldest message waits, on its way in and on its way out."""
    oldest = work.figures.oldest()
    ages = {"in": oldest.coming, "out": oldest.going}
    waits = {way: work.now - since for way, since in ages.items() if since}
    if not waits:
        return Finding("waiting", well=True, words="no message waits")
    words = ", ".join(f"{way} for {_minutes(age)}" for way, age in waits.items())
    return Finding("waiting", well=max(waits.values()) < longest, words=f"the oldest message waits: {words}")


def _day_key(work: Work) -> Finding:
    """Open cases are wrapped anew each day; yesterday's key is still there around midnight."""
    days = sorted(work.days_in_use())
    if not days:
        return Finding("day-key", well=True, words="no open case")
    yesterday = (work.now - timedelta(days=1)).date().isoformat()
    late = days[0] < yesterday
    words = f"open cases are under the key of {days[0]}" + ("; a running line changes it" if late else "")
    return Finding("day-key", well=not late, words=words)


def _own_bots(work: Work, settings: Settings) -> Finding:
    """Whether the tokens are those of the bots that the line has."""
    tokens = {"seeker": settings.seeker_token, "staff": settings.staff_token}
    for bot in BOTS:
        token, known = tokens[bot], work.bots.known(bot)
        if token and known and number_of(token.get_secret_value()) != known:
            words = f"the {bot} bot is another than the line has; `amana bot replace {bot}`"
            return Finding("bots", well=False, words=words)
    return Finding("bots", well=True, words="the line's own, or not started yet")


def _drilled(work: Work) -> Finding:
    """When each emergency was last rehearsed. Not having done so stops no line."""
    done = {one.name: last(work, one.name) for one in EMERGENCIES}
    told = [f"{name} {_when(found)}" for name, found in done.items()]
    return Finding("drill", well=True, words=", ".join(told))


def _when(found: tuple[datetime, bool] | None) -> str:
    if found is None:
        return "never"
    when, held = found
    return f"{when.date()}" if held else f"{when.date()} (did not hold)"


def _backed_up(work: Work, home: Home) -> Finding:
    """When the last backup was made; a line of its first days need not have one."""
    made, first = last_backup(home), work.questionnaires.first_at()
    if made is None:
        young = first is None or work.now - first < BACKUP_AGE
        return Finding("backup", well=young, words="none yet; deploy/amana-backup.timer makes one each night")
    age = work.now - made
    return Finding("backup", well=age < BACKUP_AGE, words=f"the last one is {_minutes(age)} old")


async def webhook(settings: Settings, bot: BotName) -> Finding | None:
    """How one bot's updates come in, and how many wait at Telegram. The address's path is a secret.

    None where its token or the Bot API fails: that is told by another finding.
    """
    try:
        state = await state_of(settings, bot)
    except (NoAnswer, SettingsError):
        return None
    where = f"brought to {urlsplit(state.url).hostname}" if state.url else "polled for"
    words = f"the {bot} bot's updates are {where}; {state.pending} wait at Telegram"
    failing = state.failed_at is not None and datetime.now(state.failed_at.tzinfo) - state.failed_at < LATELY
    if failing and state.pending:
        return Finding("webhook", well=False, words=f"{words}, and it cannot bring them: {state.failure}")
    return Finding("webhook", well=True, words=words)


def _minutes(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"  # noqa: PLR2004 (two hours)
