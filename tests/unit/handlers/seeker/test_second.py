"""Every message to a seeker can be had in a second language, and the habit holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.demo.holder import fragment
from db.letters import AnswerPress, Edit, Send
from db.records import Seeker
from handlers import closing, relaying
from handlers.match import matchmaking
from handlers.phrases import width
from handlers.seeker import (
    aloud,
    arriving,
    asking,
    conversation,
    ending,
    erasing,
    returning,
    second,
    strays,
    talking,
    tongues,
    waiting,
)
from locales import tongue
from locales.languages import READINGS
from locales.text import Text
from locales.texts import common, intake, pages, seeker as texts, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind

DUTCH, RIF = tongue("nl"), tongue("rif")


def shows_about(room: Room, seeker: Seeker) -> None:
    arriving.show_about(room.desk, seeker)


def shows_privacy(room: Room, seeker: Seeker) -> None:
    room.work.seekers.save(replace(seeker, stage="reading"))
    arriving.show_privacy(room.desk, seeker, room.press(seeker, "privacy"))


def shows_intro(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker, "intake")
    aloud.begin(room.desk, seeker, case, 7)


def asks_to_stop(room: Room, seeker: Seeker) -> None:
    room.case(seeker, "intake")
    asking.ask_to_stop(room.desk, room.again(seeker))


def pauses(room: Room, seeker: Seeker) -> None:
    room.case(seeker, "intake")
    asking.later_pressed(room.desk, room.again(seeker), room.press(seeker, "later"))


def asks_whether_safe(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker, "intake")
    returning.ask(room.desk, room.again(seeker), case)


def waits(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker)
    waiting.still_looking(room.desk, room.again(seeker), case)


def finds_nobody(room: Room, seeker: Seeker) -> None:
    room.case(seeker)
    matchmaking.solve(room.desk)


def begins_to_wait(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker)
    room.member()
    waiting.begin(room.desk, room.again(seeker), case)


def writes_while_waiting(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker)
    talking.written(room.desk, room.again(seeker), case, room.letter(seeker, "hello"))


def is_matched(room: Room, seeker: Seeker) -> None:
    case, member = room.case(seeker, "open"), room.member()
    room.held(case, member)
    conversation.begin(room.desk, room.again(seeker), case, member)


def looks_again(room: Room, seeker: Seeker) -> None:
    conversation.look_again(room.desk, seeker, room.case(seeker, "open"))


def is_talking(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker, "open")
    talking.still_talking(room.desk, room.again(seeker), case)


def asks_to_end(room: Room, seeker: Seeker) -> None:
    room.case(seeker, "open")
    ending.ask(room.desk, room.again(seeker))


def goes_on(room: Room, seeker: Seeker) -> None:
    room.case(seeker, "open")
    ending.kept_on(room.desk, room.again(seeker), room.press(seeker, "endno"))


def ends(room: Room, seeker: Seeker) -> None:
    case = room.case(seeker, "open")
    closing.close(
        room.desk, case, "seeker", "ended_by_seeker", texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER
    )


def keeps(room: Room, seeker: Seeker) -> None:
    seeker = replace(seeker, stage="farewell")
    room.work.seekers.save(seeker)
    ending.kept(room.desk, seeker, room.press(seeker, "keep"))


def asks_to_erase(room: Room, seeker: Seeker) -> None:
    erasing.ask(room.desk, seeker)


def asks_for_help(room: Room, seeker: Seeker) -> None:
    strays.show_help(room.desk, seeker)


Way = Callable[[Room, Seeker], None]

SCREENS: list[tuple[Way, Text]] = [
    (shows_about, texts.ABOUT),
    (shows_privacy, pages.PRIVACY),
    (shows_intro, texts.INTAKE_INTRO),
    (asks_to_stop, texts.STOP_INTAKE),
    (pauses, texts.PAUSED),
    (asks_whether_safe, intake.SAFE),
    (begins_to_wait, texts.WAITING),
    (waits, texts.STILL_LOOKING),
    (finds_nobody, texts.NOBODY_FREE),
    (writes_while_waiting, texts.KEPT_FOR_CONFIDANT),
    (is_matched, texts.MATCHED_WOMAN),
    (looks_again, texts.LOOKING_AGAIN),
    (is_talking, texts.TALKING),
    (asks_to_end, texts.END_SURE),
    (goes_on, texts.GOING_ON),
    (ends, texts.ENDED_BY_YOU),
    (ends, texts.ERASE_OR_KEEP),
    (keeps, texts.KEPT),
    (asks_to_erase, texts.ERASE_SURE),
    (asks_for_help, texts.HELP),
]


def letter_with(room: Room, what: Text) -> Send | Edit:
    """The message to the seeker that says this in Dutch."""
    post = room.post("seeker")
    return next(
        one for one in post if isinstance(one, Send | Edit) and fragment(DUTCH, what) in one.words.text
    )


@pytest.mark.parametrize(("way", "what"), SCREENS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_habit_holds(room: Room, way: Way, what: Text):
    """Who reads in two languages gets this in both, and can go back to one."""
    way(room, room.seeker(second_language="rif"))
    told = letter_with(room, what)
    assert fragment(RIF, what) in told.words.text
    labels = [one.label for row in told.buttons for one in row]
    assert labels[-1] == DUTCH(intake.ONE_LANGUAGE)


@pytest.mark.parametrize(("way", "what"), SCREENS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_same_message_is_shown_in_a_second_language(room: Room, way: Way, what: Text):
    """Its button offers the languages, and the message then has both; the other buttons stay."""
    seeker = room.seeker()
    way(room, seeker)
    told = letter_with(room, what)
    assert fragment(RIF, what) not in told.words.text
    two = told.buttons[-1][0]
    assert two.label == DUTCH(intake.TWO_LANGUAGES)
    second.two_pressed(room.desk, room.again(seeker), room.press(seeker, two.action))
    (offered,) = of_kind(Edit, room.post("seeker"))
    (rif,) = [one for row in offered.buttons for one in row if one.label == RIF(common.LANGUAGES["rif"])]
    second.with_pressed(room.desk, room.again(seeker), room.press(seeker, rif.action))
    (both,) = of_kind(Edit, room.post("seeker"))
    assert fragment(DUTCH, what) in both.words.text
    assert fragment(RIF, what) in both.words.text
    assert both.buttons[:-1] == told.buttons[:-1]
    assert room.again(seeker).second_language == "rif"


@pytest.mark.parametrize(
    "where", ["consent", "read", "match", "wait", "matched", "endsure", "farewell", "t:seeker.about"]
)
def test_a_message_of_another_moment_is_an_old_button(room: Room, where: str):
    """What was left behind is not drawn again with buttons that no longer fit."""
    seeker = room.seeker()
    second.one_pressed(room.desk, seeker, room.press(seeker, f"one:{where}"))
    assert room.post("seeker") == [AnswerPress("press", DUTCH(texts.OLD_BUTTON))]


@pytest.mark.parametrize("first", READINGS)
@pytest.mark.parametrize("other", READINGS)
def test_what_is_agreed_to_fits_in_both_languages(room: Room, first: str, other: str):
    """The explanation before consent is one message in any two languages, with 112 in both and in Dutch."""
    words = arriving.about(room.desk, room.seeker(language=first, second_language=other))
    assert width(words.text) <= tongues.TEXT_LIMIT
    for code in (first, other):
        assert fragment(tongue(code), texts.ABOUT) in words.text


def test_consent_is_logged_in_each_language_that_was_shown(room: Room):
    """Both versions of the text stand in the log."""
    seeker = room.seeker(stage="reading", second_language="tr")
    arriving.agreed(room.desk, seeker, room.press(seeker, "agree"))
    logged = room.work.consents.of(seeker.id)
    assert [(one.language, one.text_version) for one in logged] == [
        (code, arriving.version_of(code, *arriving.CONSENT)) for code in ("nl", "tr")
    ]


def test_what_a_confidant_says_is_not_translated(room: Room):
    """Only the line's own words come twice."""
    seeker = room.seeker(second_language="rif")
    case, member = room.case(seeker, "open"), room.member()
    entry = relaying.keep(room.desk, case, "confidant", room.letter(member, "Hoe gaat het?"))
    relaying.show_seeker(room.desk, case, entry, room.again(seeker))
    (told,) = of_kind(Send, room.post("seeker"))
    assert told.words.text == "Hoe gaat het?"
