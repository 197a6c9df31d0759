"""From the intake's answers to what matching reads: who is asked for, and where.

A wish that is never bent can be given up by the seeker, and by nobody else: `Case.given` holds
"gender", "distance", and "language:" with the code of a language that is fine too.
"""

from __future__ import annotations

from dataclasses import replace

from db.records import Case, Seeker
from handlers.desk import Desk
from handlers.intake.answers import Answers, Chosen, Located
from handlers.intake.questionnaire import Questionnaire
from handlers.questionnaires import of_case, walk_of
from matching.profile import Gender
from matching.wish import Distance, Wish

GENDERS: dict[str, Gender] = {"woman": "woman", "man": "man"}
DISTANCES: dict[str, Distance] = {"near": "near", "region": "region", "not_own_town": "not_own_town"}
NO_MATTER = "no_matter"

GENDER, DISTANCE, LANGUAGE = "gender", "distance", "language:"
"""What a seeker can give up, as it stands in `Case.given`."""


def wish_of(desk: Desk, case: Case) -> Wish:
    """What this case asks for. What was skipped does not matter."""
    questionnaire, answers = of_case(desk, case), walk_of(case).answers
    where = questionnaire.answer_for("place", answers)
    located = where if isinstance(where, Located) else None
    seeker = desk.work.seekers.get(case.seeker_id)
    asked = Wish(
        case_id=case.id,
        languages=_chosen(questionnaire, answers, "languages") or (case.language,),
        gender=GENDERS.get(_one(questionnaire, answers, "gender")),
        community=_one(questionnaire, answers, "community") or None,
        place_id=located.place_id if located else None,
        region=located.region if located and not located.place_id else None,
        distance=DISTANCES.get(_one(questionnaire, answers, "distance"), "any"),
        urgent=case.urgent or case.level == "urgent",
        topics=frozenset(_chosen(questionnaire, answers, "topics")),
        known=_known(desk, seeker),
    )
    return _without(asked, case.given)


def _known(desk: Desk, seeker: Seeker | None) -> frozenset[str]:
    """Whom the seeker would like again, as long as that may be remembered."""
    lasts = seeker is not None and seeker.known_until is not None and seeker.known_until > desk.now
    return frozenset(seeker.known) if seeker and lasts else frozenset()


def _without(asked: Wish, given: tuple[str, ...]) -> Wish:
    """The wish without what the seeker has given up since."""
    languages = tuple(one.removeprefix(LANGUAGE) for one in given if one.startswith(LANGUAGE))
    return replace(
        asked,
        gender=None if GENDER in given else asked.gender,
        distance="any" if DISTANCE in given else asked.distance,
        languages=tuple(dict.fromkeys(asked.languages + languages)),
    )


def _chosen(questionnaire: Questionnaire, answers: Answers, role: str) -> tuple[str, ...]:
    given = questionnaire.answer_for(role, answers)
    return tuple(one for one in given.ids if one != NO_MATTER) if isinstance(given, Chosen) else ()


def _one(questionnaire: Questionnaire, answers: Answers, role: str) -> str:
    return next(iter(_chosen(questionnaire, answers, role)), "")
