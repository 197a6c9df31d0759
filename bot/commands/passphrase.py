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


def passphrases(key: Path) -> list[str]:
    """What may open a key that is there: every line of the file, or what is typed.

    Raises SettingsError when the file cannot be read, and Refused where nobody is there to ask.
    """
    file = load().passphrase_file
    if file is not None:
        return [line for line in _read(file).splitlines() if line]
    if not sys.stdin.isatty():
        raise Refused(f"{key} needs a passphrase: name a file with it in AMANA_PASSPHRASE_FILE")
    return [str(click.prompt(f"Passphrase of {key}", hide_input=True, err=True))]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"AMANA_PASSPHRASE_FILE cannot be read: {type(error).__name__}") from None


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise Refused(f"a passphrase needs at least {SHORTEST} characters")
    return passphrase
