"""amana backup"""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write everything to FILE, sealed to the archive key; also beside a running line.

    FILE holds what `amana restore` needs but the root key, and only the archive's private key opens it.
    While it is made, as much space again is needed where FILE is.
    """
    from bot.backing_up import back_up
    from bot.commands.saying import say
    from bot.opening import home_of
    from bot.settings import load
    from db.clock import SystemClock

    settings = load()
    made, noted = back_up(settings, file, SystemClock())
    say("backup", f"{file}: sealed, read back and whole; cases: {made.cases}, files: {made.files}")
    if made.audit:
        say("log", f"ends with {made.audit}; keep this elsewhere, for `amana audit verify --since`")
    ledger = home_of(settings).ledger
    if ledger.copy is None:
        say("ledger", f"{ledger.path}: keep the newest copy of it beside the backups")
    elif noted:
        say("ledger", f"{ledger.copy}: up to date; restoring asks for it")
    else:
        say("ledger", f"{ledger.copy} could not be written; {ledger.path} is whole")
