"""amana locales"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from locales.weight import PARTS, Part

XLSX_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def locales() -> None:
    """The languages the line speaks."""


@locales.command()
@click.option(
    "--strict", is_flag=True, help="Exit with 1 while no native speaker has read a text on danger or safety."
)
def status(strict: bool) -> None:
    """Show how much of each language is translated, and read by a native speaker."""
    from bot.reviewing import status, unread_safety

    for line in status():
        click.echo(line)
    if strict and unread_safety():
        sys.exit(1)


@locales.group()
def review() -> None:
    """Have a translation read by a native speaker, in a spreadsheet."""


@review.command("export")
@click.argument("language")
@click.argument("file", type=XLSX_FILE, required=False)
@click.option(
    "--part", "parts", type=click.Choice(PARTS), multiple=True, help="Only these; more than one may be given."
)
@click.option("--all", "every", is_flag=True, help="Also what a native speaker has read already.")
def export(language: str, file: Path | None, parts: tuple[Part, ...], every: bool) -> None:
    """Write the texts of LANGUAGE to FILE, an .xlsx that a reviewer fills in."""
    from bot.reviewing import exported

    file = file or Path(f"amana-review-{language}.xlsx")
    made, count = exported(language, parts or PARTS, datetime.now(UTC).date(), every=every)
    file.write_bytes(made)
    click.echo(f"{count} rows are in {file}")


@review.command("import")
@click.argument("language")
@click.argument("file", type=XLSX_FILE)
@click.option("--good-rows", is_flag=True, help="Take what is right, although other rows are not.")
def import_(language: str, file: Path, good_rows: bool) -> None:
    """Take a filled in FILE into the catalog of LANGUAGE; all of it, or nothing and why."""
    from bot.reviewing import imported

    judged = imported(language, file.read_bytes(), datetime.now(UTC).date(), good_rows=good_rows)
    for fault in judged.faults:
        click.echo(str(fault))
    if judged.faults and not good_rows:
        click.echo(f"nothing was taken; --good-rows takes the {len(judged.taken)} texts that are right")
    else:
        click.echo(f"{len(judged.taken)} texts were taken" if judged.taken else "nothing is filled in")
    if judged.faults:
        sys.exit(1)
