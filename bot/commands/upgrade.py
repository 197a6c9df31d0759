"""amana upgrade"""

from __future__ import annotations

import click


@click.command()
@click.option("--back-to", metavar="NUMBER", help="Back to an older migration, for an older program.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def upgrade(back_to: str | None, yes: bool) -> None:
    """Bring the database to what this program expects, in one step that is done whole or not at all.

    The line has to be stopped, and a backup made. Going back drops what only the newer program knew.
    """
    from bot.commands.failing import Refused
    from bot.commands.loading import loaded
    from bot.commands.saying import say
    from bot.upgrading import upgraded

    if not yes and not click.confirm("Is the line stopped, and is there a backup?", err=True):
        raise Refused("nothing was changed")
    before, after = upgraded(loaded(), back_to)
    say("database", f"at {after}" if before == after else f"from {before} to {after}")
    if back_to is None and before != after:
        say("", f"To go back to the former program: amana upgrade --back-to {before}, with this one.")
