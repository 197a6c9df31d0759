"""How a command that could not do its work says so."""

from __future__ import annotations

import click

from bot.days_off import NoAlmanac
from bot.introduction import NotIntroduced
from bot.logs import trace
from bot.own_bots import SameBot
from bot.present import StillRunning
from bot.questioning import NotPublishable
from bot.settings import SettingsError
from bot.upgrading import NoSuchMigration
from bot.web.door import AddressTaken
from bot.webhooks import NoAnswer
from db.errors import StoreError


class Refused(Exception):
    """A command will not do what it was asked to. The message is for the one who asked."""


SPEAKING = (
    SettingsError,
    StoreError,
    Refused,
    NotPublishable,
    AddressTaken,
    NoAnswer,
    SameBot,
    NoSuchMigration,
    NotIntroduced,
    StillRunning,
    NoAlmanac,
)
"""Errors whose messages are written for the operator."""


def told(error: Exception) -> int:
    """Say what went wrong, in a line where it can be, and give the exit code.

    Of an exception that nobody foresaw only the class and the place are told: its words may be
    somebody's.
    """
    click.echo(f"amana: {_words(error)}", err=True)
    return 2 if isinstance(error, SettingsError) else 1


def _words(error: Exception) -> str:
    if isinstance(error, SPEAKING):
        return str(error)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return f"{error.filename}: {error.strerror}"
    return f"stopped by {trace(error)}"
