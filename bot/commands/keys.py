"""amana keys"""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.archive import ARCHIVE_KEYS


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


@keys.command("combine")
@click.argument("public", nargs=3, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where it goes.")
def combine(public: tuple[Path, Path, Path], out: Path) -> None:
    """Make one archive of three PUBLIC keys, which any two of the three private ones open together.

    Each of three people makes a pair with `amana keys new-archive` on a machine of their own, and gives the
    public half. The server gets what comes out here: amana init --archive-public-key FILE.
    """
    from bot.commands.failing import Refused
    from bot.commands.saying import say
    from db.vault.archive import ArchivePublicKey

    if out.exists():
        raise Refused(f"{out} is there already, and no key is ever overwritten")
    first, second, third = (ArchivePublicKey.from_file(path) for path in public)
    archive = ArchivePublicKey.any_two_of(first, second, third)
    archive.save(out)
    say("public", f"{out}: for the server; fingerprint {archive.fingerprint}")
    say("", "Any two of the three private keys open what is sealed to it; one alone opens nothing.")


@keys.command("challenge")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def challenge(file: Path) -> None:
    """Write a challenge to FILE that only the archive's private key answers. Every quarter, on the server."""
    import asyncio

    from bot.commands.failing import Refused
    from bot.commands.saying import say
    from bot.proving import asked
    from bot.settings import load

    if file.exists():
        raise Refused(f"{file} is there already")
    file.write_text(asyncio.run(asked(load())) + "\n", "ascii")
    say("challenge", f"{file}: take it to where the archive's private key is, and run amana keys prove there")


@keys.command("prove")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@ARCHIVE_KEYS
def prove(file: Path, archive_key: tuple[Path, ...]) -> None:
    """Answer the challenge in FILE, away from the server, with the archive's private key or two of three."""
    from bot.commands.archive import opened, required
    from db.proving import answer
    from db.vault.archive_private import ArchiveKeys

    keys = ArchiveKeys(opened(required(archive_key)))
    click.echo(answer(file.read_text("ascii", errors="replace"), keys))


@keys.command("proven")
@click.argument("answer")
def proven(answer: str) -> None:
    """Note, on the server, that ANSWER proves that the archive still opens."""
    import asyncio

    from bot.commands.failing import Refused
    from bot.commands.saying import say
    from bot.proving import answered
    from bot.settings import load

    if not asyncio.run(answered(load(), answer)):
        raise Refused("this does not answer the last challenge")
    say("archive", "it opens; the next proof is due in a quarter")
