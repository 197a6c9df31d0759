"""What people really type in answer to a question; the long tables lie beside this in `real_answers.yaml`."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from handlers import places
from handlers.intake.answers import Chosen, Counted, YesNo
from handlers.intake.folding import fold
from handlers.intake.questionnaire import Option, Question
from handlers.intake.texts import Texts
from handlers.intake.understand import Misunderstood, understand
from handlers.intake.vocabulary import COMMON
from locales import tongue
from locales.languages import READINGS, SOURCE, WRITTEN
from locales.texts import common
from locales.tifinagh import to_tifinagh
from locales.typed import COMMANDS, typed
from tests.unit.intake.making import asks, options

TABLES = YAML(typ="safe").load(Path(__file__).with_name("real_answers.yaml").read_text(encoding="utf-8"))


def listed(kind: str) -> list[tuple[object, str]]:
    """What is meant and what is typed, of one table."""
    return [(meant, one.strip()) for meant, words in TABLES[kind].items() for one in words.split(",")]


def of(kind: str, meant: object) -> list[str]:
    return [text for each, text in listed(kind) if each == meant]


NEITHER = (
    "",
    "misschien",
    "ja en nee",
    "nee of ja",
    "ja maar niet nu",
    "zeker weten niet misschien",
    "weet ik niet",
    "niet zeker",
    "not sure",
    "نعم ولا",
    "لا أعرف",
    "نعم او لا",
    "ربما",
    "ماشي",
    "mumkin",
    "wah d lla",
    "war ssineɣ",
    "belki",
    "evet hayır",
    "dank je",
    "شكرا",
    "inchallah",
    "👍👎",
    "🙏",
    "3",
    "jas",
    "lama",
)


@pytest.mark.parametrize("text", [text for _, text in listed("yes")])
def test_yes(text: str) -> None:
    """A yes as it is really typed."""
    assert understand(asks("q", "yes_no"), text) == YesNo(yes=True)


@pytest.mark.parametrize("text", [text for _, text in listed("no")])
def test_no(text: str) -> None:
    """A no as it is really typed."""
    assert understand(asks("q", "yes_no"), text) == YesNo(yes=False)


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    """Doubt, both at once, thanks and wishes are not taken for an answer."""
    assert understand(asks("q", "yes_no"), text) == Misunderstood("unknown")


@pytest.mark.parametrize(
    ("text", "yes"),
    [("1", True), ("٢", False), ("een", True), ("twee", False), ("iki", False), ("جوج", False)],
)
def test_yes_and_no_by_their_numbers(text: str, yes: bool) -> None:
    """With numbers before the buttons, yes is the first and no the second."""
    assert understand(asks("q", "yes_no"), text) == YesNo(yes=yes)


@pytest.mark.parametrize(("n", "text"), listed("numbers"))
def test_a_number(n: int, text: str) -> None:
    """A number in digits of any script, or as a word, is the number, and the option at that place."""
    assert understand(asks("q", "number", min=0, max=120), text) == Counted(n)
    many = asks("q", "choice", options=options(*(f"option{nr}" for nr in range(1, 11))))
    assert understand(many, text) == Chosen((f"option{n}",))


@pytest.mark.parametrize(
    "text",
    ["een en drie", "واحد و ثلاثة", "ijj d tlata", "bir ve üç", "1 en drie", "one, three"],
)
def test_several_numbers(text: str) -> None:
    """Several options by the words for their numbers."""
    many = asks("q", "choices", options=options(*(f"option{nr}" for nr in range(1, 11))))
    assert understand(many, text) == Chosen(("option1", "option3"))


def test_an_article_is_no_number() -> None:
    """*Een zus* is not the first option and the sister."""
    family = (Option("son", Texts.of(nl="zoon")), Option("sister", Texts.of(nl="zus")))
    assert understand(asks("q", "choices", options=family), "een zus") == Misunderstood(
        "unknown", ("sister",)
    )


LANGUAGES = Question(
    "languages",
    "choices",
    Texts.of(nl="?"),
    role="languages",
    options=tuple(
        Option(code, Texts(tuple((one, tongue(one)(common.LANGUAGES[code])) for one in WRITTEN)))
        for code in WRITTEN
    ),
)


@pytest.mark.parametrize(("code", "text"), listed("languages"))
def test_a_language(code: str, text: str) -> None:
    """A language by whatever it is called, in any language and script."""
    assert understand(LANGUAGES, text, "nl") == Chosen((code,))


@pytest.mark.parametrize(
    "text",
    [
        "Nederlands en berbers",
        "hollands, tarifit",
        "1 en 3",
        "الهولندية و الأمازيغية",
        "hollandaca ve berberce",
        "tahulandit d tmazight",
    ],
)
def test_several_languages(text: str) -> None:
    """Several languages in one message."""
    assert understand(LANGUAGES, text, "nl") == Chosen(("nl", "rif"))


@pytest.mark.parametrize("text", ["Somalisch", "marokkaans", "كردي"])
def test_a_language_that_is_not_among_the_options(text: str) -> None:
    """A language the line does not have, or a word for two of them, is not guessed at."""
    assert isinstance(understand(LANGUAGES, text, "nl"), Misunderstood)


def test_a_name_of_a_language_counts_only_where_languages_are_asked_for() -> None:
    """Elsewhere an option is known by its label alone."""
    community = asks("community", "choice", role="community", options=options("nl", "rif"))
    assert understand(community, "hollands") == Misunderstood("unknown")


@pytest.mark.parametrize(("command", "text"), listed("commands"))
def test_a_command(command: str, text: str) -> None:
    """The word that somebody would type for a command, with a stroke before it or without."""
    assert COMMON.command(text) == COMMON.command(f"/{text}") == command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_language_has_words_for_every_command(name: str) -> None:
    """None is understood in one language only."""
    assert all(one.commands.get(name) for one in typed())


def test_no_word_means_two_things() -> None:
    """Yes, no, "and", politeness, numbers, languages and commands have no word in common."""
    kinds = {
        "yes": COMMON.yes,
        "no": COMMON.no,
        "and": COMMON.joiners,
        "numbers": set(COMMON.numbers),
        "languages": set(COMMON.languages),
        "commands": set(COMMON.commands),
    }
    shared = {(one, other): kinds[one] & kinds[other] for one, other in combinations(kinds, 2)}
    assert {pair: words for pair, words in shared.items() if words} == {}
    assert COMMON.polite & (COMMON.yes | COMMON.no) == frozenset()


@pytest.mark.parametrize("what", ["numbers", "languages", "commands"])
def test_no_word_stands_for_two_of_a_kind(what: str) -> None:
    """A word is one number, one language, one command."""
    listed = [
        (fold(word), value)
        for one in typed()
        for value, words in {
            "numbers": one.numbers,
            "languages": {one.code: one.names},
            "commands": one.commands,
        }[what].items()
        for word in words
    ]
    assert len(dict(listed)) == len(set(listed))


def test_what_is_typed_in_tamazight_is_understood_in_tifinagh_too() -> None:
    """Every Latin word for yes, no, a number or a command, written in Tifinagh, means the same."""
    (rif,) = [one for one in typed() if one.code == "rif"]
    assert all(COMMON.meaning(to_tifinagh(word)) is True for word in rif.yes)
    assert all(COMMON.meaning(to_tifinagh(word)) is False for word in rif.no)
    assert all(COMMON.number(to_tifinagh(w)) == n for n, words in rif.numbers.items() for w in words)
    assert all(COMMON.command(to_tifinagh(w)) == name for name, words in rif.commands.items() for w in words)


@pytest.mark.parametrize(("town", "text"), listed("places"))
def test_a_place(town: str, text: str) -> None:
    """A town as it is really typed is understood, or stands on a button, alone or among few."""
    found = places.find(text)
    sure = places.sure(found)
    assert town in ([places.label(sure)] if sure else map(places.label, found))


def test_most_places_are_understood_at_once() -> None:
    """A button more is asked for one in seven at most."""
    typed_so = listed("places")
    at_once = [town for town, text in typed_so if places.sure(places.find(text))]
    assert len(at_once) * 7 >= len(typed_so) * 6


@pytest.mark.parametrize(
    "text", ["wa7ed w noss", "3lach", "arba3a dyal nas", "15,5", "tussen 3 en 5", "msa7", "7bes"]
)
def test_a_digit_that_stands_for_a_letter_is_no_number(text: str) -> None:
    """In *3lach* and *7bes* nothing is counted."""
    assert understand(asks("q", "number"), text) == Misunderstood("not_a_number")


def test_a_letter_that_is_held_makes_no_word_of_another_meaning() -> None:
    """No yes and no become alike when doubled letters count once."""
    once = [{re.sub(r"(.)\1+", r"\1", word) for word in words} for words in (COMMON.yes, COMMON.no)]
    assert once[0] & once[1] == set()


@pytest.mark.parametrize("code", [*READINGS, SOURCE])
def test_what_the_buttons_say_is_understood_when_it_is_typed(code: str) -> None:
    """Yes, no and the languages, as the line itself words them in each language and script."""
    say = tongue(code)
    assert COMMON.meaning(say(common.YES)) is True
    assert COMMON.meaning(say(common.NO)) is False
    assert {COMMON.language(say(name)): one for one, name in common.LANGUAGES.items()} == {
        one: one for one in common.LANGUAGES
    }
