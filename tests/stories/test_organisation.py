"""Another organisation's line: Emanet Hattı, made up, of Turkish families in Belgium; only data is theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from handlers.organisation.left_over import PROGRAM
from handlers.organisation.reading import read
from handlers.practice import library
from handlers.practice.scenario import Step
from handlers.questionnaires import DEFAULTS, default
from locales.naming import own_name
from locales.organisation import AS_IT_COMES, in_force, ours
from locales.register import shown as all_texts
from locales.text import Text
from locales.texts import common, seeker as texts, staff as staff_texts
from locales.tongue import tongue
from matching.places.gazetteer import load
from tests.stories.line import StoryLine

EMANET = Path(__file__).parents[1] / "organisations" / "emanet"
THEIR_NUMBERS = {"101", "102", "1712", "1813"}
LARGEST = 60
"""Places of the Netherlands that are looked for; smaller ones are words of other languages too."""

ELSEWHERE = {"Antwerpen", "Bergen"}
"""Names that the other country has too, or that are words."""

STORY, SAID, HEARD = "Kardeşim çok değişti.", "Merhaba, kimse yok mu?", "Buradayım, anlat."


def of_the_first() -> list[str]:
    """What belongs to the line as it comes: its name, numbers, helpers, country, communities and places."""
    theirs = {one.key for one in ours().communities.values()}
    communities = [
        tongue(code)(label)
        for code in ("nl", "tr", "en")
        for label in AS_IT_COMES.communities.values()
        if label.key not in theirs
    ]
    spoken = {tongue(code)(common.LANGUAGES[one]) for code in ("nl", "tr", "en") for one in ours().spoken}
    numbers = [one for one in AS_IT_COMES.numbers.values() if one not in THEIR_NUMBERS]
    places = [one.name for one in list(load("nl").places.values())[:LARGEST] if one.name not in ELSEWHERE]
    helpers = ["Veilig Thuis", "Kindertelefoon", "Steunpunt", "Vertrouwensinspecteurs", "Meld Misdaad"]
    country = ["Nederland", "Nederlandse", "Netherlands", "Hollanda", "Autoriteit"]
    words = [AS_IT_COMES.name, *numbers, *helpers, *country, *communities, *places]
    return [word for word in words if word not in spoken]


def shown(line: StoryLine) -> str:
    """All words that the bots ever asked Telegram to show anybody: texts, captions, labels, descriptions."""
    calls = line.sandbox.log.of()
    assert calls
    names = ("text", "caption", "reply_markup", "description", "short_description", "commands", "name")
    said = [call.values[name] for call in calls for name in names if name in call.values]
    return "\n".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in said)


def foreign(words: str) -> set[str]:
    """Which of the first organisation's words stand in this."""
    return set(_pattern(tuple(of_the_first())).findall(words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def first_line(code: str, what: Text) -> str:
    return tongue(code)(what).splitlines()[0]


def all_that_can_be_said() -> Iterator[str]:
    """Every text, question and scenario of the organisation in force."""
    for code in ours().written:
        say = tongue(code)
        kept = (one for key, one in all_texts().items() if not key.startswith(PROGRAM))
        yield from (say.template(one, count) for one in kept for count in (1, 2))
    for kind in DEFAULTS:
        yield default(kind)
    for one in library.scenarios().values():
        yield "\n".join((one.title, one.about, *(said for step in one.steps for said in _said(step))))


def _said(step: Step) -> tuple[str, ...]:
    return (step.seeker, step.lesson, *(one.text for one in step.answers))


def test_nothing_the_line_can_say_is_of_the_first_organisation() -> None:
    """Whatever is shown when: no text of theirs names the first one, its numbers, communities or places."""
    with in_force(read(EMANET)):
        assert foreign("Bel 112, of kom naar Utrecht.") == {"112", "Utrecht"}
        found = {text[:80]: words for text in all_that_can_be_said() if (words := foreign(text))}
        assert not found


@pytest.fixture
def theirs(tmp_path: Path) -> StoryLine:
    """Their line, not opened yet."""
    return StoryLine(tmp_path, organisation=EMANET)


async def test_a_case_is_walked_in_it_from_start_to_end(theirs: StoryLine) -> None:
    """Turkish in Belgium: language, consent, every question, a match on their own community and town, a
    talk, and the end; and nobody is ever shown a word that belongs to the first organisation.
    """
    async with theirs as line:
        confidant = await line.confidant(
            "Derya", "Borgerhout", languages=("tr", "nl"), communities=("kurdish",), speaks="tr"
        )
        seeker = await line.seeker("Sevda", "tr")
        await seeker.starts()
        asked = await seeker.sees(texts.CHOOSE_LANGUAGE)
        assert asked.labels == (own_name("tr"), own_name("nl"))
        await seeker.asks_for_somebody(
            about="sibling",
            story=STORY,
            community="kurdish",
            languages=("tr",),
            place="Anvers",
            distance="near",
        )
        offer = await confidant.gets_an_offer()
        assert "Kürt" in offer.words
        case = await confidant.accepts()
        await seeker.is_matched()
        await seeker.writes(SAID)
        await confidant.sees(SAID, thread=case.thread)
        await confidant.writes(HEARD, thread=case.thread)
        await seeker.sees(HEARD)
        await seeker.writes("/stop")
        await seeker.taps(texts.END_YES)
        await confidant.sees(staff_texts.ENDED_BY_SEEKER)
        words = shown(line)
        assert THEIR_NUMBERS - {"102", "1712"} <= set(re.findall(r"\d+", words))
        assert not foreign(words)


async def test_in_danger_their_own_numbers_are_shown(theirs: StoryLine) -> None:
    """Immediate danger: whom to call in Belgium, in Turkish and in the country's language beside it."""
    async with theirs as line:
        seeker = await line.seeker("Sevda", "tr")
        await seeker.answers_everything(urgency="yes")
        danger = await seeker.sees("101’i ara")
        assert first_line("nl", texts.DANGER_NOW) in danger.words
        assert "101" in first_line("nl", texts.DANGER_NOW)
        assert not foreign(shown(line))


async def test_an_admin_finds_only_their_own_words(theirs: StoryLine) -> None:
    """/texts lists their communities and none that they do not have, and examples are of their own."""
    async with theirs as line:
        admin = await line.leader("Aylin", "admin")
        for looked_for in ("112", "Marokkaans", "Veilig Thuis"):
            await admin.writes(f"/texts {looked_for}")
        await admin.writes("/texts Koerdisch")
        await admin.sees_one(lambda m: any("Koerdisch" in one for one in m.labels), "their community")
        assert not [one for m in await admin.phone.messages(admin.bot) for one in m.labels if "112" in one]
        assert not foreign(await bot_words(admin))


async def bot_words(holder: object) -> str:
    messages = await holder.phone.messages(holder.bot)  # type: ignore[attr-defined]
    return "\n".join(m.words for m in messages if m.sender == "bot")
