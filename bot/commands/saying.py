"""The lines that commands print: what it is about, then the words."""

from __future__ import annotations

import click


def say(what: str, words: str) -> None:
    """Print a line with its words in one column; an empty `what` goes on with the line before."""
    click.echo(f"{what:<12} {words}")
