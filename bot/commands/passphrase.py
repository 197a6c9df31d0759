"""Passphrases come from the file that AMANA_PASSPHRASE_FILE names, or from a prompt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.commands.failing import Refused
from bot.settings import SettingsError, load

SHORTEST = 12


def new_passphrase() -> str:
    """A passphrase for a new key; empty where nobody is there to ask, or when none is wanted.

    Raises SettingsError when the file cannot be read, and Refused when the passphrase is short.
    """
    file = load().passphrase_file
    if file is not None:
        return _long_enough(_read(file))
    if not sys.stdin.isatty():
        return ""
    asked: str = click.prompt(
        f"Passphrase, at least {SHORTEST} characters (empty: none)",
        default="",
        show_default=False,
        hide_input=True,
        confirmation_prompt=True,
        err=True,
    )
    return _long_enough(asked) if asked else ""


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"AMANA_PASSPHRASE_FILE cannot be read: {type(error).__name__}") from None


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise Refused(f"a passphrase needs at least {SHORTEST} characters")
    return passphrase
