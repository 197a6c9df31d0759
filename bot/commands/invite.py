"""amana invite"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.records import Role


@click.command()
@click.option("--role", required=True, type=click.Choice(["confidant", "coordinator", "admin"]))
def invite(role: Role) -> None:
    """Print a one-time link into the staff bot, approved beforehand."""
    from bot import invitations
    from bot.commands.linking import show_link
    from bot.commands.loading import loaded

    settings = loaded()
    show_link(settings, role, asyncio.run(invitations.invite(settings, role)))
