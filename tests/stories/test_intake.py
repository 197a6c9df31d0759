"""The intake: answered with one thumb, in any order, with whatever a phone can send."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.phone import Bubble
from locales.texts import common, relay, seeker as texts, sending, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder

DAY = timedelta(days=1)
STRANGE = (
    "<b>not bold</b> & <script>",
    "under_score *star* `tick` [x](y)",
    "👨‍👩‍👧‍👦 🇳🇱 🏳️‍🌈",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "a\u0000b\u0007c",
    "ⵜⴰⵎⴰⵣⵉⵖⵜ السلام İstanbul",
    "x" * 4096,
)


async def first_question(seeker: SeekerHolder) -> Bubble:
    return await seeker.sees(seeker.questionnaire.questions[0].text.best(seeker.say.code).splitlines()[0])


def label(seeker: SeekerHolder, question: int, option: int) -> str:
    return seeker.questionnaire.questions[question].options[option].text.best(seeker.say.code)


async def walk_has(line: StoryLine, what: str) -> bool:
    """Wait until the only case's walk has this in it."""

    async def look() -> bool:
        async with line.store.store.transaction() as work:
            (case,) = work.cases.in_state("intake")
        return what in case.walk

    return await line.until(look)


async def test_an_answer_stands_under_its_question(line: StoryLine) -> None:
    """After a choice the question's message shows the answer and has no buttons any more."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    asked = await first_question(seeker)
    await seeker.taps(label(seeker, 0, 0))
    await seeker.sees_one(lambda m: m.id == asked.id and not m.labels and "✔" in m.words, "the answer")


async def test_a_double_tap_answers_once(line: StoryLine) -> None:
    """The same button tapped twice answers one question, and says that it was answered."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    asked = await first_question(seeker)
    first = await seeker.phone.press(seeker.bot, asked.id, 0, 0)
    second = await seeker.phone.press(seeker.bot, asked.id, 0, 0)
    await seeker.phone.wait_for_answer(first)
    answer = await seeker.phone.wait_for_answer(second)
    assert answer["text"] == seeker.say(texts.ALREADY_ANSWERED)[:200]
    assert await walk_has(line, "chosen")


async def test_back_asks_the_question_before_again(line: StoryLine) -> None:
    """Back under the second question leads to the first, and the other answer counts then."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(label(seeker, 0, 0))
    await seeker.taps(common.BACK)
    await seeker.taps(label(seeker, 0, 1))
    await seeker.taps(common.SKIP)
    assert await walk_has(line, seeker.questionnaire.questions[0].options[1].id)


async def test_a_required_question_has_no_skip(line: StoryLine) -> None:
    """The first question has to be answered: it offers stop, not skip."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    asked = await first_question(seeker)
    assert seeker.say(common.STOP) in asked.labels
    assert seeker.say(common.SKIP) not in asked.labels


async def test_stop_keeps_the_answers_for_later(line: StoryLine) -> None:
    """Stop, go on later, /start: the same question comes again."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(label(seeker, 0, 0))
    await seeker.taps(common.STOP)
    await seeker.taps(texts.STOP_LATER)
    await seeker.sees(texts.PAUSED)
    await seeker.writes("/start")
    await seeker.sees(texts.GO_ON_HERE)
    assert await walk_has(line, "chosen")


async def test_stop_can_erase_the_answers(line: StoryLine) -> None:
    """Stop and erase: the case is gone, and the menu is back."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(common.STOP)
    await seeker.taps(texts.STOP_ERASE_ANSWERS)
    await seeker.sees(texts.MENU)
    async with line.store.store.transaction() as work:
        assert work.cases.in_state("intake") == []


async def test_the_intake_survives_a_restart(line: StoryLine) -> None:
    """The program is stopped and started between two questions; the seeker notices nothing."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await seeker.taps(label(seeker, 0, 0))
    await seeker.sees_one(lambda m: seeker.say(common.SKIP) in m.labels, "the second question")
    await line.restarts()
    await seeker.taps(common.SKIP)
    await seeker.sees_one(lambda m: seeker.say(texts.SKIPPED) in m.words, "that it was skipped")


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
async def test_strange_text_gets_a_kind_answer(line: StoryLine, text: str) -> None:
    """Whatever is typed where a button is needed, the question comes again and nothing is lost."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await first_question(seeker)
    await seeker.writes(text)
    await seeker.sees(texts.CHOOSE_BUTTON)
    await seeker.taps(label(seeker, 0, 0))
    assert await walk_has(line, "chosen")


@pytest.mark.parametrize("kind", ["contact", "location", "venue"])
async def test_what_is_no_answer_is_refused_kindly(line: StoryLine, kind: str) -> None:
    """Stickers, contacts and the like get their reason in the seeker's language, and no false promise."""
    seeker = await line.seeker(language="tr")
    await seeker.begins_the_intake()
    await first_question(seeker)
    await seeker.phone.send_special(seeker.bot, kind)
    told = await seeker.sees(relay.REFUSED_KINDS[kind])
    assert seeker.say(sending.WITH_BUTTONS) in told.words


@pytest.mark.parametrize("kind", ["sticker", "poll", "dice"])
async def test_what_a_confidant_can_have_later_is_no_answer_now(line: StoryLine, kind: str) -> None:
    """What the relay does take is promised for later, and the question stays open."""
    seeker = await line.seeker(language="tr")
    await seeker.begins_the_intake()
    await first_question(seeker)
    await seeker.phone.send_special(seeker.bot, kind)
    await seeker.sees(texts.NO_VOICE_HERE)
    await seeker.taps(label(seeker, 0, 0))


async def test_a_command_may_name_a_bot(line: StoryLine) -> None:
    """In a private chat a command is for this bot whatever name stands behind it; Telegram is not asked."""
    seeker = await line.seeker()
    await seeker.arrives()
    await seeker.writes("/help@another_bot")
    await seeker.sees(texts.HELP)


async def test_an_unknown_command_changes_nothing(line: StoryLine) -> None:
    """A command that is none of ours is answered with the list, and the question stays."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await first_question(seeker)
    await seeker.writes("/nonsense")
    await seeker.sees(texts.UNKNOWN_COMMAND)
    await seeker.taps(label(seeker, 0, 0))
    assert await walk_has(line, "chosen")


async def test_a_button_of_an_erased_seeker_says_so(line: StoryLine) -> None:
    """After *erase everything* an old button is answered, and does nothing."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    asked = await first_question(seeker)
    await seeker.writes("/erase")
    await seeker.taps(texts.ERASE_YES)
    await seeker.sees(texts.ERASED)
    answer = await seeker.phone.wait_for_answer(await seeker.phone.press(seeker.bot, asked.id, 0, 0))
    assert answer["text"] == seeker.say(texts.OLD_BUTTON)


async def test_immediate_danger_shows_112_at_once_and_alerts_coordinators(line: StoryLine) -> None:
    """*Yes, somebody is in danger* shows 112 in two languages, and every coordinator hears of the case."""
    coordinator = await line.leader("Nadia", "coordinator")
    seeker = await line.seeker(language="ar")
    await seeker.asks_for_somebody(urgency="yes")
    shown = await seeker.sees(texts.DANGER_NOW)
    assert "Bel" in shown.words
    assert "112" in shown.words
    await coordinator.sees(staff_texts.URGENT_WAITING)


async def test_a_town_that_several_places_share_is_asked_about(line: StoryLine) -> None:
    """An ambiguous name gets buttons with provinces, and the one that is pressed counts."""
    seeker = await line.seeker()
    await seeker.asks_for_somebody(place="Hengelo")
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("waiting")
    assert "Hengelo" in case.walk
    assert '"place_id":null' not in case.walk


async def test_an_intake_that_nobody_returns_to_is_erased(line: StoryLine) -> None:
    """After the days that were promised the answers are gone, and /start begins at the menu."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await line.closes()
    line.clock.ahead += line.settings.intake_days * DAY
    await line.opens()
    assert await line.until(lambda: line.has_no_case("intake"))
    await seeker.writes("/start")
    await seeker.sees(texts.MENU)


async def test_an_edited_answer_is_answered_with_the_way_back(line: StoryLine) -> None:
    """Changing a sent message does not change an answer, and how to change it is said."""
    seeker = await line.seeker()
    await seeker.begins_the_intake()
    await first_question(seeker)
    written = await seeker.writes("iets")
    await seeker.phone.edit(seeker.bot, written, "iets anders")
    await seeker.sees(texts.EDIT_NOT_TAKEN)
