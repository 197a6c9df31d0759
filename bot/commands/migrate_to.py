"""amana migrate-to"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.moving import Report

FILE = "sqlite"
"""The target that is the encrypted file in the home."""


@click.command("migrate-to")
@click.argument("target", metavar="URL|sqlite", required=False)
@click.option("--as-it-was", is_flag=True, help="Back to the file as it was left: the server is lost.")
@click.option("--destroy-left", is_flag=True, help="Destroy the file that the line has left.")
def migrate_to(target: str | None, as_it_was: bool, destroy_left: bool) -> None:
    """Move the line to the empty PostgreSQL database URL, or from there back to the file: `sqlite`.

    The line has to be stopped: what it had in hand is then done, and what waits goes along as it is.
    Everything is copied in one step, read back and compared, and opened, before the line is said to live
    there. Broken off before that, the line lives where it was, and the command can be given again.

    Put no password into URL: others on this machine see it. PostgreSQL's own file ~/.pgpass is for it.
    """
    if destroy_left and not target and not as_it_was:
        return _destroy_left()
    if not target or destroy_left or (as_it_was and target != FILE):
        raise click.UsageError("give the address of the database, or sqlite; see --help")
    if as_it_was:
        return _as_it_was()
    if target == FILE:
        return _to_file()
    return _to_server(target)


def _to_server(url: str) -> None:
    import random

    from bot.commands.saying import say
    from bot.moving import to_server
    from bot.settings import load, server_url
    from db.clock import SystemClock

    settings = load()
    moved = asyncio.run(to_server(settings, server_url(url), SystemClock(), random.SystemRandom()))
    _show(moved)
    if moved.weakness:
        say("server", f"it can lose what it confirmed: {moved.weakness}")
    say("next", "set AMANA_DATABASE_URL to this address, then amana doctor, amana run")
    say("back", "amana migrate-to sqlite, with everything that came in between")
    say("file", "nothing starts on it any more; once all is well: amana migrate-to --destroy-left")


def _to_file() -> None:
    import random

    from bot.commands.saying import say
    from bot.moving import to_file
    from bot.settings import load
    from db.clock import SystemClock

    _show(asyncio.run(to_file(load(), SystemClock(), random.SystemRandom())))
    say("next", "take AMANA_DATABASE_URL away, then amana doctor, amana run")
    say("server", "nothing starts on its database any more; drop it once all is well")


def _as_it_was() -> None:
    from bot.commands.saying import say
    from bot.moving import back_as_it_was
    from bot.settings import load

    back_as_it_was(load())
    say("moved", "back to the file as it was left; nothing had been done on the server")
    say("next", "take AMANA_DATABASE_URL away, then amana doctor, amana run")


def _destroy_left() -> None:
    from bot.commands.saying import say
    from bot.moving import destroy_left
    from bot.settings import load

    there = destroy_left(load())
    say("file", "overwritten and removed" if there else "there is none: the line has left no file")


def _show(moved: Report) -> None:
    from bot.commands.saying import say

    say("moved", f"{moved.rows} rows in {len(moved.sums)} tables; read back, each table the same")
    closed = sorted(name for name in moved.looked.opened if name.startswith("not "))
    say("opened", f"something of all that is sealed; {', '.join(closed) or 'all of it opens'}")
    if moved.looked.unlike:
        say("", f"as before the move, changed from outside: {', '.join(moved.looked.unlike)}")
    line = moved.looked.broken_at
    say("log", "whole" if line is None else f"as before the move, line {line} is missing or altered")
