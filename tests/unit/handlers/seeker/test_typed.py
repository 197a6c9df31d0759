"""Which messages are taken for a command or for the name of a language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Remove, Send
from db.records import Case, Seeker
from handlers.intake.storing import write_walk
from handlers.intake.walk import Walk
from handlers.phrases import join
from handlers.seeker import arriving, tongues, typed
from locales.texts import seeker as texts
from tests.unit.handlers.room import Room, of_kind

WORDS = {
    "wissen": "wipe",
    "توقف": "stop",
    "ⴱⴻⴷⴷ": "stop",
    "dur": "stop",
    "Stop!": "stop",
    "help": "help",
    "مساعدة": "help",
    "yardım": "help",
    "taal": "language",
    "لغة": "language",
    "wis alles": "erase",
    "menu": "start",
}


def asked(room: Room, question_id: str, **known: object) -> tuple[Seeker, Case]:
    """A seeker in the intake, at this question of the default questionnaire."""
    seeker = room.seeker(**known)
    case = room.case(seeker, "intake")
    case = replace(case, walk=write_walk(Walk(case.questionnaire, position=question_id)))
    room.work.cases.save(case)
    return room.again(seeker), case


@pytest.mark.parametrize("stage", ["language", "reading", "menu", "agreeing", "farewell"])
@pytest.mark.parametrize(("text", "named"), WORDS.items())
def test_a_word_alone_is_a_command_where_nobody_is_written_to(room: Room, stage: str, text: str, named: str):
    """Before a choice, in the menu and after the end a bare word is enough, in any language."""
    assert typed.command(room.desk, room.seeker(stage=stage), None, text) == named


@pytest.mark.parametrize("state", ["waiting", "open"])
@pytest.mark.parametrize("text", WORDS)
def test_what_is_written_to_a_confidant_is_no_command(room: Room, state: str, text: str):
    """*Help* to a person is for that person; with a stroke before it, it is for the line."""
    seeker = room.seeker()
    case = room.case(seeker, state)
    seeker = room.again(seeker)
    assert typed.command(room.desk, seeker, case, text) == ""
    assert typed.command(room.desk, seeker, case, f"/{text}") == WORDS[text]


@pytest.mark.parametrize("text", ["stop ermee", "ik wil hulp", "/nietbekend", "", "لا توقف", "dur bakalım"])
def test_a_sentence_is_no_command(room: Room, text: str):
    """Only the word alone counts, never a word within a sentence."""
    assert typed.command(room.desk, room.seeker(), None, text) == ""


@pytest.mark.parametrize("question", ["about_whom", "under_18", "signs", "story", "place"])
@pytest.mark.parametrize("text", ["stop", "توقف", "ⴱⴻⴷⴷ", "dil", "wis"])
def test_a_word_alone_is_a_command_at_every_question(room: Room, question: str, text: str):
    """Somebody who wants to stop or to clear the screen can, also where words are asked for."""
    seeker, case = asked(room, question)
    assert typed.command(room.desk, seeker, case, text)


def test_a_name_that_is_asked_for_is_an_answer(room: Room):
    """In their own words somebody may say *start*."""
    seeker, case = asked(room, "story")
    assert typed.command(room.desk, seeker, case, "start") == ""


def test_while_it_is_asked_whether_it_is_safe_to_read_a_command_counts(room: Room):
    """Whoever comes back can clear the chat before anything is shown."""
    seeker, case = asked(room, "story", guarded=True)
    assert typed.command(room.desk, seeker, case, "wis") == "wipe"


def test_who_asks_for_help_reads_whom_to_call_first(room: Room):
    """112 comes before the list of commands."""
    seeker = room.seeker(language="tr")
    typed.obey(room.desk, seeker, "help")
    (told,) = of_kind(Send, room.post("seeker"))
    assert told.words == join((arriving.emergency(seeker), tongues.said(seeker, texts.HELP)))


@pytest.mark.parametrize("named", ["start", "language", "stop", "help", "erase", "wipe"])
def test_every_command_does_something(room: Room, named: str):
    """None of them is forgotten."""
    typed.obey(room.desk, room.seeker(), named)
    assert of_kind(Send, room.post("seeker"))


def test_wipe_takes_the_chat_away(room: Room):
    """As /wipe does."""
    typed.obey(room.desk, room.seeker(), "wipe")
    assert of_kind(Remove, room.post("seeker"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nederlands", "nl"),
        ("hollandaca", "nl"),
        ("عربي", "ar"),
        ("darija", "ar"),
        ("berbers", "rif"),
        ("ⵜⴰⵎⴰⵣⵉⵖⵜ", "rif-Tfng"),
        ("TÜRKÇE", "tr"),
        ("English", ""),
        ("Somali", ""),
        ("ik spreek Nederlands", ""),
    ],
)
@pytest.mark.parametrize("stage", ["language", "reading", "menu", "farewell"])
def test_a_language_is_chosen_by_its_name(room: Room, stage: str, text: str, code: str):
    """By whatever it is called; in Tifinagh by writing it so; English is not read by seekers."""
    assert typed.reading(room.seeker(stage=stage), text) == code


@pytest.mark.parametrize("stage", ["intake", "agreeing", "waiting", "talking"])
def test_a_language_is_an_answer_or_a_message_elsewhere(room: Room, stage: str):
    """In the intake it answers a question, and to a confidant it says something."""
    assert typed.reading(room.seeker(stage=stage), "Nederlands") == ""
