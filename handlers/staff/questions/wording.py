"""Conditions, differences and findings in an admin's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.letters import Words
from handlers.intake.comparing import Difference
from handlers.intake.conditions import Above, All, Answered, Any, Atom, Condition, Has, Is, Not
from handlers.intake.findings import Finding
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.phrases import join, phrase, worded
from locales import Tongue
from locales.template import slots
from locales.text import Text
from locales.texts import common, questions as texts

SHORT = 48
"""Characters of a text that a line or a button quotes."""

LINES = 25
"""Lines of a list that one message shows."""


def short(words: str, most: int = SHORT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def title(say: Tongue, question: Question) -> str:
    """A question by its first words, or by its id while it has none."""
    return short(worded(say, question.text)) or question.id


def language(say: Tongue, code: str) -> str:
    """A language's name; its code where this line has no name for it."""
    return say(common.LANGUAGES[code]) if code in common.LANGUAGES else code


def condition(say: Tongue, q: Questionnaire, what: Condition) -> str:
    """A condition as a stretch of a sentence."""
    match what:
        case All(parts):
            return _chain(say, q, parts, texts.AND)
        case Any(parts):
            return _chain(say, q, parts, texts.OR)
        case Not(part):
            return say(texts.NOT, part=condition(say, q, part))
        case _:
            return _atom(say, q, what)


def _atom(say: Tongue, q: Questionnaire, what: Atom) -> str:
    about, asked = q.question(what.question), _asked(say, q, what.question)
    match what:
        case Answered():
            return say(texts.ANSWERED, question=asked)
        case Above(_, n):
            return say(texts.ABOVE, question=asked, value=n)
        case Has(_, option):
            return say(texts.HAS, question=asked, value=value(say, about, option))
        case Is(_, given):
            return say(texts.IS, question=asked, value=value(say, about, given))


def _chain(say: Tongue, q: Questionnaire, parts: Sequence[Condition], between: Text) -> str:
    said = [condition(say, q, part) for part in parts]
    inner = [
        f"({one})" if isinstance(part, All | Any) else one for one, part in zip(said, parts, strict=True)
    ]
    whole = inner[0] if inner else "–"
    for one in inner[1:]:
        whole = say(between, one=whole, other=one)
    return whole


def _asked(say: Tongue, q: Questionnaire, question_id: str) -> str:
    asked = q.question(question_id)
    return f"“{short(title(say, asked), 32)}”" if asked else question_id


def value(say: Tongue, asked: Question | None, given: str | int) -> str:
    """A value of a condition as the option or answer it stands for."""
    option = asked.option(str(given)) if asked else None
    if option:
        return f"“{short(worded(say, option.text) or option.id, 32)}”"
    fixed = {"yes": common.YES, "no": common.NO}
    return f"“{say(fixed[given])}”" if isinstance(given, str) and given in fixed else str(given)


def difference(say: Tongue, old: Questionnaire, new: Questionnaire, one: Difference) -> str:
    """One difference as a line."""
    about = new.question(one.question) or old.question(one.question)
    option = about.option(one.option) if about else None
    told = {
        "question": short(title(say, about), 32) if about else one.question,
        "option": short(worded(say, option.text), 32) if option else one.option,
        "language": language(say, one.language) if one.language else "",
        "before": short(one.before) or "–",
        "after": short(one.after) or "–",
    }
    return _said(say, texts.DIFFERENCES[one.what], told)


def finding(say: Tongue, q: Questionnaire | None, one: Finding) -> str:
    """One finding as a line, with its place: the line of the file, else the number of the question."""
    details = dict(zip("abc", (*one.detail, "", "", ""), strict=False))
    told = ("🛑 " if one.level == "problem" else "⚠ ") + _said(say, texts.FINDINGS[one.code], details)
    if one.line:
        return say(texts.IN_LINE, number=one.line, remark=told)
    index = one.path[1] if q and len(one.path) > 1 and one.path[0] == "questions" else None
    return say(texts.IN_QUESTION, number=index + 1, remark=told) if isinstance(index, int) else told


def listed(say: Tongue, heading: Words, lines: Iterable[str]) -> Words:
    """A heading with lines under it, as many as one message holds."""
    every = list(lines)
    shown = [Words(f"• {short(one, 140)}") for one in every[:LINES]]
    more = phrase(say, texts.MORE, number=len(every) - LINES) if len(every) > LINES else Words()
    return join((heading, *shown, more), gap="\n")


def _said(say: Tongue, what: Text, told: dict[str, str]) -> str:
    return say(what, **{name: told[name] for name in slots(what.english)})
