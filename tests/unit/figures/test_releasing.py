"""Nothing that is shown, and no sum or difference of it, gives a small number away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from handlers.figures import releasing
from handlers.figures.releasing import FEWEST, Cell
from tests.unit.figures.attack import Calculator, Data, counts_of, giveaways, shown

YEAR = tuple(f"2026-{nr:02}" for nr in range(1, 13))
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def tables(*values: int, months: int, most: int) -> st.SearchStrategy[list[Data]]:
    """Tables with so many values each, of the same events: each event has a value in every table."""
    event = st.tuples(*(st.integers(0, n - 1) for n in values))
    month = st.lists(event, max_size=most)

    def counted(events: list[list[tuple[int, ...]]]) -> list[Data]:
        return [
            tuple(tuple(sum(one[nr] == value for one in month) for value in range(n)) for month in events)
            for nr, n in enumerate(values)
        ]

    return st.lists(month, min_size=months, max_size=months).map(counted)


@given(data=tables(3, 2, months=6, most=9), chosen=st.data())
@SLOW
def test_whoever_calculates_finds_no_small_number(data: list[Data], chosen: st.DataObject):
    """Of a number from 1 to 4, in any months of any table, there is always another one that fits as well."""
    months = YEAR[6:]
    seen = shown(months, data)
    attacker = Calculator(months, (3, 2), seen)
    start = chosen.draw(st.integers(0, 5))
    part = months[start : chosen.draw(st.integers(start + 1, 6))]
    for nr, table in enumerate(data):
        for value in range((3, 2)[nr]):
            true = sum(table[months.index(month)][value] for month in part)
            if releasing.is_small(true):
                least, most = attacker.bounds(nr, part, [value])
                assert least <= true <= most
                assert least < most


@given(data=tables(3, 2, months=6, most=5), chosen=st.data())
@SLOW
def test_whoever_calculates_finds_no_small_sum(data: list[Data], chosen: st.DataObject):
    """Nor how many there were in some months altogether, where that were 1 to 4."""
    months = YEAR[6:]
    attacker = Calculator(months, (3, 2), shown(months, data))
    start = chosen.draw(st.integers(0, 5))
    part = months[start : chosen.draw(st.integers(start + 1, 6))]
    true = sum(sum(data[0][months.index(month)]) for month in part)
    if releasing.is_small(true):
        least, most = attacker.bounds(0, part, range(3))
        assert least < most


@pytest.mark.parametrize(
    ("months", "values", "most"),
    [(1, 2, 20), (1, 3, 18), (1, 4, 15), (1, 5, 11), (2, 2, 13), (2, 3, 10), (3, 2, 10)],
)
def test_whoever_knows_the_rule_finds_no_small_number_either(months: int, values: int, most: int):
    """Of every small table there can be, another one looks alike and has another number in its place."""
    quarters = ("2026-06", "2026-09", "2026-12")[-months:]
    assert giveaways(quarters, values, most) == []


@given(data=tables(4, months=24, most=30), shorter=st.integers(0, 24))
@settings(max_examples=60, deadline=None)
def test_what_was_shown_once_is_shown_the_same_for_ever(data: list[Data], shorter: int):
    """A report that is made later only adds to one that was made earlier."""
    months = [f"{year}-{nr:02}" for year in (2026, 2027) for nr in range(1, 13)]
    early, late = shown(months[:shorter], [data[0][:shorter]]), shown(months, data)
    assert late.cells[: len(early.cells)] == early.cells
    assert late.tables[0][: len(early.tables[0])] == early.tables[0]


@given(data=tables(4, months=24, most=30))
@settings(max_examples=60, deadline=None)
def test_nothing_small_is_shown(data: list[Data]):
    """Neither a number nor a pool nor a sum is from 1 to 4, and everything adds up."""
    months = [f"{year}-{nr:02}" for year in (2026, 2027) for nr in range(1, 13)]
    seen = shown(months, data)
    numbers = [cell.total for cell in seen.cells]
    for span in seen.tables[0]:
        numbers += [*span.shown.values(), span.pooled, span.total]
        assert span.total == sum(cell.total for cell in seen.cells if set(cell.months) <= set(span.months))
    assert not any(map(releasing.is_small, numbers))


@given(data=tables(4, months=12, most=12))
@settings(max_examples=60, deadline=None)
def test_how_many_have_a_value_and_how_many_have_not(data: list[Data]):
    """Where an event can have several values, neither those that have one nor the others are 1 to 4."""
    counts = counts_of(YEAR, data[0])
    totals = dict.fromkeys(YEAR, 12)
    cells = releasing.grid(YEAR, totals)
    for span in releasing.several(cells, counts):
        whole = 12 * len(span.months)
        for n in span.shown.values():
            assert not releasing.is_small(n)
            assert not releasing.is_small(whole - n)


def test_quiet_months_are_told_together():
    """Months are joined until there are five; one without anything stands alone, since it shows nobody."""
    cells = releasing.grid(YEAR[:6], {"2026-01": 9, "2026-03": 2, "2026-04": 3, "2026-05": 4})
    assert cells == [Cell(("2026-01",), 9), Cell(("2026-02",), 0), Cell(("2026-03", "2026-04"), FEWEST)]


def test_a_year_is_told_when_it_is_over():
    """What is rare is pooled in December at the latest, and the rest is told in full."""
    counts = {month: {"nl": 20, "ar": 12, "tr": 6, "so": 1 if month == "2026-03" else 0} for month in YEAR}
    cells = releasing.grid(YEAR, {month: sum(of.values()) for month, of in counts.items()})
    [span] = releasing.spans(cells, counts, ("nl", "ar", "tr"))
    assert (span.months, span.shown) == (YEAR, {"nl": 240})
    assert (span.pool, span.pooled) == (("ar", "so", "tr"), 12 * 18 + 1)


def test_what_was_shown_least_before_is_pooled_first():
    """In the second year it is known what is rare, from what was shown of the first one."""
    counts = {month: {"ar": 20, "nl": 12, "tr": 6} for month in YEAR}
    counts["2027-05"] = {"ar": 30, "nl": 40, "tr": 50, "so": 2}
    totals = {month: sum(of.values()) for month, of in counts.items()}
    months = [*YEAR, *(one.replace("2026", "2027") for one in YEAR)]
    *_, span = releasing.spans(releasing.grid(months, totals), counts)
    assert (span.pool, span.pooled, span.shown) == (("nl", "so", "tr"), 92, {"ar": 30})


def test_a_value_that_comes_up_later_changes_nothing_before():
    """The spans of a year do not know what the next one brings."""
    counts = {month: {"nl": 20, "ar": 12} for month in YEAR}
    totals = dict.fromkeys(YEAR, 32)
    before = releasing.spans(releasing.grid(YEAR, totals), counts)
    counts["2027-01"] = {"tr": 40}
    assert releasing.spans(releasing.grid(YEAR, totals), counts) == before


def test_the_one_that_lacks_what_all_others_have_is_not_shown():
    """A hundred and nineteen of a hundred and twenty: large, and it names the one who is not in it."""
    counts = {month: {"language": 10, "near": 5} for month in YEAR}
    counts["2026-02"] = {"language": 9, "near": 5}
    [span] = releasing.several(releasing.grid(YEAR, dict.fromkeys(YEAR, 10)), counts)
    assert (span.shown, span.hidden) == ({"near": 60}, ("language",))
