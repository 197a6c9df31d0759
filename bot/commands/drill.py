"""amana drill"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.drill.rehearsal import Outcome

NAMES = ("emergency", "night", "banned", "key", "seized")


@click.command()
@click.argument("what", type=click.Choice([*NAMES, "word"]))
@click.option(
    "--protocol",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the protocol there, too.",
)
def drill(what: str, protocol: Path | None) -> None:
    """Rehearse with the real staff: an emergency, a night without answer, a banned bot, a lost key, a seized
    server. Each step is looked after in the line's own records; somebody signs at the end.

    Run it beside the running line. One that is broken off goes on when it is begun again. On a restored home
    `amana drill word` prints what the rehearsal of a seized server asks for.
    """
    from bot.commands.failing import Refused
    from bot.settings import load

    if what == "word":
        from bot.drill.word import word

        click.echo(asyncio.run(word(load())))
        return
    outcome = asyncio.run(_rehearsed(what))
    click.echo("\n" + outcome.protocol())
    if protocol:
        protocol.write_text(outcome.protocol() + "\n", "utf-8")
    if not outcome.held:
        raise Refused("the drill did not hold: something was left out")


async def _rehearsed(what: str) -> Outcome:
    from bot.drill.emergencies import EMERGENCIES
    from bot.drill.rehearsal import Rehearsal, begin, walk
    from bot.opening import open_store
    from bot.settings import load

    settings = load()
    emergency = next(one for one in EMERGENCIES if one.name == what)
    with open_store(settings) as store:
        going = Rehearsal(settings, store, await begin(store, emergency), _ask)
        return await walk(emergency, going, click.echo)


def _ask(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False))
