"""What is wrong with a questionnaire, or might be, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.intake.questionnaire import Questionnaire

Level = Literal["problem", "warning"]
"""A questionnaire with a problem is not published; a warning is for a person to judge."""

Path = tuple[str | int, ...]
"""Where in the questionnaire, as in YAML: ("questions", 3, "options", 0, "text", "tr")."""

PROBLEMS = {
    "broken_yaml": "this is not YAML: {0}",
    "too_large": "the file is too large ({0} characters; at most {1})",
    "too_deep": "nested too deeply",
    "alias": "anchors and aliases (& and *) are not used here; write it out",
    "not_mapping": "expected keys with values here",
    "not_list": "expected a list here",
    "not_text": "expected text here; put it in quotes if it looks like a number or true/false",
    "not_number": "expected a whole number here",
    "not_boolean": "expected true or false here",
    "not_format": "expected version: 1",
    "missing_key": "this key is missing",
    "unknown_key": "{0} is not a known key",
    "duplicate_key": "{0} stands here twice",
    "bad_id": "{0} is not a good id: a small letter, then at most 23 small letters, digits or _",
    "bad_language": "{0} is not a language code",
    "unknown_kind": "{0} is not a kind of question; use one of: {1}",
    "bad_condition": "a condition is one of: {{question: {{is: x}}}}, {{question: {{has: x}}}}, "
    "{{question: {{above: n}}}}, {{question: {{answered: true}}}}, {{all: [...]}}, {{any: [...]}}, "
    "{{not: {{...}}}}",
    "no_languages": "no languages are listed",
    "duplicate_language": "language {0} is listed twice",
    "no_questions": "there are no questions",
    "too_many_questions": "{0} questions; at most {1} are sensible",
    "duplicate_question": "another question has this id",
    "reserved_id": "{0} has a meaning in conditions and cannot be an id",
    "duplicate_option": "another option of this question has the id {0}",
    "no_text": "there is no text in any language",
    "unlisted_language": "{0} is not one of the languages listed at the top",
    "control_character": "the text holds a character that cannot be shown (U+{0})",
    "text_too_long": "the text with its help is {0} characters long; Telegram takes {1}",
    "unfit_key": "{0} does not go with the kind {1}",
    "no_options": "there are no options",
    "too_many_options": "{0} options; at most {1} buttons go under one message",
    "no_bounds": "a scale needs min and max",
    "crossed_bounds": "min is greater than max",
    "long_scale": "the scale has {0} steps; at most {1} buttons go under one message",
    "unknown_none": "none names {0}, which is not one of the options",
    "empty_condition": "all and any need at least one part",
    "unknown_question": "the condition names {0}, which is not a question",
    "later_question": "the condition looks at {0}, which is not asked before this one",
    "unknown_option": "the condition looks for {0}, which is not an option of {1}",
    "unfit_condition": "the condition {0} does not go with {1}, which is of the kind {2}",
}
"""Every problem, by its code, in an operator's English."""

WARNINGS = {
    "missing_translation": "not translated into {0}",
    "unreachable_question": "no answers lead to this question",
    "unreachable_variant": "no answers lead to these words",
    "role_twice": "the role {0} is already carried by {1}, and both can be asked",
    "unknown_role": "{0} is not a role that matching or triage knows",
    "unfit_role": "the role {0} is meant for the kinds {1}",
    "long_label": "the button is {0} wide; over {1} it may be cut off",
    "same_label": "the options {0} and {1} read the same in {2}",
    "many_options": "{0} options are much to read; typed numbers are understood up to {1}",
    "one_option": "there is only one option",
    "needless_required": "required does nothing for an information step",
}
"""Every warning, by its code, in an operator's English."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or warning.

    `code` and `detail` let each reader's language have its own sentence; `str()` gives an
    operator's English. `question` is the id of the question it is about, `line` the line in
    the YAML, counted from 1, where it was read from YAML.
    """

    code: str
    path: Path = ()
    detail: tuple[str, ...] = ()
    question: str | None = None
    line: int | None = None

    @property
    def level(self) -> Level:
        """Whether it keeps the questionnaire from being published."""
        return "problem" if self.code in PROBLEMS else "warning"

    def __str__(self) -> str:
        """`line 12: question town: text: not translated into tr`, without a line where there is none."""
        said = (PROBLEMS.get(self.code) or WARNINGS[self.code]).format(*self.detail)
        line = f"line {self.line}" if self.line else ""
        about = f"question {self.question}" if self.question else ""
        place = self.path[2:] if self.path[:1] == ("questions",) else self.path
        inside = " ".join(str(one + 1 if isinstance(one, int) else one) for one in place)
        return ": ".join(part for part in (line, about, inside, said) if part)


def at(q: Questionnaire, code: str, path: Path, *detail: object) -> Finding:
    """A finding somewhere in this questionnaire."""
    return Finding(code, path, tuple(str(one) for one in detail), question_at(q, path))


def question_at(q: Questionnaire, path: Path) -> str | None:
    """The id of the question in which a place lies."""
    index = path[1] if len(path) > 1 and path[0] == "questions" else None
    return q.questions[index].id if isinstance(index, int) else None
