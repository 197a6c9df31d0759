"""The `amana` command; `python -m bot` is the same."""

from __future__ import annotations

import sys

import click

from bot.commands.audit import audit
from bot.commands.backup import backup
from bot.commands.bot import bot
from bot.commands.demo import demo
from bot.commands.doctor import doctor
from bot.commands.drill import drill
from bot.commands.erase import erase
from bot.commands.init import init
from bot.commands.invite import invite
from bot.commands.keys import keys
from bot.commands.lines import lines
from bot.commands.locales import locales
from bot.commands.migrate_to import migrate_to
from bot.commands.organisation import organisation
from bot.commands.questions import questions
from bot.commands.report import report
from bot.commands.restore import restore
from bot.commands.retention import retention
from bot.commands.run import run
from bot.commands.transcript import transcript
from bot.commands.upgrade import upgrade
from bot.commands.webhook import webhook


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="amana", message="%(prog)s %(version)s")
def amana() -> None:
    """Amana, an anonymous helpline on Telegram."""


for command in (
    demo,
    init,
    run,
    webhook,
    upgrade,
    migrate_to,
    bot,
    invite,
    doctor,
    drill,
    erase,
    organisation,
    lines,
    questions,
    keys,
    audit,
    backup,
    restore,
    retention,
    transcript,
    report,
    locales,
):
    amana.add_command(command)


def main() -> None:
    """Run a command. Whatever goes wrong is one line on standard error.

    The exit code is 2 for a wrong setting or a wrong way of calling, 1 for everything else.
    """
    try:
        amana(prog_name="amana")
    except Exception as error:  # noqa: BLE001 - the last place where anything can be caught
        from bot.commands.failing import told

        sys.exit(told(error))


if __name__ == "__main__":
    main()
