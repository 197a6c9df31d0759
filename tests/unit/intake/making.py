"""Small questionnaires for the tests, and hypothesis strategies for random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from handlers.intake.answers import Answer, Chosen, Counted, Located, Said, Seen, Skipped, Spoken, YesNo
from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.questionnaire import CHOOSING, COUNTING, KINDS, Option, Question, Questionnaire, Variant
from handlers.intake.texts import NOTHING, Texts

LANGUAGES = ("nl", "ar", "rif", "tr", "en")


def said(words: str) -> Texts:
    """The same words in every language."""
    return Texts(tuple((language, words) for language in LANGUAGES))


def options(*ids: str, **weights: int) -> tuple[Option, ...]:
    """Options labelled with their own ids."""
    return tuple(Option(one, said(one), weights.get(one, 0)) for one in ids)


def asks(question_id: str, kind: str = "text", **more: object) -> Question:
    """A question worded with its own id."""
    return Question(question_id, kind, said(question_id), **more)  # type: ignore[arg-type]


def questionnaire(*questions: Question) -> Questionnaire:
    """A questionnaire in all the languages."""
    return Questionnaire(LANGUAGES, questions)


_LETTERS = "aB 0ğıİٱبⵣẓ:#-'\"|>&*!%@`{}[],?\\\n\t\u2068\u200f\u00a0😀"
words = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=12), st.sampled_from(["yes", "no", "null", "12", "~"])
)
spoken_words = words.filter(lambda text: bool(text.strip()) and "\t" not in text)


@st.composite
def texts(draw: st.DrawFn, languages: tuple[str, ...]) -> Texts:
    """Awkward words in each of the languages."""
    return Texts(tuple((language, draw(spoken_words)) for language in languages))


@st.composite
def atoms(draw: st.DrawFn, earlier: list[Question]) -> Condition:
    """One fitting thing to ask of an earlier answer."""
    asked = draw(st.sampled_from(earlier))
    forms: list[st.SearchStrategy[Condition]] = [st.just(Answered(asked.id))]
    if asked.options:
        one = st.sampled_from([option.id for option in asked.options])
        forms = [*forms, one.map(lambda option: Is(asked.id, option)), one.map(lambda o: Has(asked.id, o))]
    if asked.kind == "yes_no":
        forms.append(st.sampled_from([Is(asked.id, "yes"), Is(asked.id, "no")]))
    if asked.kind in COUNTING:
        n = st.integers(-1, 11)
        forms = [*forms, n.map(lambda at: Is(asked.id, at)), n.map(lambda at: Above(asked.id, at))]
    return draw(st.one_of(forms))


def conditions(earlier: list[Question]) -> st.SearchStrategy[Condition]:
    """A tree of conditions on earlier questions."""

    def grow(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(parts.map(All), parts.map(Any), inner.map(Not))

    return st.recursive(atoms(earlier), grow, max_leaves=4)


@st.composite
def questions(draw: st.DrawFn, index: int, before: list[Question], languages: tuple[str, ...]) -> Question:
    """One question of any kind that may depend on those before it."""
    kind = draw(st.sampled_from(KINDS))
    ids = [f"o{n}" for n in range(draw(st.integers(2, 4)))] if kind in CHOOSING else []
    low, high = sorted(draw(st.tuples(st.integers(-1, 10), st.integers(-1, 10))))
    bounded = kind == "scale" or (kind == "number" and draw(st.booleans()))
    earlier = [one for one in before if one.kind != "information"]
    some = st.lists(conditions(earlier), max_size=2) if earlier else st.just([])
    return Question(
        id=f"q{index}",
        kind=kind,
        text=draw(texts(languages)),
        role=draw(st.sampled_from([None, "urgency", "place", f"r{index}"])),
        required=kind != "information" and draw(st.booleans()),
        help=draw(st.one_of(st.just(NOTHING), texts(languages))),
        min=low if bounded else None,
        max=high if bounded else None,
        weight=draw(st.integers(-3, 3)) if kind in (*COUNTING, "yes_no") else 0,
        none=draw(st.sampled_from([None, *ids])) if kind == "choices" else None,
        when=draw(st.one_of(st.none(), conditions(earlier))) if earlier else None,
        variants=tuple(Variant(when, draw(texts(languages))) for when in draw(some)),
        options=tuple(Option(one, draw(texts(languages)), draw(st.integers(-9, 9))) for one in ids),
    )


@st.composite
def questionnaires(draw: st.DrawFn, most: int = 7) -> Questionnaire:
    """A questionnaire without problems, though some of its questions may never be asked."""
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True)))
    made: list[Question] = []
    for index in range(draw(st.integers(1, most))):
        made.append(draw(questions(index, made, languages)))
    return Questionnaire(languages, tuple(made))


def fitting_answers(question: Question) -> st.SearchStrategy[Answer]:
    """Answers that this question takes, other than skipping."""
    ids = st.sampled_from([option.id for option in question.options] or ["none"])
    kinds: dict[str, st.SearchStrategy[Answer]] = {
        "choice": ids.map(lambda one: Chosen((one,))),
        "choices": st.sets(ids, min_size=1).map(lambda some: _together(question, some)),
        "text": st.just(Said("…")),
        "voice": st.one_of(st.integers(1, 99).map(Spoken), st.just(Said("…"))),
        "place": st.just(Located("Utrecht", "2745912", "UT")),
        "number": st.integers(_or(question.min, -3), _or(question.max, 12)).map(Counted),
        "scale": st.integers(_or(question.min, -3), _or(question.max, 12)).map(Counted),
        "yes_no": st.booleans().map(YesNo),
        "information": st.just(Seen()),
    }
    return kinds[question.kind]


any_answer: st.SearchStrategy[Answer] = st.one_of(
    st.lists(st.sampled_from(["o0", "o1", "o2", "nowhere"]), max_size=3).map(lambda ids: Chosen(tuple(ids))),
    words.map(Said),
    st.integers(1, 99).map(Spoken),
    st.builds(Located, words, st.none() | words, st.none() | words),
    st.integers(-20, 20).map(Counted),
    st.booleans().map(YesNo),
    st.just(Skipped()),
    st.just(Seen()),
)


def _together(question: Question, some: set[str]) -> Chosen:
    kept = some - {question.none} or some
    return Chosen(tuple(option.id for option in question.options if option.id in kept))


def _or(bound: int | None, otherwise: int) -> int:
    return otherwise if bound is None else bound
