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


@keys.command("rotate")
def rotate_root() -> None:
    """Exchange the root key. Safe beside a running line, and to begin again wherever it was broken off."""
    from bot.commands.failing import Refused
    from bot.commands.saying import say
    from bot.opening import home_of
    from bot.rotating import exchanged
    from bot.settings import load

    settings = load()
    if settings.root_key:
        raise Refused("the root key comes from AMANA_ROOT_KEY; only one in a file can be exchanged here")
    made = exchanged(settings)
    say("root key", f"{home_of(settings).root_file}: {'a new one' if made else 'the exchange is finished'}")
    say("", "Copies of the old key open nothing of this home any more. Old backups of the home need it.")


@keys.command("protect")
def protect() -> None:
    """Lock the root key with a passphrase that is asked at every start; an empty one takes the lock away."""
    from bot.commands.failing import Refused
    from bot.commands.passphrase import new_passphrase
    from bot.commands.saying import say
    from bot.opening import home_of
    from bot.settings import load

    settings = load()
    if settings.root_key:
        raise Refused("the root key comes from AMANA_ROOT_KEY; only one in a file can be locked")
    home = home_of(settings)
    home.vault()
    root, passphrase = home.root(), new_passphrase()
    root.relock(home.root_file, passphrase)
    say("root key", f"{home.root_file}: {'locked' if passphrase else 'no passphrase'}")
