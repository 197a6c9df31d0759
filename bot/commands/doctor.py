"""amana doctor"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
def doctor() -> None:
    """Look everything over, a line each; ends with 1 when something is not well."""
    from bot.settings import load

    sys.exit(0 if asyncio.run(_all_well(load())) else 1)


async def _all_well(settings: Settings) -> bool:
    from bot.checkup import examine
    from db.clock import SystemClock

    well = True
    async for finding in examine(settings, SystemClock()):
        click.echo(f"{'ok' if finding.well else 'wrong':<6}{finding.what:<11}{finding.words}")
        well = well and finding.well
    return well
