"""An admin edits the questions in the chat, and nobody who is being asked notices."""

from __future__ import annotations

from bot.demo.holder import Holder, plain
from bot.sandbox.phone import Bubble
from handlers.intake.reading_yaml import published
from locales import tongue
from locales.texts import (
    common,
    intake as intake_texts,
    questions as texts,
    recording,
    seeker as seeker_texts,
    staff as staff_texts,
)
from tests.stories.line import StoryLine
from tests.stories.people import SeekerHolder
from tests.stories.recordings import voice_note
from tests.stories.speaking import presses_and_speaks

NEW = {
    "nl": "Woont je kind nog thuis?",
    "ar": "هل ما زال ابنك يسكن معك؟",
    "rif": "Mmi-k ɛad izeddeɣ akid-k?",
    "tr": "Çocuğun hâlâ evde mi yaşıyor?",
}
FIRST = {"nl": "Om wie maak je je zorgen?", "rif": "X wi txemmemed?"}
CHILD = {"nl": "Mijn zoon of dochter", "rif": "Mmi niɣ illi"}


async def opens(admin: Holder) -> Bubble:
    """/questions; the list of questions comes back."""
    sent = await admin.writes("/questions")
    return await admin.sees(texts.TITLE, after=sent)


async def opens_question(admin: Holder, number: int) -> Bubble:
    """From the list to one question."""
    listed = await opens(admin)
    await admin.taps(next(one for one in listed.labels if one.startswith(f"{number}. ")))
    return await becomes(admin, listed.id, f"Vraag {number} van")


async def becomes(admin: Holder, message_id: int, words: str) -> Bubble:
    """The editor's message has these words in it by now."""

    def fits(message: Bubble) -> bool:
        return message.id == message_id and words in plain(message.words)

    return await admin.sees_one(fits, f"“{words}” in its place")


async def shows(admin: Holder, words: str) -> Bubble:
    """The newest message has these words in it by now."""

    def fits(message: Bubble) -> bool:
        return message.sender == "bot" and words in plain(message.words)

    return await admin.sees_one(fits, f"“{words}”")


async def writes_text(admin: Holder, language: str, words: str) -> None:
    """The words of the open question in one language."""
    await admin.taps(f"✎ {admin.say(common.LANGUAGES[language])}")
    await admin.sees(admin.say(texts.ASK_TEXT, language=admin.say(common.LANGUAGES[language])))
    sent = await admin.writes(words)
    await admin.sees(texts.SAVED, after=sent)


async def adds_the_new_question(admin: Holder) -> None:
    """After the first question: yes or no, in four languages, only when it is about a child."""
    await opens_question(admin, 1)
    await admin.taps(texts.B_ADD_AFTER)
    await admin.taps(texts.KINDS["yes_no"])
    await shows(admin, "Vraag 2 van")
    for language, words in NEW.items():
        await writes_text(admin, language, words)
    await admin.taps(texts.B_WHEN)
    await admin.taps(texts.B_ADD_CONDITION)
    await admin.taps("1. Om wie maak je je zorgen?")
    await admin.taps(CHILD["nl"])
    await shows(admin, f"bevat “{CHILD['nl']}”")


async def publishes(admin: Holder, note: str) -> int:
    """From the list to a new version; its number."""
    await opens(admin)
    await admin.taps(texts.B_PUBLISH)
    await admin.sees("Stuur een korte notitie")
    sent = await admin.writes(note)
    told = await admin.sees("is gepubliceerd", after=sent)
    return int(plain(told.words).split()[1])


async def answers_about_a_child(seeker: SeekerHolder) -> None:
    """The first question of the intake."""
    await seeker.sees(FIRST["nl"])
    await seeker.taps(CHILD["nl"])


async def reads_it_aloud(admin: Holder, language: str) -> None:
    """From a question in the editor: its words in one language, answered with a voice note."""
    await admin.taps(recording.B_RECORD)
    await admin.taps(tongue(language)(common.LANGUAGES[language]))
    shown = await admin.sees(intake_texts.PROMPT_HOW)
    assert NEW[language] in shown.words
    await admin.phone.send_file(admin.bot, "voice", voice_note("x"), "v.ogg", reply_to=shown.id)
    await admin.sees(intake_texts.PROMPT_KEPT)


async def previews_in_tamazight(admin: Holder) -> None:
    """From the list, to the new question, and no further."""
    await opens(admin)
    await admin.taps(texts.B_PREVIEW)
    await admin.taps(common.LANGUAGES["rif"])
    await shows(admin, FIRST["rif"])
    await admin.taps(CHILD["rif"])
    await shows(admin, NEW["rif"])
    await admin.taps(tongue("rif")(common.STOP))
    await shows(admin, admin.say(texts.PREVIEW_STOPPED))


async def rolls_back(admin: Holder, version: int) -> None:
    """To the first version, which becomes the newest."""
    await opens(admin)
    await admin.taps(texts.B_HISTORY)
    await shows(admin, "Vraag over thuis wonen")
    await admin.taps("1")
    await admin.taps(texts.B_ROLL_BACK)
    await admin.taps(texts.B_YES_PUBLISH)
    await shows(admin, f"Versie {version + 1} is gepubliceerd")


async def is_read_to_and_answers_by_voice_and_buttons(line: StoryLine, seeker: SeekerHolder) -> None:
    """The new question comes with the admin's voice; nothing is typed from /start to waiting."""
    async with line.store.store.transaction() as work:
        seeker.questionnaire = published(work.questionnaires.latest()[1])
    asked = next(one for one in seeker.questionnaire.questions if one.text.get("nl") == NEW["nl"])
    first = seeker.questionnaire.questions[0]
    child = next(one.id for one in first.options if one.text["nl"] == CHILD["nl"])
    await seeker.begins_the_intake()
    await seeker.taps(intake_texts.READ_TO_ME)
    await presses_and_speaks(seeker, numbered=True, **{first.id: child, asked.id: "yes"})
    await seeker.taps(seeker_texts.AGREE_MATCH_YES)
    await seeker.sees(seeker_texts.WAITING)
    messages = await seeker.phone.messages(seeker.bot)
    (spoken,) = [one.id for one in messages if one.sender == "bot" and one.media]
    (written,) = [one.id for one in messages if NEW["rif"] in one.words]
    assert spoken < written
    assert [one.words for one in messages if one.sender == "me" and one.words] == ["/start"]


async def test_an_admin_adds_a_conditional_question_and_takes_it_back(line: StoryLine) -> None:
    """With the chat alone: four languages, a condition, a voice prompt, a preview, publish, roll back.
    A seeker who is read to answers it by voice and buttons alone; a running intake never notices.
    """
    admin = await line.leader("Joost", "admin")
    running = await line.seeker("Running")
    await running.begins_the_intake()
    await adds_the_new_question(admin)
    await admin.taps(common.BACK)
    await shows(admin, "Vraag 2 van")
    await reads_it_aloud(admin, "rif")
    await previews_in_tamazight(admin)
    version = await publishes(admin, "Vraag over thuis wonen")
    await answers_about_a_child(running)
    await running.sees("jonger dan 18")
    assert NEW["nl"] not in await running.all_words()
    await is_read_to_and_answers_by_voice_and_buttons(line, await line.seeker("Listening", "rif"))
    new = await line.seeker("New")
    await new.begins_the_intake()
    await answers_about_a_child(new)
    await new.sees(NEW["nl"])
    await rolls_back(admin, version)
    later = await line.seeker("Later")
    await later.begins_the_intake()
    await answers_about_a_child(later)
    await later.sees("jonger dan 18")
    assert NEW["nl"] not in await later.all_words()
    await new.taps(common.YES)
    await new.sees("jonger dan 18")
    await running.taps(common.SKIP)
    assert NEW["nl"] not in await running.all_words()


async def test_a_preview_makes_no_case(line: StoryLine) -> None:
    """Walking through the working copy leaves nothing that anybody could be matched with."""
    admin = await line.leader("Joost", "admin")
    await opens(admin)
    await admin.taps(texts.B_PREVIEW)
    await admin.taps(common.LANGUAGES["nl"])
    await shows(admin, FIRST["nl"])
    await admin.taps(CHILD["nl"])
    await shows(admin, "jonger dan 18")
    assert await line.has_no_case("intake", "waiting", "open", "closed")


async def test_two_admins_lose_nothing(line: StoryLine) -> None:
    """The second admin is told that the question changed, and decides about words already typed."""
    first, second = await line.leader("Joost", "admin"), await line.leader("Noor", "admin")
    await opens_question(first, 1)
    await opens_question(second, 1)
    await first.taps("✎ " + first.say(common.LANGUAGES["nl"]))
    await first.sees("Stuur de tekst")
    await writes_text(second, "nl", "Om wie gaat het?")
    sent = await first.writes("Over wie wil je praten?")
    told = await first.sees("intussen veranderd", after=sent)
    assert "Om wie gaat het?" in told.words
    assert "Over wie wil je praten?" in told.words
    await first.taps(texts.B_MINE)
    await shows(first, "Over wie wil je praten?")
    await first.sees(texts.SAVED, after=told.id)


async def test_a_button_on_an_older_working_copy_changes_nothing(line: StoryLine) -> None:
    """A press on a screen that is behind is not done; the screen becomes what is there now."""
    first, second = await line.leader("Joost", "admin"), await line.leader("Noor", "admin")
    await opens_question(first, 1)
    await opens_question(second, 1)
    await writes_text(second, "nl", "Om wie gaat het?")
    await first.taps("⬇")
    listed = await first.sees(texts.TITLE)
    shown = await shows(first, first.say(texts.CHANGED))
    assert shown.id >= listed.id
    assert "1. Om wie gaat het?" in [plain(one) for one in shown.labels]


async def test_a_problem_keeps_it_from_being_published(line: StoryLine) -> None:
    """A question without words is found by the check, and publishing says why it does not happen."""
    admin = await line.leader("Joost", "admin")
    await opens(admin)
    await admin.taps(texts.B_ADD)
    await admin.taps(texts.KINDS["text"])
    await opens(admin)
    await admin.taps(texts.B_PUBLISH)
    blocked = await admin.sees(texts.BLOCKED)
    assert admin.say(texts.FINDINGS["no_text"]) in plain(blocked.words)


async def test_only_admins_edit(line: StoryLine) -> None:
    """A coordinator may not open the editor."""
    coordinator = await line.leader("Nadia", "coordinator")
    await coordinator.writes("/questions")
    await coordinator.sees(staff_texts.NOT_ALLOWED)


async def test_the_questions_travel_as_a_file(line: StoryLine) -> None:
    """/questions export sends them; the file sent back says what it would change, and then does."""
    admin = await line.leader("Joost", "admin")
    await admin.writes("/questions export")
    sent = await admin.sees(texts.FILE_CAPTION)
    text = (await admin.phone.fetch(sent)).decode()
    changed = text.replace(FIRST["nl"], "Om wie gaat het?").encode()
    await admin.phone.send_file(admin.bot, "document", changed, "questions.yaml")
    told = await admin.sees("Om wie gaat het?")
    assert FIRST["nl"] in told.words
    await admin.taps(texts.B_TAKE_FILE)
    await shows(admin, admin.say(texts.CHANGED))
    assert await publishes(admin, "Uit het bestand") == 2


async def test_a_broken_file_is_told_with_its_lines(line: StoryLine) -> None:
    """A file with faults changes nothing; each fault is told with the line it is in."""
    admin = await line.leader("Joost", "admin")
    await admin.writes("/questions export")
    sent = await admin.sees(texts.FILE_CAPTION)
    text = (await admin.phone.fetch(sent)).decode()
    lines = text.splitlines()
    at = next(nth for nth, one in enumerate(lines) if "kind: choice" in one)
    lines[at] = lines[at].replace("choice", "riddle")
    await admin.phone.send_file(admin.bot, "document", "\n".join(lines).encode(), "questions.yaml")
    told = await admin.sees(texts.FILE_BAD)
    assert f"Regel {at + 1}:" in plain(told.words)
    listed = await opens(admin)
    assert admin.say(texts.UNCHANGED) in plain(listed.words)


async def test_options_are_added_weighed_and_removed(line: StoryLine) -> None:
    """A new choice gets its options one by one; a copy of it can be removed after being asked."""
    admin = await line.leader("Joost", "admin")
    await opens(admin)
    await admin.taps(texts.B_ADD)
    await admin.taps(texts.KINDS["choices"])
    for words in ("Vrienden", "Geen van deze"):
        await admin.taps(texts.OPTIONS)
        await admin.taps(texts.B_ADD_OPTION)
        await admin.sees("Stuur de tekst van deze keuze")
        sent = await admin.writes(words)
        screen = (await admin.sees(words, after=sent)).id
        await admin.taps(admin.say(texts.WEIGHT, weight=1))
        await becomes(admin, screen, admin.say(texts.WEIGHT, weight=1))
        await admin.taps(texts.B_EXCLUDES)
        await becomes(admin, screen, admin.say(texts.EXCLUDES))
        await admin.taps(common.BACK)
        await becomes(admin, screen, admin.say(texts.OPTIONS))
        await admin.taps(common.BACK)
        await becomes(admin, screen, "Vraag 16 van 16")
    await admin.taps(texts.B_COPY)
    await becomes(admin, screen, "Vraag 17 van 17")
    await admin.taps(texts.B_REMOVE)
    await admin.taps(texts.B_YES_REMOVE)
    await becomes(admin, screen, admin.say(texts.CHANGED))


async def test_starting_over_brings_back_what_is_published(line: StoryLine) -> None:
    """After asking, the working copy is the newest version again, and its versions can be compared."""
    admin = await line.leader("Joost", "admin")
    await opens_question(admin, 1)
    await writes_text(admin, "nl", "Om wie gaat het?")
    assert await publishes(admin, "Korter") == 2
    await opens(admin)
    await admin.taps(texts.B_HISTORY)
    await shows(admin, "Korter")
    await admin.taps("2")
    await admin.taps(admin.say(texts.B_COMPARE, version=1))
    await shows(admin, f"{FIRST['nl']} → Om wie gaat het?")
    screen = (await opens_question(admin, 1)).id
    await admin.taps(texts.B_REMOVE)
    await admin.taps(texts.B_YES_REMOVE)
    await becomes(admin, screen, admin.say(texts.CHANGED))
    await admin.taps(texts.B_DISCARD)
    await admin.taps(texts.B_YES_DISCARD)
    await becomes(admin, screen, admin.say(texts.UNCHANGED))
