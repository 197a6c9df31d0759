"""How typed answers are understood."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.intake.answers import Answer, Chosen, Counted, Said, YesNo
from handlers.intake.fitting import fitted
from handlers.intake.questionnaire import Option
from handlers.intake.texts import Texts
from handlers.intake.understand import Misunderstood, understand
from handlers.intake.vocabulary import Vocabulary
from locales.typed import Typed, typed
from tests.unit.intake.making import asks, options, questionnaires

FAMILY = (
    Option("son", Texts.of(nl="Mijn zoon", ar="ابني", rif="mmi", tr="Oğlum", en="My son")),
    Option("daughter", Texts.of(nl="Mijn dochter", ar="ابنتي", rif="illi", tr="Kızım", en="My daughter")),
    Option("sister", Texts.of(nl="Mijn zus", ar="أختي", rif="weltma", tr="Kız kardeşim", en="My sister")),
    Option(
        "pupil",
        Texts.of(nl="Een leerling, een cliënt", ar="تلميذ", rif="anelmad", tr="Öğrencim", en="A pupil"),
    ),
)
WHOM = asks("whom", "choice", options=FAMILY)
ALL = asks("all", "choices", none="pupil", options=FAMILY)
MANY = asks("many", "choices", options=options(*(f"option{n}" for n in range(1, 31))))


@pytest.mark.parametrize(
    "text",
    [
        "Mijn dochter",
        "mijn DOCHTER!",
        "  mijn   dochter  ",
        "ابنتي",
        "اِبنتِي",
        "ابنـتي",
        "illi",
        "ⵉⵍⵍⵉ",
        "Kızım",
        "KIZIM",
        "kizim",
        "kızım.",
        "My daughter 🙏",
        "2",
        "2.",
        "2)",
        "(2)",
        "2️⃣",
        "٢",
        "۲",
        "２",
    ],
)
def test_option(text: str) -> None:
    """An option is known by its label in any language, however it is spelt, and by its number."""
    assert understand(WHOM, text) == Chosen(("daughter",))


@pytest.mark.parametrize("text", ["my cousin", "0", "5", "99999999999999999999", "1.5", "½", "²⁵"])
def test_unknown_option(text: str) -> None:
    """What is none of the options is not guessed at."""
    assert understand(WHOM, text) == Misunderstood("unknown")


@pytest.mark.parametrize("text", ["", "   ", "🙏", "...", "\u202e"])
def test_no_words(text: str) -> None:
    """A text without words is empty."""
    assert understand(WHOM, text) == Misunderstood("empty")


@pytest.mark.parametrize(("text", "near"), [("zoon", ("son",)), ("het is mijn dochter", ("daughter",))])
def test_near(text: str, near: tuple[str, ...]) -> None:
    """An option that a text may have meant is offered, not taken."""
    assert understand(WHOM, text) == Misunderstood("unknown", near)


@pytest.mark.parametrize("n", range(1, 31))
def test_numbers(n: int) -> None:
    """Every option's number is understood, in Latin, Arabic-Indic and Persian digits."""
    arabic = str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = str(n).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert [understand(MANY, text) for text in (str(n), arabic, persian)] == [Chosen((f"option{n}",))] * 3


@pytest.mark.parametrize(
    "text",
    [
        "1,3",
        "1, 3",
        "3 1",
        "1 en 3",
        "1 ve 3",
        "١ و ٣",
        "١، ٣",
        "3;1",
        "1+3",
        "1\n3",
        "mmi, Mijn zus",
        "1 & أختي",
        "1 1 3",
    ],
)
def test_several_options(text: str) -> None:
    """Several choices are understood as a list of numbers or labels."""
    assert understand(ALL, text) == Chosen(("son", "sister"))


def test_label_with_a_comma() -> None:
    """A label with a comma in it is one option."""
    assert understand(ALL, "een leerling, een client") == Chosen(("pupil",))


def test_list_with_a_stranger() -> None:
    """One part that is not understood spoils the list: nothing is half taken."""
    assert understand(ALL, "1, my cousin") == Misunderstood("unknown")


def test_list_for_one_choice() -> None:
    """Several options for a single choice are told apart from an unknown one."""
    assert understand(WHOM, "1 2") == Misunderstood("one_only")


def test_list_with_the_excluding_option() -> None:
    """The option that excludes the others is not taken together with them."""
    assert understand(ALL, "1, 4") == Misunderstood("excludes")


def test_same_word_in_two_languages() -> None:
    """A word that names different options in two languages counts in the person's own."""
    mixed = asks(
        "q", "choice", options=(Option("a", Texts.of(nl="la", rif="x")), Option("b", Texts.of(rif="la")))
    )
    assert (understand(mixed, "la", "rif"), understand(mixed, "la", "nl"), understand(mixed, "la")) == (
        Chosen(("b",)),
        Chosen(("a",)),
        Misunderstood("several", ("a", "b")),
    )


def test_label_that_is_a_number() -> None:
    """A number that is one option's place and another one's label is not guessed at."""
    ages = asks("q", "choice", options=(Option("two", Texts.of(nl="2")), Option("one", Texts.of(nl="1"))))
    assert understand(ages, "1") == Misunderstood("several", ("one", "two"))


@pytest.mark.parametrize(
    "text", ["ja", "JA!", "Ja hoor", "نعم", "نَعَم", "أيوه", "na3am", "wah", "ⵡⴰⵀ", "Evet", "yes", "1", "١"]
)
def test_yes(text: str) -> None:
    """Yes is understood in every language and script."""
    assert understand(asks("q", "yes_no"), text) == YesNo(yes=True)


@pytest.mark.parametrize(
    "text", ["nee", "لا", "لأ", "la", "lla", "ⵍⵍⴰ", "Hayır", "HAYIR", "değil", "no", "2", "٢"]
)
def test_no(text: str) -> None:
    """No is understood in every language and script."""
    assert understand(asks("q", "yes_no"), text) == YesNo(yes=False)


@pytest.mark.parametrize("text", ["", "misschien", "ja en nee", "3", "not sure"])
def test_neither(text: str) -> None:
    """What is neither yes nor no is not guessed at."""
    assert understand(asks("q", "yes_no"), text) == Misunderstood("unknown")


def test_words_of_another_language() -> None:
    """An organisation's own words for yes and no are understood beside the common ones."""
    somali = Vocabulary.of((*typed(), Typed("so", "Somali", yes=("haa",), no=("maya",))))
    question = asks("q", "yes_no")
    assert [understand(question, text, words=somali) for text in ("Haa", "maya", "ja")] == [
        YesNo(yes=True),
        YesNo(yes=False),
        YesNo(yes=True),
    ]


@pytest.mark.parametrize(
    ("text", "meant"), [("ja", "yes"), ("wah", "yes"), ("hayır", "no"), ("Ja, nu", "yes")]
)
def test_options_called_yes_and_no(text: str, meant: str) -> None:
    """Options with the ids yes and no are understood by any word for those, whatever their labels."""
    labels = {"yes": "Ja, nu", "unsure": "Ik weet het niet zeker", "no": "Nee, niemand"}
    question = asks(
        "q", "choice", options=tuple(Option(one, Texts.of(nl=label)) for one, label in labels.items())
    )
    assert understand(question, text) == Chosen((meant,))


def test_yes_without_such_an_option() -> None:
    """A yes to a choice that has no such option is not guessed at."""
    assert understand(WHOM, "ja") == Misunderstood("unknown")


@pytest.mark.parametrize("text", ["15", " 15 ", "15 jaar", "١٥", "۱۵ سنة", "15.", "15!", "ze is 15", "１５"])
def test_number(text: str) -> None:
    """A whole number is understood in the digits of any script, with words around it."""
    assert understand(asks("q", "number", min=0, max=120), text) == Counted(15)


@pytest.mark.parametrize(
    "text",
    ["", "vijftien", "een jaar of tien", "15 of 16", "15-16", "15,5", "1.500", "١٥٫٥", "½", "9" * 5000],
)
def test_no_number(text: str) -> None:
    """Words, several numbers, fractions and endless numbers are not guessed at."""
    assert understand(asks("q", "number"), text) == Misunderstood("not_a_number")


@pytest.mark.parametrize("text", ["-1", "\u22121", "11"])
def test_number_out_of_range(text: str) -> None:
    """A number outside the bounds is told apart from no number."""
    assert understand(asks("q", "scale", min=0, max=10), text) == Misunderstood("out_of_range")


@pytest.mark.parametrize("kind", ["text", "voice"])
def test_words(kind: str) -> None:
    """Where words are asked for, they are taken as they are."""
    assert understand(asks("q", kind), " 1, ja <b> ") == Said("1, ja <b>")


@pytest.mark.parametrize("kind", ["place", "information"])
def test_not_for_this_module(kind: str) -> None:
    """A place is looked up elsewhere, and an information step asks for no words."""
    assert understand(asks("q", kind), "Utrecht") == Misunderstood(kind)


@given(q=questionnaires(most=3), text=st.text(max_size=30), data=st.data())
def test_anything(q, text: str, data: st.DataObject) -> None:
    """Whatever is typed is misunderstood, or understood as an answer that fits the question."""
    question = data.draw(st.sampled_from(q.questions))
    labels = st.sampled_from([label for one in question.options for label in one.text.values()] or ["x"])
    understood: Answer | Misunderstood = understand(
        question, data.draw(st.just(text) | labels), q.languages[0]
    )
    assert isinstance(understood, Misunderstood) or fitted(question, understood) == understood
