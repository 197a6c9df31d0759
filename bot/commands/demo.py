"""amana demo"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from bot.commands.report import LANGUAGES, SHAPES

DEMO_HOME = Path("var/demo")


@click.command()
@click.option("--port", default=8088, show_default=True, type=click.IntRange(0, 65535))
@click.option("--script", is_flag=True, help="Play one whole case in each language, check it, and end.")
@click.option("--figures", is_flag=True, help="Show a made-up year in numbers, and end.")
@click.option("--lang", default="nl", show_default=True, type=click.Choice(LANGUAGES), help="Of the numbers.")
@click.option(
    "--format", "shape", default="text", show_default=True, type=click.Choice(SHAPES), help="Of the numbers."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file, for all but text.")
def demo(port: int, script: bool, figures: bool, lang: str, shape: str, out: Path | None) -> None:
    """Try the line without Telegram: phones in a web page, both bots, made-up confidants."""
    from bot.logs import set_up
    from bot.post.quiet import quiet_frameworks

    if figures:
        _made_up_year(lang, shape, out or Path(f"amana-made-up.{shape}"))
        return
    set_up("WARNING")
    quiet_frameworks()
    if script:
        from bot.demo.script import play

        sys.exit(0 if asyncio.run(play(sys.stdout)) else 1)

    from bot.demo.play import serve

    asyncio.run(serve(port, DEMO_HOME, click.echo))


def _made_up_year(lang: str, shape: str, file: Path) -> None:
    from bot.commands.showing import show
    from bot.demo.year import report
    from locales import tongue

    say = tongue(lang)
    show(say, report(say), shape, file)
