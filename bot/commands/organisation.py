"""amana organisation"""

from __future__ import annotations

import sys
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group()
def organisation() -> None:
    """Another organisation's folder: its name, texts, questions, places, numbers and hours."""


@organisation.command()
@click.argument("folder", type=FOLDER)
def check(folder: Path) -> None:
    """Say what in FOLDER is wrong, or still somebody else's, by file and line; ends with 1 then."""
    from bot.organisations import examine
    from handlers.organisation import reading
    from handlers.organisation.left_over import only_numbers

    faults = examine(folder)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        sys.exit(1)
    theirs = reading.read(folder.resolve())
    for code, keys in only_numbers(theirs, folder).items():
        click.echo(f"read once how your numbers stand in these texts, {code}: {', '.join(keys)}")
    click.echo(f"a line can be run with {folder}: AMANA_ORGANISATION={folder.resolve()}")


@organisation.command()
@click.argument("folder", type=FOLDER)
@click.option("--name", default="My line", help="What the line is called.")
@click.option("--country", default="nl", help="Its country's code, such as be.")
@click.option("--languages", default="nl", help="What seekers can read, such as tr,nl.")
def new(folder: Path, name: str, country: str, languages: str) -> None:
    """Write a FOLDER to begin with, every file with comments; then `check` it until nothing is left."""
    from bot.commands.failing import Refused
    from handlers.organisation.starting import begin
    from locales.languages import LANGUAGES

    codes = tuple(dict.fromkeys(one.strip() for one in languages.split(",") if one.strip()))
    strange = [one for one in codes if one not in LANGUAGES]
    if strange or not codes:
        raise Refused(f"--languages: the program has {', '.join(LANGUAGES)}; README says how to add one")
    if not (country.isascii() and country.isalpha() and len(country) == 2):  # noqa: PLR2004 -- ISO 3166-1
        raise Refused("--country: a code of two letters, such as be")
    for path in begin(folder, name, country.lower(), codes):
        click.echo(str(path))
    click.echo(f"edit them, then: amana organisation check {folder}")
