"""amana keys"""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def keys() -> None:
    """Keys, and what opens closed cases."""


@keys.command("new-archive")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the private half goes; the public half goes beside it, with .pub after its name.",
)
def new_archive(out: Path) -> None:
    """Make the pair of keys that closed cases are sealed to. Best done away from the server.

    The server gets the public half only: amana init --archive-public-key FILE.
    """
    from bot.commands.failing import Refused
    from bot.commands.passphrase import new_passphrase
    from bot.commands.saying import say
    from db.vault.archive_private import ArchivePrivateKey

    public = out.with_name(f"{out.name}.pub")
    if out.exists() or public.exists():
        raise Refused(f"{out} or {public.name} is there already, and no key is ever overwritten")
    passphrase = new_passphrase()
    pair = ArchivePrivateKey.make()
    pair.save(out, passphrase)
    pair.public.save(public)
    say("private", f"{out}: opens closed cases; keep two copies, neither of them on the server")
    say("public", f"{public}: for the server; fingerprint {pair.public.fingerprint}")
    if not passphrase:
        say("", "There is no passphrase on it: whoever has the private file can read every closed case.")
