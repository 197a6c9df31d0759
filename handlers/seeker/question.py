"""How one question of the intake looks: its words, its buttons, and what it becomes once answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.letters import Button, Buttons, Mark, Words
from handlers import asked
from handlers.actions import action
from handlers.intake.answers import Answer, Skipped
from handlers.intake.questionnaire import Option, Question, Questionnaire
from handlers.intake.texts import Texts
from handlers.intake.walk import Walk, picks, previous, progress
from handlers.phrases import join, labelled, phrase, width, worded
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
    first = _keyed(say, question, question.wording(walk.answers), bold=True)
    helping = _keyed(say, question, question.helping(walk.answers))
    parts = (phrase(say, texts.QUESTION_NUMBER, number=number), first, helping, _hint(say, question))
    return join(parts, gap="\n") if question.kind != "information" else join(parts[1:3], gap="\n")


def shown(say: Tongue, what: Texts, *, bold: bool = False) -> Words:
    """A questionnaire's own text in this language and script."""
    said = worded(say, what)
    return say_bold(said) if bold else Words(said)


def _keyed(say: Tongue, question: Question, what: Texts, *, bold: bool = False) -> Words:
    """The same, with which text of the question it is."""
    return replace(shown(say, what, bold=bold), texts=asked.keys_of(question, what))


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

    def on(self, place: int, button: Button) -> Button:
        """The button of the option at this place, which counts from 1."""
        return replace(button, label=f"{place}. {button.label}") if self.shown else button


def _options(
    say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question, numbers: Numbers
) -> Buttons:
    match question.kind:
        case "choice":
            return rows([_option(say, question, one, numbers) for one in question.options])
        case "choices":
            ticked = picks(questionnaire, walk)
            made = [
                _tick(_option(say, question, one, numbers), on=one.id in ticked) for one in question.options
            ]
            return (*rows(made), (labelled(say, common.DONE, action("qd", question.id)),))
        case "yes_no":
            yes = labelled(say, common.YES, action("q", question.id, "yes"))
            no = labelled(say, common.NO, action("q", question.id, "no"))
            return ((numbers.on(1, yes), numbers.on(2, no)),)
        case "scale":
            steps = range(question.min or 0, (question.max or 10) + 1)
            made = [Button(str(step), action("q", question.id, str(step))) for step in steps]
            return tuple(tuple(made[i : i + 6]) for i in range(0, len(made), 6))
        case "information":
            return ((labelled(say, common.NEXT, action("q", question.id, "next")),),)
        case _:
            return ()


def _option(say: Tongue, question: Question, one: Option, numbers: Numbers) -> Button:
    label, keys = shown(say, one.text).text, asked.keys_of(question, one.text)
    made = Button(label, action("q", question.id, one.id), texts=keys)
    return numbers.on(question.options.index(one) + 1, made)


def _tick(button: Button, *, on: bool) -> Button:
    # The button says what to become, not "change": a press that comes twice does nothing more.
    does = f"{button.action}:{'off' if on else 'on'}"
    return replace(button, label=("☑ " if on else "☐ ") + button.label, action=does)


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
    none = ((labelled(say, texts.PLACE_NONE_OF_THESE, action("qn", question.id)),),) if found else ()
    skip = ((labelled(say, common.SKIP, action("qs", question.id)),),) if not question.required else ()
    return (*none, *skip)


def _steps(say: Tongue, questionnaire: Questionnaire, walk: Walk, question: Question) -> Buttons:
    row = [labelled(say, common.STOP, action("stop"))]
    if not question.required and question.kind != "information":
        row.insert(0, labelled(say, common.SKIP, action("qs", question.id)))
    if previous(questionnaire, walk):
        row.insert(0, labelled(say, common.BACK, action("qb", question.id)))
    return (tuple(row),)


def answered(say: Tongue, walk: Walk, question: Question, answer: Answer) -> Words:
    """What the question's message becomes: the question with the answer under it."""
    first = _keyed(say, question, question.wording(walk.answers), bold=True)
    if isinstance(answer, Skipped):
        return join((first, phrase(say, texts.SKIPPED)), gap="\n")
    return join((first, phrase(say, texts.YOUR_ANSWER, answer=answer_words(say, question, answer))), gap="\n")
