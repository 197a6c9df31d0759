"""From the intake's answers to what matching reads: who is asked for, and where."""

from __future__ import annotations

from db.records import Case
from handlers.desk import Desk
from handlers.intake.answers import Answers, Chosen, Located
from handlers.intake.questionnaire import Questionnaire
from handlers.questionnaires import of_case, walk_of
from matching.profile import Gender
from matching.wish import Distance, Wish

GENDERS: dict[str, Gender] = {"woman": "woman", "man": "man"}
DISTANCES: dict[str, Distance] = {"near": "near", "region": "region", "not_own_town": "not_own_town"}
NO_MATTER = "no_matter"


def wish_of(desk: Desk, case: Case) -> Wish:
    """What this case asks for. What was skipped does not matter."""
    questionnaire, answers = of_case(desk, case), walk_of(case).answers
    where = questionnaire.answer_for("place", answers)
    located = where if isinstance(where, Located) else None
    return Wish(
        case_id=case.id,
        languages=_chosen(questionnaire, answers, "languages") or (case.language,),
        gender=GENDERS.get(_one(questionnaire, answers, "gender")),
        community=_one(questionnaire, answers, "community") or None,
        place_id=located.place_id if located else None,
        region=located.region if located and not located.place_id else None,
        distance=DISTANCES.get(_one(questionnaire, answers, "distance"), "any"),
        urgent=case.urgent or case.level == "urgent",
    )


def _chosen(questionnaire: Questionnaire, answers: Answers, role: str) -> tuple[str, ...]:
    given = questionnaire.answer_for(role, answers)
    return tuple(one for one in given.ids if one != NO_MATTER) if isinstance(given, Chosen) else ()


def _one(questionnaire: Questionnaire, answers: Answers, role: str) -> str:
    return next(iter(_chosen(questionnaire, answers, role)), "")
