"""amana restore"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.archive import ARCHIVE_KEYS

if TYPE_CHECKING:
    from bot.restoring import Restored

ONE_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@click.argument("file", type=ONE_FILE)
@ARCHIVE_KEYS
@click.option("--ledger", type=ONE_FILE, help="The ledger of erasures: what it names stays gone.")
@click.option("--without-ledger", is_flag=True, help="Bring back people who were erased since the backup.")
def restore(file: Path, archive_key: tuple[Path, ...], ledger: Path | None, without_ledger: bool) -> None:
    """Make the home anew from FILE, a backup. The home must be empty; it gets a new root key.

    What was erased after the backup is dropped by the ledger of erasures, which lies in the home as
    erased.ledger and where AMANA_LEDGER_FILE says.
    """
    import random

    from bot.commands.archive import opened, required
    from bot.commands.loading import loaded
    from bot.restoring import restore as restored
    from db.clock import SystemClock

    settings = loaded()
    content = b"" if without_ledger else _asked_for(ledger or settings.ledger_file)
    keys = opened(required(archive_key))
    back = asyncio.run(restored(settings, file, keys, content, SystemClock(), random.SystemRandom()))
    _show(settings.home, back)


def _asked_for(ledger: Path | None) -> bytes:
    from bot.commands.failing import Refused
    from db.errors import LedgerMissing

    if ledger is None and sys.stdin.isatty():
        ledger = click.prompt("Ledger of erasures", type=ONE_FILE, err=True)
    if ledger is None:
        raise Refused(
            "without the ledger of erasures (--ledger FILE) everybody who was erased since the backup "
            "would be back, and removed staff let in again; --without-ledger restores all the same"
        )
    if not ledger.is_file():
        raise LedgerMissing(ledger)
    return ledger.read_bytes()


def _show(home: Path, back: Restored) -> None:
    from bot.commands.saying import say

    made = back.manifest
    say("home", f"{home}: as it was on {made.made_at:%Y-%m-%d %H:%M} UTC")
    say("", f"in the backup: cases: {made.cases}, seekers: {made.seekers}, staff: {made.staff}")
    if made.audit:
        say("log", f"ended with {made.audit}: is that what `amana backup` said when it made this one?")
    say("dropped", f"{back.dropped}, because they were erased or removed since")
    say("letters", "what waited then goes out marked as a possible repeat, and everybody is told of the gap")
    say("next", "amana doctor, then amana run; cases that were closed or moved since are open again")
