"""Which report is meant, and what it is made of."""

from __future__ import annotations

from db.errors import NoSuchRecord
from db.records import QuestionnaireKind
from handlers.desk import Desk
from handlers.figures import counting, months, reports
from handlers.figures.reports import Asked, Report
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import published
from locales import Tongue

KINDS: tuple[QuestionnaireKind, ...] = ("seekers", "professionals")


class TimeCrossed(ValueError):
    """The last month of a report is before its first."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(f"{last} is before {first}")


def report(desk: Desk, say: Tongue, first: str = "", last: str = "") -> Report:
    """The report from a month to a month; without them, of the year of the last month that is over.

    Raises NoMonth and TimeCrossed.
    """
    tallies = desk.work.tallies.every()
    now = counting.month(desk)
    over = months.over(tallies[0].month if tallies else now, now)
    last = months.read(last) if last else (over or (now,))[-1]
    first = months.read(first) if first else f"{last[:4]}-01"
    if last < first:
        raise TimeCrossed(first, last)
    asked = Asked(say, desk.line.name, over, first, last, _questions(desk))
    return reports.report(tallies, asked)


def _questions(desk: Desk) -> tuple[Questionnaire, ...]:
    """What options are called now; those of no questionnaire any more keep their id."""
    found = []
    for kind in KINDS:
        try:
            found.append(published(desk.work.questionnaires.latest(kind)[1]))
        except NoSuchRecord:
            continue
    return tuple(found)
