"""A report in the form that was asked for."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.saying import say as tell
from handlers.figures import sheets
from handlers.figures.reports import Report
from locales import Tongue


def show(say: Tongue, report: Report, shape: str, file: Path) -> None:
    """Text goes to the terminal, everything else into a file or, where there are several charts, files."""
    if shape == "text":
        click.echo(sheets.plain(say, report))
        return
    for path in written(_pages(say, report, shape), file):
        tell("written", str(path))


def _pages(say: Tongue, report: Report, shape: str) -> list[bytes]:
    if shape == "csv":
        return [sheets.comma_separated(say, report)]
    if shape == "xlsx":
        return [sheets.spreadsheet(say, report)]
    from handlers.figures import charts

    return [charts.drawn(say, report, chart) for chart in charts.every(report)]


def written(pages: list[bytes], file: Path) -> list[Path]:
    """Each page as a file: FILE, or FILE with a number where there are several."""
    paths = [file.with_stem(f"{file.stem}-{nr}") if pages[1:] else file for nr in range(1, len(pages) + 1)]
    for path, data in zip(paths, pages, strict=True):
        path.write_bytes(data)
    return paths
