"""Going through an intake by voice and buttons alone."""

from __future__ import annotations

from handlers.intake.answers import Answer, Chosen, Spoken, YesNo
from handlers.intake.questionnaire import Question
from handlers.intake.walk import Outcome, answer, begin, current, skip
from locales.texts import common
from tests.stories.people import SeekerHolder
from tests.stories.recordings import voice_note


async def presses_and_speaks(seeker: SeekerHolder, *, numbered: bool = False, **options: str) -> None:
    """Says what is open, ticks the language, presses these options, and the last one or Skip elsewhere.

    With `numbered` the options carry their numbers. `options` are ids, by the question's.
    """
    code, questionnaire, walk = seeker.say.code, seeker.questionnaire, begin(1)
    while (asked := current(questionnaire, walk)) is not None:
        await seeker.sees(asked.wording(walk.answers)[code].splitlines()[0])
        chosen = options.get(asked.id) or (asked.options[-1].id if asked.options else "")
        given: Answer | None = None
        if asked.kind == "voice":
            await seeker.phone.send_file(seeker.bot, "voice", voice_note("x"), "v.ogg")
            given = Spoken(1)
        elif asked.role == "languages":
            await seeker.taps("☐ " + label(seeker, asked, code, numbered=numbered))
            await seeker.taps(common.DONE)
            given = Chosen((code,))
        elif asked.id in options or asked.required:
            await seeker.taps(label(seeker, asked, chosen, numbered=numbered))
            given = YesNo(chosen == "yes") if asked.kind == "yes_no" else Chosen((chosen,))
        else:
            await seeker.taps(common.SKIP)
        step = answer(questionnaire, walk, asked.id, given) if given else skip(questionnaire, walk, asked.id)
        assert isinstance(step, Outcome)
        walk = step.walk


def label(seeker: SeekerHolder, asked: Question, option_id: str, *, numbered: bool) -> str:
    """What the button of an option says."""
    fixed = {"yes": seeker.say(common.YES), "no": seeker.say(common.NO)}
    labels = {one.id: one.text[seeker.say.code] for one in asked.options} or fixed
    place = list(labels).index(option_id)
    return f"{place + 1}. {labels[option_id]}" if numbered else labels[option_id]
