"""amana demo"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

DEMO_HOME = Path("var/demo")


@click.command()
@click.option("--port", default=8088, show_default=True, type=click.IntRange(0, 65535))
@click.option("--script", is_flag=True, help="Play one whole case in each language, check it, and end.")
def demo(port: int, script: bool) -> None:
    """Try the line without Telegram: phones in a web page, both bots, made-up confidants."""
    from bot.logs import set_up
    from bot.post.quiet import quiet_frameworks

    set_up("WARNING")
    quiet_frameworks()
    if script:
        from bot.demo.script import play

        sys.exit(0 if asyncio.run(play(sys.stdout)) else 1)

    from bot.demo.play import serve

    asyncio.run(serve(port, DEMO_HOME, click.echo))
