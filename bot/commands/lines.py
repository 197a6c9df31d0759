"""amana lines"""

from __future__ import annotations

import sys
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
_ENV_DIR = click.option("--settings", type=FOLDER, help="Where the lines' settings are; /etc/amana else.")


@click.group()
def lines() -> None:
    """Several organisations' lines on one machine, each with its own home, database, keys and processes."""


@lines.command("list")
@_ENV_DIR
def list_(settings: Path | None) -> None:
    """Show each line's home, database and whether it runs; ends with 1 when two share what they must not."""
    from bot import lines as here

    found = here.every(settings or here.SETTINGS)
    for one in found:
        click.echo(str(one))
    if not found:
        click.echo(f"no lines in {settings or here.SETTINGS}; amana lines new NAME sets one up")
    faults = here.shared(found)
    for words in faults:
        click.echo(words, err=True)
    if faults:
        sys.exit(1)


@lines.command()
@click.argument("name")
@click.option(
    "--organisation", type=FOLDER, help="The organisation's folder; without one, the line as it comes."
)
@_ENV_DIR
@click.option("--homes", type=FOLDER, help="Where the homes are; /var/lib else.")
def new(name: str, organisation: Path | None, settings: Path | None, homes: Path | None) -> None:
    """Set up a line: write its settings, which only root can read, and say what remains to be done."""
    from bot import lines as here
    from bot.commands.failing import Refused
    from bot.organisations import examine

    if organisation and (faults := examine(organisation)):
        raise Refused(f"{faults[0]} ({len(faults)} in all: amana organisation check {organisation})")
    file = here.add(name, organisation, settings or here.SETTINGS, homes or here.HOMES)
    click.echo(f"{file} is there, for its owner only. What remains, as root:")
    for nr, step in enumerate(_steps(name, file), 1):
        click.echo(f"{nr}. {step}")


def _steps(name: str, file: Path) -> tuple[str, ...]:
    user = f"amana-{name}"
    init = (
        f"systemd-run --pty --wait --uid={user} --property=EnvironmentFile={file} "
        f"--property=StateDirectory={user} --property=StateDirectoryMode=0700 /opt/amana/.venv/bin/amana init"
    )
    return (
        f"write both bots' tokens into {file}",
        "copy deploy/amana@.service to /etc/systemd/system/",
        f"useradd --system --user-group --no-create-home --shell /usr/sbin/nologin {user}",
        init,
        f"systemctl enable --now amana@{name}",
    )
