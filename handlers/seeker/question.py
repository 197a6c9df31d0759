"""How one question of the intake looks: its words, its buttons, and what it becomes once answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.letters import Button, Buttons, Mark, Words
from handlers.actions import action
from handlers.intake.answers import Answer, Skipped
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.texts import Texts
from handlers.intake.walk import Walk, picks, previous, progress
from handlers.phrases import join, phrase, width, worded
from handlers.reported import QUESTION
from handlers.summaries import answer_words
from locales import Tongue
from locales.text import Text
from locales.texts import common, seeker as texts

WIDE = 18
"""Characters of a label above which a button gets a row of its own on a narrow phone."""

HINTS: dict[str, Text] = {
    "choices": texts.CHOOSE_SEVERAL,
    "voice": texts.TYPE_OR_VOICE,
    "place": texts.TYPE_PLACE,
}


def words(say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question) -> Words:
    """The question in the seeker's language, with its help and how to answer it."""
    number, _ = progress(questionnaire, walk)
    asked = replace(shown(say, question.wording(walk.answers), bold=True), texts=(QUESTION + question.id,))
    helping = shown(say, question.helping(walk.answers))
    parts = (phrase(say, texts.QUESTION_NUMBER, number=number), asked, helping, _hint(say, question))
    return join(parts, gap="\n") if question.kind != "information" else join(parts[1:3], gap="\n")


def shown(say: Tongue, what: Texts, *, bold: bool = False) -> Words:
    """A questionnaire's own text in this language and script."""
    said = worded(say, what)
    return say_bold(said) if bold else Words(said)


def say_bold(text: str) -> Words:
    """The text, all of it bold."""
    return Words(text, (Mark("bold", 0, width(text)),) if text else ())


def _hint(say: Tongue, question: Question) -> Words:
    if question.kind == "number":
        return phrase(say, texts.TYPE_NUMBER, low=question.min or 0, high=question.max or 999)
    hint = HINTS.get(question.kind)
    return phrase(say, hint) if hint else Words()


def buttons(
    say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question, *, numbered: bool = False
) -> Buttons:
    """The question's own buttons, with their numbers if so wished, and back, skip and stop."""
    made = _options(say, questionnaire, walk, question, Numbers(shown=numbered))
    return (*made, *_steps(say, questionnaire, walk, question))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Puts numbers before labels, or leaves them as they are."""

    shown: bool

    def before(self, place: int, label: str) -> str:
        """The label of the option at this place, which counts from 1."""
        return f"{place}. {label}" if self.shown else label


def _options(
    say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question, numbers: Numbers
) -> Buttons:
    labels = [numbers.before(nr, shown(say, one.text).text) for nr, one in enumerate(question.options, 1)]
    labelled = list(zip(question.options, labels, strict=True))
    match question.kind:
        case "choice":
            return rows([Button(label, action("q", question.id, one.id)) for one, label in labelled])
        case "choices":
            ticked = picks(questionnaire, walk)
            made = [_tick(question, one.id, label, ticked) for one, label in labelled]
            return (*rows(made), (Button(say(common.DONE), action("qd", question.id)),))
        case "yes_no":
            yes = Button(numbers.before(1, say(common.YES)), action("q", question.id, "yes"))
            no = Button(numbers.before(2, say(common.NO)), action("q", question.id, "no"))
            return ((yes, no),)
        case "scale":
            steps = range(question.min or 0, (question.max or 10) + 1)
            made = [Button(str(step), action("q", question.id, str(step))) for step in steps]
            return tuple(tuple(made[i : i + 6]) for i in range(0, len(made), 6))
        case "information":
            return ((Button(say(common.NEXT), action("q", question.id, "next")),),)
        case _:
            return ()


def _tick(question: Question, option_id: str, label: str, ticked: tuple[str, ...]) -> Button:
    on = option_id in ticked
    # The button says what to become, not "change": a press that comes twice does nothing more.
    return Button(("☑ " if on else "☐ ") + label, action("q", question.id, option_id, "off" if on else "on"))


def rows(made: list[Button]) -> Buttons:
    """Short labels two by two, a long one on a row of its own."""
    out: list[tuple[Button, ...]] = []
    for button in made:
        last = out[-1] if out else ()
        if len(last) == 1 and len(button.label) <= WIDE and len(last[0].label) <= WIDE:
            out[-1] = (*last, button)
        else:
            out.append((button,))
    return tuple(out)


def place_steps(say: Tongue, question: Question, *, found: bool) -> Buttons:
    """Under a list of places: none of these, or no place at all."""
    none = ((Button(say(texts.PLACE_NONE_OF_THESE), action("qn", question.id)),),) if found else ()
    skip = ((Button(say(common.SKIP), action("qs", question.id)),),) if not question.required else ()
    return (*none, *skip)


def _steps(say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question) -> Buttons:
    row = [Button(say(common.STOP), action("stop"))]
    if not question.required and question.kind != "information":
        row.insert(0, Button(say(common.SKIP), action("qs", question.id)))
    if previous(questionnaire, walk):
        row.insert(0, Button(say(common.BACK), action("qb", question.id)))
    return (tuple(row),)


def answered(say: Tongue, walk: Walk, question: Question, answer: Answer) -> Words:
    """What the question's message becomes: the question with the answer under it."""
    asked = shown(say, question.wording(walk.answers), bold=True)
    if isinstance(answer, Skipped):
        return join((asked, phrase(say, texts.SKIPPED)), gap="\n")
    return join((asked, phrase(say, texts.YOUR_ANSWER, answer=answer_words(say, question, answer))), gap="\n")
