"""Somebody asks for help in a language that was added as data: run beside a house that has it.

    python -m tests.stories.new_language FOLDER CODE

Everything that can be typed is typed, with the words of that language's own files. Ends with 1, and says
why, when a line of the bots is in another language or an answer was not understood.
"""

from __future__ import annotations

import asyncio
import sys
import warnings
from pathlib import Path

from bot.demo.speaks import Speech
from handlers.intake.answers import Answer, Chosen, Counted, Located, Said, Seen, YesNo
from handlers.intake.questionnaire import Question
from handlers.intake.vocabulary import COMMON
from handlers.intake.walk import Outcome, answer, begin, current
from handlers.phrases import worded
from handlers.places import find, located, sure
from locales.languages import READINGS
from locales.naming import own_name
from locales.texts import common, seeker as texts, staff as staff_texts
from locales.tongue import BadWords, tongue
from locales.typed import Typed, typed
from tests.stories.line import StoryLine
from tests.stories.people import ConfidantHolder, SeekerHolder

TOWN = "Qatrecht"
"""What a town is called in the made-up language."""
STORY, SAID, HEARD = "Qhsë häs chängëd.", "Hëllo thërë.", "Tëll më."


async def ask_for_help(folder: Path, code: str) -> None:
    """From the name of the language to the end of a conversation."""
    (own,) = [one for one in typed() if one.code == code]
    async with StoryLine(folder) as line:
        confidant = await line.confidant(languages=(code,), speaks=code)
        seeker = await line.seeker(language=code)
        await seeker.starts()
        await seeker.writes(own.names[0])
        await seeker.taps(texts.AGREE)
        await seeker.taps(texts.MENU_TALK)
        await answer_in_words(seeker, own)
        await seeker.agrees_to_be_matched()
        await confidant.accepts()
        await seeker.is_matched()
        await talk(seeker, confidant, own)
        await nothing_foreign(seeker, confidant)


async def answer_in_words(seeker: SeekerHolder, own: Typed) -> None:
    """Every question, with words wherever there are any for it."""
    questionnaire, walk = seeker.questionnaire, begin(1)
    while (asked := current(questionnaire, walk)) is not None:
        await seeker.sees(worded(seeker.say, asked.wording(walk.answers)).splitlines()[0])
        words, given = in_words(seeker, own, asked)
        await (seeker.writes(words) if words else seeker.taps(common.NEXT))
        step = answer(questionnaire, walk, asked.id, given)
        assert isinstance(step, Outcome), asked.id
        walk = step.walk


def in_words(seeker: SeekerHolder, own: Typed, asked: Question) -> tuple[str, Answer]:
    """What to type as an answer, and what it is to be understood as."""
    last = asked.options[-1] if asked.options else None
    by_role: dict[str, tuple[str, Answer]] = {
        "languages": (own.names[0], Chosen((own.code,))),
        "urgency": (own.no[0], Chosen(("no",))),
    }
    by_kind: dict[str, tuple[str, Answer]] = {
        "information": ("", Seen()),
        "yes_no": (own.no[0], YesNo(yes=False)),
        "place": (TOWN, in_town()),
        "voice": (STORY, Said(STORY)),
        "number": (own.numbers[3][0], Counted(3)),
        "choices": (own.numbers[1][0], Chosen(tuple(one.id for one in asked.options[:1]))),
    }
    if asked.role not in by_role and last and asked.kind == "choice":
        return worded(seeker.say, last.text), Chosen((last.id,))
    return by_role.get(asked.role or "") or by_kind[asked.kind]


def in_town() -> Located:
    """The town, by its name in the made-up language."""
    found = sure(find(TOWN))
    there = located(found.id) if found else None
    assert there is not None, f"{TOWN} is no town"
    return there


async def talk(seeker: SeekerHolder, confidant: ConfidantHolder, own: Typed) -> None:
    """A word each way, and the end, asked for in the language's own word."""
    await seeker.writes(SAID)
    shown = await confidant.sees(SAID)
    await confidant.writes(HEARD, thread=shown.thread)
    await seeker.sees(HEARD)
    await seeker.writes(f"/{own.commands['stop'][0]}")
    await seeker.taps(texts.END_YES)
    await confidant.sees(staff_texts.ENDED_BY_SEEKER)


async def nothing_foreign(*holders: SeekerHolder | ConfidantHolder) -> None:
    """Every line and label of the bots is in the language, but for what asks in all of them at once."""
    prompts = [
        tongue(one)(what)
        for one in (*READINGS, "en")
        for what in (texts.CHOOSE_LANGUAGE, staff_texts.CHOOSE_LANGUAGE)
    ]
    for holder in holders:
        questionnaire = next(one.questionnaire for one in holders if isinstance(one, SeekerHolder))
        speech = Speech(holder.say.code, questionnaire, beside=("nl",))
        messages = [m for m in await holder.phone.messages(holder.bot) if m.sender == "bot"]
        lines = [
            *(one for m in messages for one in speech.foreign(m.words)),
            *(one for m in messages for one in m.labels if not speech.says(one)),
        ]
        own = (STORY, SAID, HEARD, TOWN, *prompts, *map(own_name, READINGS))
        foreign = [line for line in lines if not any(word in line for word in own)]
        assert not foreign, f"{holder.name}: {foreign}"


if __name__ == "__main__":
    warnings.simplefilter("error", BadWords)
    assert sys.argv[2] in COMMON.languages.values()
    asyncio.run(ask_for_help(Path(sys.argv[1]), sys.argv[2]))
