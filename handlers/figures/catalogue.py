"""All figures: which series of events there are, and the tables in which each is told apart.

To count something new: a series and its tables here, and one call in `counting` where it happens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from locales.text import Text
from locales.texts import common, figures as texts, intake, sharing, staff
from locales.texts.topics import TOPICS


@dataclass(frozen=True, slots=True)
class Table:
    """A series told apart by one thing. `labels` are the values in the order in which they are shown; it also
    says what is pooled with something rare, so it must not change once there are counters.

    In a table that is `several` an event can have several values, or none. With a `role` the values are
    options of the question of that role.
    """

    name: str
    title: Text
    labels: Mapping[str, Text] = field(default_factory=dict)
    several: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Events that are counted each month, in a row of its own, and the tables of them.

    No two series may share the events of one value of a table: what is shown of the one would then say
    something of the other that `releasing` has not looked at.
    """

    name: str
    title: Text
    tables: tuple[Table, ...] = ()


LEVELS = {one: intake.LEVELS[one] for one in ("information", "advice", "support", "urgent")}
SERIOUS = ("support", "urgent")
"""The levels of a serious request."""

ANSWERS = {"yes": texts.YES, "partly": texts.PARTLY, "no": texts.NO}
"""What a seeker can answer about how it was."""

REQUESTS = Series(
    "requests",
    texts.REQUESTS,
    (
        Table("level", texts.BY_LEVEL, LEVELS),
        Table("language", texts.BY_LANGUAGE, common.LANGUAGES),
        Table(
            "asker",
            texts.BY_ASKER,
            {"professional": texts.PROFESSIONAL, "unsaid": texts.UNSAID},
            role="about",
        ),
        Table("kind", texts.BY_KIND, TOPICS, several=True, role="topics"),
    ),
)
CONVERSATIONS = Series(
    "conversations",
    texts.CONVERSATIONS,
    (
        Table("waiting", texts.WAITING, texts.WAITED),
        Table("reasons", texts.MATCHED_ON, texts.MATCH_REASONS, several=True),
    ),
)
UNHEARD = Series("unheard", texts.UNHEARD)
ENDS = Series(
    "ends",
    texts.ENDS,
    (
        Table("duration", texts.DURATION, texts.LASTED),
        Table(
            "outcome",
            texts.OUTCOME,
            {
                "helped": staff.OUTCOME_HELPED,
                "referred": staff.OUTCOME_REFERRED,
                "silent": staff.OUTCOME_SILENT,
                "ended_by_seeker": texts.BY_SEEKER,
                "erased": texts.ERASED,
                "other": staff.OUTCOME_OTHER,
            },
        ),
    ),
)
DECLINES = Series(
    "declines",
    texts.DECLINES,
    (Table("answer", texts.DECLINED, {"declined": texts.SAID_NO, "expired": texts.SAID_NOTHING}),),
)
INTERVENTIONS = Series(
    "interventions",
    texts.INTERVENTIONS,
    (Table("confidant", texts.WITH_CONFIDANT, {"with": texts.WITH, "without": texts.WITHOUT}),),
)
SHARED = Series(
    "shared",
    texts.SHARED,
    (Table("ground", texts.BY_GROUND, {**sharing.GROUNDS, "duty": texts.DUTY}),),
)
HEARD = Series("heard", texts.HEARD, (Table("answer", texts.WAS_HEARD, ANSWERS),))
HELPED = Series("helped", texts.HELPED, (Table("answer", texts.WAS_HELPED, ANSWERS),))
MEETINGS = Series("meetings", texts.MEETINGS)
VISITS = Series("visits", texts.VISITS)
LIKED = Series("liked", texts.LIKED, (Table("answer", texts.LIKED, texts.VERDICTS),))
OF_USE = Series(
    "of_use", texts.OF_USE, (Table("answer", texts.OF_USE, {"useful": common.YES, "useless": common.NO}),)
)

EVERY = (
    REQUESTS,
    CONVERSATIONS,
    UNHEARD,
    ENDS,
    DECLINES,
    INTERVENTIONS,
    SHARED,
    HEARD,
    HELPED,
    MEETINGS,
    VISITS,
    LIKED,
    OF_USE,
)
"""All series, in the order in which they are shown."""
