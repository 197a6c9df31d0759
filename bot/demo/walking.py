"""A made-up seeker walks through the intake: the planned answers, and everything else skipped."""

from __future__ import annotations

from bot.demo.holder import Holder
from bot.demo.plans import Plan
from handlers import places
from handlers.intake import walk as steps
from handlers.intake.answers import Answer, Chosen, Located, Said, Seen, Skipped
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.walk import Outcome
from handlers.phrases import worded
from locales.texts import common


class PlanMisfit(AssertionError):
    """The plan's answer to this question does not fit it; the plan has to follow the questionnaire."""


async def answer_all(seeker: Holder, plan: Plan, questionnaire: Questionnaire) -> None:
    """Answer question after question, each with the buttons or words that a person would use."""
    walk = steps.begin(1)
    while (asked := steps.current(questionnaire, walk)) is not None:
        await seeker.sees(worded(seeker.say, asked.wording(walk.answers)).splitlines()[0])
        answer = await _answer(seeker, asked, plan)
        step = steps.answer(questionnaire, walk, asked.id, answer)
        if not isinstance(step, Outcome):
            raise PlanMisfit(asked.id)
        walk = step.walk


async def _answer(seeker: Holder, asked: Question, plan: Plan) -> Answer:
    planned = plan.answers.get(asked.role or "")
    if asked.kind == "information":
        await seeker.taps(common.NEXT)
        return Seen()
    if planned is None and not asked.required:
        await seeker.taps(common.SKIP)
        return Skipped()
    chosen = planned if planned is not None else asked.options[0].id
    return await _give(seeker, asked, chosen)


async def _give(seeker: Holder, asked: Question, planned: str | tuple[str, ...]) -> Answer:
    if isinstance(planned, tuple):
        for one in planned:
            await seeker.taps("☐ " + _label(seeker, asked, one))
            await seeker.sees_one(lambda m, o=one: "☑ " + _label(seeker, asked, o) in m.labels, "a tick")  # type: ignore[misc]
        await seeker.taps(common.DONE)
        return Chosen(planned)
    if asked.kind == "choice":
        await seeker.taps(_label(seeker, asked, planned))
        return Chosen((planned,))
    await seeker.writes(planned)
    if asked.kind != "place":
        return Said(planned)
    found = places.find(planned)
    if not places.sure(found):
        await seeker.taps(places.label(found[0]))
    return Located(planned)


def _label(seeker: Holder, asked: Question, option_id: str) -> str:
    option = asked.option(option_id)
    if option is None:
        raise PlanMisfit(asked.id, option_id)
    return worded(seeker.say, option.text)
