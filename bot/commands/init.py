"""amana init"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.founding import Founded
    from bot.settings import Settings


@click.command()
@click.option(
    "--archive-public-key",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Seal closed cases to this key, made by `amana keys new-archive` somewhere else.",
)
def init(archive_public_key: Path | None) -> None:
    """Make the line's home: keys, database, default questionnaire, a link for the first admin."""
    from bot.commands.linking import show_link
    from bot.founding import found
    from bot.settings import load

    settings = load()
    founded = asyncio.run(found(settings, archive_public_key))
    _show(settings, founded)
    show_link(settings, "admin", founded.admin_code)


def _show(settings: Settings, founded: Founded) -> None:
    from bot.commands.saying import say
    from bot.opening import home_of

    home = home_of(settings)
    say("home", str(home.path))
    say("root key", f"{home.root_file}: opens everything here; keep a copy in another place")
    if founded.archive_private:
        say("archive", f"{founded.archive_private}: opens every closed case.")
        say("", "Take this file away now: copy it to two places off this machine, then delete it here.")
    else:
        say("archive", f"{home.archive_public}: closed cases are sealed to it")
