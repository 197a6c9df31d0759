"""Looking a questionnaire over before it is published: problems, and warnings for a person to judge."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from handlers.intake import reach
from handlers.intake.checking_conditions import condition_findings
from handlers.intake.conditions import Not
from handlers.intake.findings import Finding, Path, at
from handlers.intake.folding import fold
from handlers.intake.questionnaire import CHOOSING, COUNTING, WEIGHED, Question, Questionnaire
from handlers.intake.roles import ROLES
from handlers.intake.texts import NOTHING, Texts

MESSAGE = 4096
"""Characters in one message, Bot API sendMessage."""

AROUND = 400
"""Of those, kept free for what stands around a question: its number, a hint, a preview's heading."""

BUTTONS = 90
"""Buttons under one message: Telegram takes 100, and back, skip and stop need theirs."""

LABEL = 40
"""Columns a button's label can be wide before phones cut it off (measured in wcwidth columns)."""

NUMBERED = 30
"""Options that people are helped to choose by number."""

QUESTIONS = 200
"""More questions than anybody answers, and fewer than would make a check slow."""

RESERVED = ("all", "any", "not")


def findings(q: Questionnaire) -> tuple[Finding, ...]:
    """Everything that is wrong or doubtful, in the order of the questionnaire."""
    if len(q.questions) > QUESTIONS:
        return (at(q, "too_many_questions", ("questions",), len(q.questions), QUESTIONS),)
    found = list(_whole(q))
    for index, question in enumerate(q.questions):
        path: Path = ("questions", index)
        found += _named(q, question, index)
        found += _worded(q, question, path)
        found += _shaped(q, question, path)
        found += _optioned(q, question, path)
        looking = list(condition_findings(q, index))
        found += looking or _reached(q, question, index)
        found += _cast(q, question, index)
    return tuple(found)


def problems(q: Questionnaire) -> tuple[Finding, ...]:
    """Only what keeps it from being published."""
    return tuple(one for one in findings(q) if one.level == "problem")


def width(label: str) -> int:
    """How many columns a label takes: wide letters and emoji two, marks and joiners none."""
    return sum(_columns(letter) for letter in unicodedata.normalize("NFC", label))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _whole(q: Questionnaire) -> Iterator[Finding]:
    if not q.languages:
        yield at(q, "no_languages", ("languages",))
    for language, times in Counter(q.languages).items():
        if times > 1:
            yield at(q, "duplicate_language", ("languages",), language)
    if not q.questions:
        yield at(q, "no_questions", ("questions",))


def _named(q: Questionnaire, question: Question, index: int) -> Iterator[Finding]:
    path: Path = ("questions", index, "id")
    if any(one.id == question.id for one in q.questions[:index]):
        yield at(q, "duplicate_question", path)
    if question.id in RESERVED:
        yield at(q, "reserved_id", path, question.id)
    if question.kind == "information" and question.required:
        yield at(q, "needless_required", ("questions", index, "required"))


def _worded(q: Questionnaire, question: Question, path: Path) -> Iterator[Finding]:
    yield from _texts(q, question.text, (*path, "text"))
    yield from _texts(q, question.help, (*path, "help"), optional=True)
    yield from _lengths(q, question, question.text, question.help, path)
    for place, variant in enumerate(question.variants):
        here = (*path, "variants", place)
        yield from _texts(q, variant.text, (*here, "text"))
        yield from _texts(q, variant.help, (*here, "help"), optional=True)
        yield from _lengths(q, question, variant.text, variant.help or question.help, here)
    for place, option in enumerate(question.options):
        yield from _texts(q, option.text, (*path, "options", place, "text"))


def _texts(q: Questionnaire, texts: Texts, path: Path, *, optional: bool = False) -> Iterator[Finding]:
    if texts == NOTHING and optional:
        return
    if not any(text.strip() for text in texts.values()):
        yield at(q, "no_text", path)
        return
    for language in q.languages:
        if not texts.get(language, "").strip():
            yield at(q, "missing_translation", path, language)
    for language, text in texts.pairs:
        if language not in q.languages:
            yield at(q, "unlisted_language", (*path, language), language)
        for letter in sorted(filter(_unshowable, set(text))):
            yield at(q, "control_character", (*path, language), f"{ord(letter):04X}")


def _unshowable(letter: str) -> bool:
    return letter != "\n" and unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")


def _lengths(
    q: Questionnaire, question: Question, text: Texts, help_: Texts, path: Path
) -> Iterator[Finding]:
    """What stands in one message: options too, for who hears them or reads them in a second language."""
    most = MESSAGE - AROUND
    for language, words in text.pairs:
        listed = sum(len(one.text.best(language)) + len("90. \n") for one in question.options)
        length = len(words) + len(help_.best(language)) + 2 * bool(help_) + listed
        if length > most:
            yield at(q, "text_too_long", (*path, "text", language), length, most)


def _shaped(q: Questionnaire, question: Question, path: Path) -> Iterator[Finding]:
    counting = question.kind in COUNTING
    present = {
        "options": bool(question.options) and question.kind not in CHOOSING,
        "none": question.none is not None and question.kind != "choices",
        "min": question.min is not None and not counting,
        "max": question.max is not None and not counting,
        "weight": question.weight != 0 and question.kind not in WEIGHED,
    }
    for key in (key for key, unfit in present.items() if unfit):
        yield at(q, "unfit_key", (*path, key), key, question.kind)
    if counting:
        yield from _bounded(q, question, path)


def _bounded(q: Questionnaire, question: Question, path: Path) -> Iterator[Finding]:
    if question.min is None or question.max is None:
        if question.kind == "scale":
            yield at(q, "no_bounds", (*path, "min" if question.min is None else "max"))
        return
    steps = question.max - question.min + 1
    if steps < 1:
        yield at(q, "crossed_bounds", (*path, "min"))
    if question.kind == "scale" and steps > BUTTONS:
        yield at(q, "long_scale", (*path, "max"), steps, BUTTONS)


def _optioned(q: Questionnaire, question: Question, path: Path) -> Iterator[Finding]:
    if question.kind not in CHOOSING:
        return
    ids = [option.id for option in question.options]
    yield from _counted(q, len(ids), (*path, "options"))
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield at(q, "duplicate_option", (*path, "options", place, "id"), one)
    if question.none is not None and question.none not in ids:
        yield at(q, "unknown_none", (*path, "none"), question.none)
    yield from _labels(q, question, path)


def _counted(q: Questionnaire, count: int, path: Path) -> Iterator[Finding]:
    if count == 0:
        yield at(q, "no_options", path)
    elif count == 1:
        yield at(q, "one_option", path)
    elif count > BUTTONS:
        yield at(q, "too_many_options", path, count, BUTTONS)
    elif count > NUMBERED:
        yield at(q, "many_options", path, count, NUMBERED)


def _labels(q: Questionnaire, question: Question, path: Path) -> Iterator[Finding]:
    read: dict[tuple[str, str], str] = {}
    for place, option in enumerate(question.options):
        for language, label in option.text.pairs:
            here = (*path, "options", place, "text", language)
            if width(label) > LABEL:
                yield at(q, "long_label", here, width(label), LABEL)
            first = read.setdefault((language, fold(label) or label), option.id)
            if first != option.id:
                yield at(q, "same_label", here, first, option.id, language)


def _reached(q: Questionnaire, question: Question, index: int) -> Iterator[Finding]:
    if question.when is not None and not reach.reachable(q, index):
        yield at(q, "unreachable_question", ("questions", index, "when"))
        return
    for place, variant in enumerate(question.variants):
        earlier = (Not(other.when) for other in question.variants[:place])
        if not reach.reachable(q, index, variant.when, *earlier):
            yield at(q, "unreachable_variant", ("questions", index, "variants", place, "when"))


def _cast(q: Questionnaire, question: Question, index: int) -> Iterator[Finding]:
    if question.role is None:
        return
    path: Path = ("questions", index, "role")
    kinds = ROLES.get(question.role)
    if kinds is None:
        yield at(q, "unknown_role", path, question.role)
    elif question.kind not in kinds:
        yield at(q, "unfit_role", path, question.role, ", ".join(kinds))
    for place, other in enumerate(q.questions[:index]):
        if other.role == question.role and reach.together(q, place, index):
            yield at(q, "role_twice", path, question.role, other.id)
            return
