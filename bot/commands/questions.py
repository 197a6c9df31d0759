"""amana questions"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

YAML_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def questions() -> None:
    """The intake's questionnaire, as YAML."""


@questions.command("export")
@click.argument("file", type=YAML_FILE)
def export(file: Path) -> None:
    """Write the questionnaire in use to FILE; - writes it to the terminal."""
    from bot.commands.loading import loaded
    from bot.questioning import latest

    version, text = asyncio.run(latest(loaded()))
    if file == Path("-"):
        click.echo(text, nl=False)
        return
    file.write_text(text, "utf-8")
    click.echo(f"version {version} is in {file}")


@questions.command()
@click.argument("file", type=YAML_FILE)
def check(file: Path) -> None:
    """Say what is wrong with FILE, or might be, line by line; changes nothing."""
    from bot.questioning import read

    _, reading = read(file)
    for finding in reading.findings:
        click.echo(f"{finding.level}: {finding}")
    if reading.problems:
        sys.exit(1)
    click.echo(f"{file} can be published")


@questions.command("import")
@click.argument("file", type=YAML_FILE)
@click.option("--note", default="", help="What changed, for the history.")
def import_(file: Path, note: str) -> None:
    """Publish FILE as the new version. Intakes that are running stay on theirs."""
    from bot.commands.loading import loaded
    from bot.questioning import publish

    version = asyncio.run(publish(loaded(), file, note))
    click.echo(f"published as version {version}")
