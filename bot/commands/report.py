"""amana report"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from locales.languages import SOURCE, readings, translated

LANGUAGES = (*readings(translated()), SOURCE)
SHAPES = ("text", "csv", "xlsx", "png")


@click.command()
@click.option("--from", "first", default="", metavar="MONTH", help="The first month, such as 2026-01.")
@click.option("--to", "last", default="", metavar="MONTH", help="The last month.")
@click.option("--lang", default="nl", show_default=True, type=click.Choice(LANGUAGES), help="The language.")
@click.option("--format", "shape", default="text", show_default=True, type=click.Choice(SHAPES))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file, for all but text.")
def report(first: str, last: str, lang: str, shape: str, out: Path | None) -> None:
    """Show the line in numbers: what may be shown of the months that are over, without --from of that year.

    Numbers that could point at one person are told together with others, or not yet.
    """
    from bot.commands.loading import loaded
    from bot.commands.showing import show
    from bot.reporting import reported

    say, made = asyncio.run(reported(loaded(), lang, first, last))
    show(say, made, shape, out or Path(f"amana-report.{shape}"))
