"""What is counted, and when: always in the unit of work in which it happens, so once or not at all."""

from __future__ import annotations

from db.records import Assignment, Case, Offer, Share
from handlers.company import present as company
from handlers.desk import Desk
from handlers.figures import bands
from handlers.figures.catalogue import (
    CONVERSATIONS,
    DECLINES,
    ENDS,
    HEARD,
    HELPED,
    INTERVENTIONS,
    LIKED,
    MEETINGS,
    OF_USE,
    REQUESTS,
    SHARED,
    UNHEARD,
    VISITS,
    Series,
)
from handlers.intake.answers import Chosen
from handlers.questionnaires import of_case, walk_of
from locales.texts.sharing import GROUNDS
from matching.reasons import from_json

RATED = {"heard": HEARD, "helped": HELPED}
"""What a seeker is asked about how it was, by what `Seeker.rates` calls it."""


def month(desk: Desk) -> str:
    """The month it is where the line is, such as 2026-11."""
    return desk.now.astimezone(desk.line.zone).strftime("%Y-%m")


def _count(desk: Desk, series: Series, **values: tuple[str, ...]) -> None:
    """An event, and its values in the tables of its series."""
    desk.work.tallies.count(month(desk), series.name)
    for table, those in values.items():
        for value in dict.fromkeys(those):
            desk.work.tallies.count(month(desk), f"{series.name}.{table}", value)


def requested(desk: Desk, case: Case) -> None:
    """An intake is complete, and a confidant may be looked for."""
    about = _chosen(desk, case, "about")[:1] or ("unsaid",)
    _count(
        desk,
        REQUESTS,
        level=(case.level or "information",),
        language=(case.language.partition("-")[0],),
        asker=("professional",) if case.kind == "professionals" else about,
        kind=_chosen(desk, case, "topics"),
    )


def _chosen(desk: Desk, case: Case, role: str) -> tuple[str, ...]:
    """The options that were chosen in the question of this role."""
    answers = walk_of(case).answers
    asked = [one.id for one in of_case(desk, case).questions if one.role == role]
    given = [answers[one] for one in asked if one in answers]
    return tuple(option for answer in given if isinstance(answer, Chosen) for option in answer.ids)


def accepted(desk: Desk, case: Case, made: Offer) -> None:
    """Somebody takes a case. Only the first time, before they are on it, is it a new conversation."""
    if _held(desk, case):
        return
    waited = desk.now - (case.waiting_since or case.opened_at)
    known = from_json(made.reasons) if made.reasons else ()
    # How many cases a confidant has is said of everybody who is matched.
    reasons = tuple(one.kind for one in known if one.kind != "load")
    _count(desk, CONVERSATIONS, waiting=(bands.waited(waited),), reasons=reasons)


def not_taken(desk: Desk, answer: str) -> None:
    """An offer was "declined", whatever for, or has "expired"."""
    _count(desk, DECLINES, answer=(answer,))


def ended(desk: Desk, case: Case, outcome: str) -> None:
    """A request is over, before anybody talked with its seeker or after. Intakes are no requests yet."""
    if case.state not in ("waiting", "open"):
        return
    held = _held(desk, case)
    if held:
        lasted = desk.now - min(one.since for one in held)
        _count(desk, ENDS, duration=(bands.lasted(lasted),), outcome=(outcome,))
    else:
        _count(desk, UNHEARD)


def _held(desk: Desk, case: Case) -> list[Assignment]:
    return desk.work.assignments.of_case(case.id)


def shared(desk: Desk, share: Share) -> None:
    """Something of a case leaves the line. All duties in law are one ground: of each there are few cases."""
    ground = share.ground if share.ground in GROUNDS else "duty"
    _count(desk, SHARED, ground=(ground,))


def intervenes(desk: Desk, case: Case) -> None:
    """A seeker has agreed to an intervention, with a confidant on the case or without one."""
    listens = any("confidant" in one.member.roles for one in company.of(desk, case.id))
    _count(desk, INTERVENTIONS, confidant=("with" if listens else "without",))


def rated(desk: Desk, what: str, answer: str) -> None:
    """A seeker said how it was."""
    _count(desk, RATED[what], answer=(answer,))


def met(desk: Desk, came: int) -> None:
    """An information meeting has taken place, and so many people came.

    It is told some days afterwards, and counted then: a month that is over may have been shown already.
    """
    _count(desk, MEETINGS)
    for _ in range(came):
        _count(desk, VISITS)


def liked(desk: Desk, answer: str) -> None:
    """A visitor said how a meeting was."""
    _count(desk, LIKED, answer=(answer,))


def found_useful(desk: Desk, answer: str) -> None:
    """A visitor said whether a meeting was of use."""
    _count(desk, OF_USE, answer=(answer,))
