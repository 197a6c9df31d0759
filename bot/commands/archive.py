"""The archive's private keys, as commands are given them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from db.vault.archive_private import ArchivePrivateKey

ARCHIVE_KEYS = click.option(
    "--archive-key",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The archive's private key; given twice where it takes two.",
)
"""The option by which private keys are given."""

REASON = click.option("--reason", default="", help="Why an open case is read on the server; it is noted.")
"""The option by which a look is explained to those on the case."""


def opened(files: Sequence[Path]) -> list[ArchivePrivateKey]:
    """The keys in these files; a passphrase is asked for where one is locked.

    Raises KeyMalformed, WrongPassphrase, and what reading a passphrase raises.
    """
    return [_opened(file) for file in files]


def required(files: Sequence[Path]) -> Sequence[Path]:
    """The same files, or Refused when there are none."""
    from bot.commands.failing import Refused

    if not files:
        raise Refused("a backup opens with the archive's private key only: --archive-key FILE")
    return files


def _opened(file: Path) -> ArchivePrivateKey:
    from bot.commands.passphrase import passphrases
    from db.errors import WrongPassphrase
    from db.vault.archive_private import ArchivePrivateKey

    try:
        return ArchivePrivateKey.from_file(file)
    except WrongPassphrase:
        pass  # it is locked
    for passphrase in passphrases(file):
        try:
            return ArchivePrivateKey.from_file(file, passphrase)
        except WrongPassphrase:
            continue
    raise WrongPassphrase(file)
