"""amana locales"""

from __future__ import annotations

import click


@click.group()
def locales() -> None:
    """The languages the line speaks."""


@locales.command()
def status() -> None:
    """Show how much of each language is translated, and read by a native speaker."""
    from locales.manage import status_lines

    for line in status_lines():
        click.echo(line)
