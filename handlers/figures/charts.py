"""Charts as pictures, made for a telephone held upright: the words above each bar, the number beside it.

Colours are told apart by people who are colour-blind (Okabe and Ito, Color Universal Design, 2008), and no
colour says anything that words do not say as well. matplotlib shapes Arabic and orders what is written from
right to left; the font that comes along with it has Latin, Arabic and Tifinagh letters.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from handlers.figures import sheets
from handlers.figures.reports import Report, Row, Sheet
from locales import Tongue

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

BLUE, ORANGE, INK, GREY = "#0072B2", "#E69F00", "#222222", "#767676"
WIDTH, DPI = 5.4, 200
"""Inches and dots: 1080 dots wide, as a telephone is."""

ROW, TITLE, HEAD, FOOT = 0.52, 0.75, 1.0, 0.9
"""Inches that a bar, a panel's heading, the picture's heading and its foot take."""

PANELS = 3
"""Tables in one picture."""

CAPTION = 1024
"""Characters under a picture (Bot API, sendPhoto)."""

LINE = 46
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


def _of(report: Report, name: str) -> Iterator[Chart]:
    there = report.of(name)
    for nr, start in enumerate(range(0, len(there), PANELS)):
        yield Chart(f"{name}.{nr}", there[start : start + PANELS])


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

    heights = [TITLE + ROW * len(sheet.rows) for sheet in chart.sheets]
    figure = Figure(figsize=(WIDTH, HEAD + sum(heights) + FOOT), dpi=DPI, facecolor="white")
    top = HEAD + sum(heights) + FOOT
    at_right = say.direction == "rtl"
    _say(figure, report, top, at_right=at_right)
    below = top - HEAD
    for sheet, height in zip(chart.sheets, heights, strict=True):
        below -= height
        axes = figure.add_axes((0.06, below / top, 0.88, (height - TITLE) / top))
        _panel(axes, say, sheet, at_right=at_right)
    made = io.BytesIO()
    figure.savefig(made, format="png", metadata={"Software": None})
    return made.getvalue()


def _say(figure: object, report: Report, top: float, *, at_right: bool) -> None:
    side = {"x": 0.94, "ha": "right"} if at_right else {"x": 0.06, "ha": "left"}
    say = figure.text  # type: ignore[attr-defined]
    say(y=1 - 0.25 / top, s=report.title, va="top", color=INK, font=_font(15, bold=True), **side)
    under = " · ".join(one for one in (report.period, report.made_up) if one)
    say(y=1 - 0.58 / top, s=under, va="top", color=GREY, font=_font(9), **side)
    say(y=0.15 / top, s=_wrapped(report.small, 62), va="bottom", color=GREY, font=_font(7.5), **side)


def _panel(axes: Axes, say: Tongue, sheet: Sheet, *, at_right: bool) -> None:
    """Bars from the side where reading begins, the first row above."""
    numbers = [row.number or 0 for row in sheet.rows]
    axes.set_axis_off()
    axes.set_xlim(0, max(1, *numbers) * 1.18)
    axes.set_ylim(len(sheet.rows), 0)
    if at_right:
        axes.invert_xaxis()
    for place, row in enumerate(sheet.rows):
        _bar(axes, say, place, row, at_right=at_right)
    side, where = ("right", 1.0) if at_right else ("left", 0.0)
    title = axes.text(
        where,
        1.0,
        sheet.title,
        transform=axes.transAxes,
        ha=side,
        va="bottom",
        color=INK,
        font=_font(12, bold=True),
    )
    title.set_y(1 + 0.1 / (ROW * len(sheet.rows)))


def _bar(axes: Axes, say: Tongue, place: int, row: Row, *, at_right: bool) -> None:
    side = "right" if at_right else "left"
    axes.barh(
        place + 0.7,
        row.number or 0,
        height=0.42,
        color=ORANGE if row.serious else BLUE,
        hatch="//" if row.serious else None,
        edgecolor="white" if row.serious else None,
    )
    axes.text(0, place + 0.24, _wrapped(row.label, LINE), ha=side, va="center", color=INK, font=_font(9))
    told = f" {row.told(say)} "
    axes.text(row.number or 0, place + 0.7, told, ha=side, va="center", color=INK, font=_font(9, bold=True))


def _wrapped(words: str, most: int) -> str:
    return "\n".join(textwrap.wrap(words, most)) or words


@cache
def _font(size: float, *, bold: bool = False) -> FontProperties:
    """The font that comes with the library, by its file: what is installed on the machine does not matter."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=f"{get_data_path()}/fonts/ttf/{name}", size=size)
