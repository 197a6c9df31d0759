"""Charts as pictures, made for a telephone held upright: the words above each bar, the number beside it.

The colours are the organisation's; those of the line as it comes are told apart by people who are
colour-blind (Okabe and Ito, Color Universal Design, 2008), and no colour says anything that words do not say
as well. matplotlib shapes Arabic and orders what is written from right to left; the font that comes
along with it has Latin, Arabic and Tifinagh letters.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from handlers.figures import sheets
from handlers.figures.reports import Report, Row, Sheet
from locales import Tongue
from locales.organisation import ours

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

WIDTH, DPI = 5.4, 200
"""Inches and dots: 1080 dots wide, as a telephone is."""

ROW, MONTH, LINE, TITLE, HEAD, FOOT = 0.52, 0.3, 0.17, 0.6, 0.75, 0.55
"""Inches that a bar with its words takes, one of a month, a further line of words, a panel's heading, and
the picture's heading and foot."""

TALLEST = 9.6
"""Inches of panels in one picture: a longer one would be made smaller by Telegram than can be read."""

BESIDE = 0.36
"""Which part of the width the names of months take, beside their bars."""

CAPTION = 1024
"""Characters under a picture (Bot API, sendPhoto)."""

LETTERS = 52
"""Characters of a label before it goes on in another line."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture: some tables of one series. `name` is a word for a button."""

    name: str
    sheets: tuple[Sheet, ...]


def every(report: Report) -> list[Chart]:
    """The pictures of a report."""
    names = dict.fromkeys(sheet.series for sheet in report.sheets)
    return [chart for name in names for chart in _of(report, name)]


def _of(report: Report, name: str) -> list[Chart]:
    """As many tables in a picture as it has room for."""
    pages: list[list[Sheet]] = []
    for sheet in report.of(name):
        if not pages or sum(map(_height, (*pages[-1], sheet))) > TALLEST:
            pages.append([])
        pages[-1].append(sheet)
    return [Chart(f"{name}.{nr}", tuple(page)) for nr, page in enumerate(pages)]


def _height(sheet: Sheet) -> float:
    """Inches that a table takes."""
    return TITLE + sum(_heights(sheet))


def _heights(sheet: Sheet) -> list[float]:
    """Inches that each of its rows takes."""
    if sheet.over_time:
        return [MONTH] * len(sheet.rows)
    return [ROW + LINE * _wrapped(row.label).count("\n") for row in sheet.rows]


def caption(say: Tongue, report: Report, chart: Chart) -> str:
    """The picture in words, for who cannot see it; whole tables only, as far as they fit."""
    said = "\n".join(line for line in (f"{report.title}, {report.period}", report.made_up) if line)
    for sheet in chart.sheets:
        longer = f"{said}\n\n{sheets.table(say, sheet)}"
        said = longer if len(longer) <= CAPTION else said
    return said


def drawn(say: Tongue, report: Report, chart: Chart) -> bytes:
    """The picture, as PNG."""
    # It takes half a second to load, which only who asks for a chart pays.
    from matplotlib.figure import Figure

    tall = HEAD + sum(map(_height, chart.sheets)) + FOOT
    figure = Figure(figsize=(WIDTH, tall), dpi=DPI, facecolor="white")
    at_right = say.direction == "rtl"
    _words(figure, report, tall, at_right=at_right)
    below = tall - HEAD
    for sheet in chart.sheets:
        below -= _height(sheet)
        rows = sum(_heights(sheet))
        axes = figure.add_axes((0.06, below / tall, 0.88, rows / tall))
        _panel(axes, say, sheet, at_right=at_right)
    made = io.BytesIO()
    figure.savefig(made, format="png", metadata={"Software": None}, pil_kwargs={"compress_level": 3})
    return made.getvalue()


def _words(figure: Figure, report: Report, tall: float, *, at_right: bool) -> None:
    """What stands above and below everything."""
    colours = ours().colours
    x, side = (0.94, "right") if at_right else (0.06, "left")
    under = " · ".join(one for one in (report.period, report.made_up) if one)
    for y, words, size, colour in (
        (1 - 0.25 / tall, report.title, 15, colours.ink),
        (1 - 0.58 / tall, under, 9, colours.quiet),
        (0.42 / tall, _wrapped(report.small, 62), 7.5, colours.quiet),
    ):
        font = _font(size, bold=colour == colours.ink)
        figure.text(x, y, words, ha=side, va="top", color=colour, font=font)


def _panel(axes: Axes, say: Tongue, sheet: Sheet, *, at_right: bool) -> None:
    """Bars from the side where reading begins, the first row above. It is measured in inches from above."""
    heights = _heights(sheet)
    most = max(1, *(row.number or 0 for row in sheet.rows))
    side = "right" if at_right else "left"
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(sum(heights), 0)
    if at_right:
        axes.invert_xaxis()
    ink = ours().colours.ink
    axes.text(0, -0.08, sheet.title, ha=side, va="bottom", color=ink, font=_font(12, bold=True))
    below = 0.0
    for row, height in zip(sheet.rows, heights, strict=True):
        below += height
        begins = BESIDE if sheet.over_time else 0.0
        words_at = below - 0.14 if sheet.over_time else below - height + 0.06
        label = row.label if sheet.over_time else _wrapped(row.label)
        anchor = "center" if sheet.over_time else "top"
        axes.text(0, words_at, label, ha=side, va=anchor, color=ink, font=_font(9))
        _bar(axes, row, begins, below - 0.14, most)
        ends = begins + _length(row, begins, most)
        axes.text(
            ends,
            below - 0.14,
            f" {row.told(say)} ",
            ha=side,
            va="center",
            color=ink,
            font=_font(9, bold=True),
        )


def _length(row: Row, begins: float, most: int) -> float:
    """The longest bar leaves room for its number."""
    return (row.number or 0) / most * (1 - begins) * 0.75


def _bar(axes: Axes, row: Row, begins: float, middle: float, most: int) -> None:
    axes.barh(
        middle,
        _length(row, begins, most),
        left=begins,
        height=0.2,
        color=ours().colours.second if row.serious else ours().colours.main,
        hatch="//" if row.serious else None,
        edgecolor="white" if row.serious else None,
    )


def _wrapped(words: str, most: int = LETTERS) -> str:
    return "\n".join(textwrap.wrap(words, most)) or words


@cache
def _font(size: float, *, bold: bool = False) -> FontProperties:
    """The font that comes with the library, by its file: what is installed on the machine does not matter."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=f"{get_data_path()}/fonts/ttf/{name}", size=size)
