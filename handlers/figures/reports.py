"""What may be shown of the counters for a time, in a reader's language: tables of rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.records import Tally
from handlers.figures import catalogue, months, releasing
from handlers.figures.catalogue import Series, Table
from handlers.figures.releasing import Cell, Months, Span
from handlers.intake.questionnaire import Questionnaire
from handlers.phrases import worded
from locales import Tongue
from locales.texts import figures as texts


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Without a number it is too small to be told; `more`: in some months it was."""

    label: str
    number: int | None
    more: bool = False
    serious: bool = False

    def told(self, say: Tongue) -> str:
        """The number as it is read."""
        if self.number is None:
            return say(texts.TOO_FEW)
        return say(texts.AT_LEAST if self.more else texts.N, n=self.number)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading. `series` says of which series, `over_time` that its rows are months.

    `note` is said where it does not cover the whole time.
    """

    series: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""
    over_time: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All tables of a time, from the first month to the last. `heads` are the sums of each series."""

    title: str
    first: str
    last: str
    period: str
    heads: tuple[Row, ...]
    sheets: tuple[Sheet, ...]
    made_up: str = ""
    small: str = ""

    def of(self, series: str) -> tuple[Sheet, ...]:
        """The tables of one series."""
        return tuple(sheet for sheet in self.sheets if sheet.series == series)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which time, for whom: `over` are all months that are over since counting began, oldest first."""

    say: Tongue
    line: str
    over: tuple[str, ...]
    first: str
    last: str
    questions: tuple[Questionnaire, ...] = ()

    def holds(self, part: Sequence[str]) -> bool:
        """Whether all these months are in the time that is asked for."""
        return self.first <= part[0] and part[-1] <= self.last


def report(tallies: Iterable[Tally], asked: Asked, *, made_up: bool = False) -> Report:
    """The report. What was counted in a month that is not over is left out, whatever is asked for."""
    counted = _by_figure(tallies, asked.over)
    made = [_of_series(asked, one, counted) for one in catalogue.EVERY]
    say = asked.say
    return Report(
        say(texts.TITLE, line=asked.line),
        asked.first,
        asked.last,
        months.period(say, asked.first, asked.last),
        tuple(head for heads, _ in made for head in heads),
        tuple(sheet for _, sheets in made for sheet in sheets),
        say(texts.MADE_UP) if made_up else "",
        say(texts.SMALL),
    )


def _by_figure(tallies: Iterable[Tally], over: Iterable[str]) -> dict[str, dict[str, dict[str, int]]]:
    counted: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    known = set(over)
    for one in tallies:
        if one.month in known:
            counted[one.figure][one.month][one.value] = one.n
    return counted


def _of_series(
    asked: Asked, series: Series, counted: Mapping[str, Months]
) -> tuple[tuple[Row, ...], tuple[Sheet, ...]]:
    totals = {month: sum(values.values()) for month, values in counted.get(series.name, {}).items()}
    cells = releasing.grid(asked.over, totals)
    inside = [cell for cell in cells if asked.holds(cell.months)]
    if not sum(cell.total for cell in inside):
        return (), ()
    sheets = [_over_time(asked, series, inside)]
    for table in series.tables:
        counts = counted.get(f"{series.name}.{table.name}", {})
        sheets += [_table(asked, series, table, cells, counts)]
    return _heads(asked, series, inside, sheets), tuple(sheet for sheet in sheets if sheet.rows)


def _heads(asked: Asked, series: Series, inside: Iterable[Cell], sheets: Sequence[Sheet]) -> tuple[Row, ...]:
    """The sum, and of requests those that are serious where all of them, and of the same time, are told."""
    heads = [Row(asked.say(series.title), sum(cell.total for cell in inside))]
    alike = [sheet for sheet in sheets if sheet.note == sheets[0].note]
    grave = [row for sheet in alike for row in sheet.rows if row.serious]
    if grave and not any(row.more for row in grave):
        heads.append(Row("", sum(row.number or 0 for row in grave), serious=True))
    return tuple(heads)


def _over_time(asked: Asked, series: Series, inside: Sequence[Cell]) -> Sheet:
    say = asked.say
    rows = tuple(Row(months.part(say, cell.months), cell.total) for cell in inside)
    title = say(texts.BY_MONTH, name=series.title)
    note = _counted(asked, [cell.months for cell in inside])
    return Sheet(series.name, title, rows, note, over_time=True)


def _table(asked: Asked, series: Series, table: Table, cells: Iterable[Cell], counts: Months) -> Sheet:
    spans = (
        releasing.several(cells, counts)
        if table.several
        else releasing.spans(cells, counts, tuple(table.labels))
    )
    inside = [span for span in spans if asked.holds(span.months)]
    shown: Counter[str] = Counter()
    for span in inside:
        shown.update(span.shown)
    names = _names(asked, table, (*shown, *(one for span in inside for one in (*span.pool, *span.hidden))))
    partly = {one for span in inside for one in (*span.pool, *span.hidden)}
    rows = [Row(name, shown[one], more=one in partly) for one, name in names.items() if shown[one]]
    if table is catalogue.REQUESTS.tables[0]:
        rows = [
            replace(row, serious=row.label in {names.get(one) for one in catalogue.SERIOUS}) for row in rows
        ]
    rows += _together(asked, inside, names, shown)
    title = asked.say(table.title)
    return Sheet(series.name, title, tuple(rows), _counted(asked, [span.months for span in inside]))


def _together(
    asked: Asked, inside: Iterable[Span], names: Mapping[str, str], shown: Mapping[str, int]
) -> list[Row]:
    """What is told in one number, and what is not told at all."""
    say, spans = asked.say, list(inside)
    pool = {one for span in spans for one in span.pool}
    hidden = {one for span in spans for one in span.hidden if not shown.get(one)}
    rows = []
    if pool:
        what = say.list_of(name for one, name in names.items() if one in pool)
        rows.append(Row(say(texts.TOGETHER, name=what), sum(span.pooled for span in spans)))
    return rows + [Row(name, None) for one, name in names.items() if one in hidden]


def _names(asked: Asked, table: Table, values: Iterable[str]) -> dict[str, str]:
    """What came up, in the order in which it is shown, with what people read for it."""
    met = set(values)
    options = {
        option.id: worded(asked.say, option.text)
        for questions in reversed(asked.questions)
        for question in questions.questions
        if table.role and question.role == table.role
        for option in question.options
    }
    known = {**{one: asked.say(label) for one, label in table.labels.items()}, **options}
    return {one: known.get(one, one) for one in (*known, *sorted(met - known.keys())) if one in met}


def _counted(asked: Asked, parts: Sequence[Sequence[str]]) -> str:
    """Which months a table is of, where that is not all of them."""
    if not parts or (parts[0][0], parts[-1][-1]) == (asked.first, asked.last):
        return ""
    first, last = months.named(asked.say, parts[0][0]), months.named(asked.say, parts[-1][-1])
    return asked.say(texts.COUNTED, first=first, last=last)
