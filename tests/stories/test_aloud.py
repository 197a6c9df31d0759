"""Questions read aloud: an admin records them, and a seeker hears and answers without reading."""

from __future__ import annotations

from bot.demo.holder import Holder
from handlers.intake.questionnaire import Question
from handlers.intake.recorded import words_read
from locales import tongue
from locales.texts import common, intake as texts, seeker as seeker_texts, staff as staff_texts
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.recordings import voice_note
from tests.stories.speaking import presses_and_speaks

CODE = "rif"
RIF = tongue(CODE)


async def records(admin: Holder, asked: Question) -> None:
    """Finds the question, and answers its Tamazight words with a voice note."""
    await admin.writes("/prompts")
    label = f"0/4 {asked.text['nl']}"
    await admin.taps(label[:60])
    await admin.taps(RIF(common.LANGUAGES[CODE]))
    shown = await admin.sees(asked.text[CODE])
    note = voice_note("secret name")
    await admin.phone.send_file(admin.bot, "voice", note, "v.ogg", reply_to=shown.id)
    await admin.sees(texts.PROMPT_KEPT)


def voices(messages: list) -> int:
    return sum(1 for one in messages if one.sender == "bot" and one.media)


async def test_a_recording_is_sent_with_its_question(line: StoryLine) -> None:
    """Who chose *read to me* gets the admin's voice before the question, and numbered options."""
    admin = await line.leader("Hanan", "admin")
    seeker = await line.seeker(language=CODE)
    first, second = seeker.questionnaire.questions[:2]
    for asked in (first, second):
        await records(admin, asked)
    await seeker.begins_the_intake()
    assert voices(await seeker.phone.messages(seeker.bot)) == 0
    await seeker.taps(texts.READ_TO_ME)
    await seeker.sees(f"1. {first.options[0].text[CODE]}")
    assert voices(await seeker.phone.messages(seeker.bot)) == 1
    await seeker.taps(f"1. {first.options[0].text[CODE]}")
    await seeker.sees(second.text[CODE])
    assert voices(await seeker.phone.messages(seeker.bot)) == 2


async def test_a_recording_is_uploaded_once_for_all_who_hear_it(line: StoryLine) -> None:
    """The second seeker gets it by the id Telegram gave; once that is no good, it is uploaded anew."""
    admin = await line.leader("Hanan", "admin")
    first = await line.seeker(language=CODE)
    await records(admin, first.questionnaire.questions[0])
    await hears_the_first_question(first)
    await hears_the_first_question(await line.seeker("Fatima", CODE))
    sent = [asked.values["voice"] for asked in line.sandbox.log.of(method="sendVoice")]
    assert [isinstance(one, str) and one.startswith("AwAC") for one in sent] == [False, True]
    async with line.store.store.transaction() as work:
        asked = first.questionnaire.questions[0]
        place = f"seekers:{asked.id}:{CODE}:{words_read(asked, CODE)}"
        work.prompts.learn(place, work.prompts.read(place).made, "AwAC-of-another-bot")
    await hears_the_first_question(await line.seeker("Mimount", CODE))


async def hears_the_first_question(seeker: SeekerHolder) -> None:
    """Asks to be read to, and is."""
    await seeker.begins_the_intake()
    await seeker.taps(texts.READ_TO_ME)
    await seeker.sees_one(lambda m: bool(m.media), "the recording")


async def test_a_voice_note_that_answers_nothing_is_no_recording(line: StoryLine) -> None:
    """Only a reply to the question's own message is taken; anything else changes nothing."""
    admin = await line.leader("Hanan", "admin")
    seeker = await line.seeker(language=CODE)
    await admin.writes("/prompts")
    await admin.taps(f"0/4 {seeker.questionnaire.questions[0].text['nl']}"[:60])
    await admin.taps(RIF(common.LANGUAGES[CODE]))
    await admin.sees(texts.PROMPT_HOW)
    await admin.phone.send_file(admin.bot, "voice", voice_note("x"), "v.ogg")
    await admin.sees(staff_texts.NO_CASE)
    async with line.store.store.transaction() as work:
        assert work.prompts.there("seekers") == set()


async def test_without_recordings_nobody_is_offered_to_hear_them(line: StoryLine) -> None:
    """The button is there only where the seeker's language has recordings."""
    seeker = await line.seeker(language="tr")
    await seeker.begins_the_intake()
    intro = await seeker.sees(seeker_texts.INTAKE_INTRO)
    assert seeker.say(texts.READ_TO_ME) not in intro.labels


async def test_the_intake_can_be_done_by_voice_and_buttons_alone(line: StoryLine) -> None:
    """From /start to the confidant nothing is typed: the story is spoken, the rest pressed."""
    confidant = await line.confidant(languages=(CODE,))
    seeker = await line.seeker(language=CODE)
    await seeker.begins_the_intake()
    await presses_and_speaks(seeker)
    await seeker.taps(seeker_texts.AGREE_MATCH_YES)
    await confidant.accepts()
    await seeker.is_matched()
    await confidant.sees_one(lambda m: bool(m.media), "the voice message")
    typed = [m.words for m in await seeker.phone.messages(seeker.bot) if m.sender == "me" and m.words]
    assert typed == ["/start"]
