"""amana transcript"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.archive import ARCHIVE_KEYS, REASON

if TYPE_CHECKING:
    from bot.transcripts.finding import Found
    from bot.transcripts.reading import Reading

BACKUP = click.option(
    "--backup",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Read from this backup, on any machine; without it from the home here.",
)
REPORTED = click.option(
    "--with-reported", is_flag=True, help="Files too that were reported as harmful or illegal."
)


@click.group()
def transcript() -> None:
    """What was said in a case, with the archive's private key. Best done away from the server."""


@transcript.command("list")
@BACKUP
@ARCHIVE_KEYS
def list_(backup: Path | None, archive_key: tuple[Path, ...]) -> None:
    """Show every case, a line each: what can be told of it with the keys that are given."""
    from bot.commands.saying import say

    reading = _reading(backup, archive_key)
    found = asyncio.run(reading.every())
    for one in found:
        say(_name(one), _about(one))
    if not found:
        say("cases", "none")


@transcript.command()
@click.argument("case")
@BACKUP
@ARCHIVE_KEYS
@REASON
def read(case: str, backup: Path | None, archive_key: tuple[Path, ...], reason: str) -> None:
    """Print what was said in CASE, by its name or id."""
    from bot.transcripts.plain import plain

    reading = _reading(backup, archive_key)
    click.echo(plain(asyncio.run(reading.sheet(case, reason)), reading.zone), nl=False)


@transcript.command()
@click.argument("case")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A new folder for it.")
@BACKUP
@ARCHIVE_KEYS
@REASON
@REPORTED
def export(
    case: str,
    out: Path,
    backup: Path | None,
    archive_key: tuple[Path, ...],
    reason: str,
    with_reported: bool,
) -> None:
    """Write CASE to a folder: transcript.txt, transcript.html, and its files in media."""
    from bot.commands.failing import Refused
    from bot.commands.saying import say

    if out.exists():
        raise Refused(f"{out} is there already, and nothing is overwritten")
    lost = asyncio.run(_reading(backup, archive_key).export(case, reason, out, reported=with_reported))
    say("exported", f"{out}: in the clear, for whoever can read this folder; delete it when it is done")
    for file in lost:
        say("missing", f"media/{file.name}: it is not there any more, or does not open")


def _reading(backup: Path | None, archive_key: tuple[Path, ...]) -> Reading:
    from bot.commands.archive import opened, required
    from bot.commands.loading import loaded
    from bot.transcripts.reading import Reading

    files = required(archive_key) if backup else archive_key
    return Reading(loaded(), backup, tuple(opened(files)))


def _name(one: Found) -> str:
    return one.case.name or one.case.id


def _about(one: Found) -> str:
    case = one.case
    closed = f" to {case.closed_at:%Y-%m-%d}" if case.closed_at else ""
    told = [f"{case.opened_at:%Y-%m-%d}{closed}", case.state, case.language, case.outcome or ""]
    told += (
        ["sealed" if one.readable else "sealed, and does not open with what was given"] if one.sealed else []
    )
    told += [case.id] if case.name else []
    return ", ".join(part for part in told if part)
