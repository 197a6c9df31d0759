"""What must hold of every translation before it may be shown; each check yields plain sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from babel.messages.catalog import Message

from locales import bidi
from locales.cldr import plural_categories
from locales.direction import direction
from locales.finish import finish
from locales.phrase import utf16_length
from locales.review import former_english
from locales.template import marks, slots

LONGEST = 3800
"""UTF-16 units of a template: Telegram takes 4,096 characters, the rest is for what is inserted."""
LONGEST_BUTTON = 34
"""Characters that a phone shows of one button across the whole width."""
LONGEST_POPUP = 200
"""Bot API, answerCallbackQuery."""

ALONE = "alone"
"""Flag of a text that is no translation: its source is what it said itself when it was last looked at."""
TYPED = "typed"
"""Flag of words that people type, which are understood and never shown."""

_A_CALL = 3
"""Digits of the shortest number to call; the shortest command is no shorter."""
_A_SENTENCE = 3
"""Words from which on a text that equals its English has been forgotten, not borrowed."""
BUTTON = re.compile(r"(^|\. )(\w+ )?button\b")
_COMMAND = re.compile(r"(?<![\w/])/[a-z]+")
_DIGITS = re.compile(r"\d[\d -]*")
_PHONE = re.compile(r"\d[\d -]{5,}\d")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]")


def sources(message: Message) -> tuple[str, ...]:
    """The English templates of a message."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translated templates of a message."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def problems(message: Message, code: str) -> Iterator[str]:
    """Everything wrong with one message in one language, each with its key in front."""
    for problem in _problems(message, code):
        yield f"{code}: {message.context}: {problem}"


def _problems(message: Message, code: str) -> Iterator[str]:
    if not all(forms(message)):
        yield "not translated"
        return
    if TYPED in message.flags:
        return
    if former_english(message) is not None:
        yield "the English has changed since it was translated"
    if len(sources(message)) > 1 and len(forms(message)) != len(plural_categories(code)):
        yield f"needs the plural forms {', '.join(plural_categories(code))}"
    for form in forms(message):
        for check in _OF_ITS_OWN if ALONE in message.flags else _EACH_FORM:
            yield from check(message, form, code)


def _same_marks(message: Message, form: str, _code: str) -> Iterator[str]:
    wanted, found = marks(sources(message)[-1]), marks(form)
    if len(sources(message)) > 1:
        wanted.pop("count", 0)
        found.pop("count", 0)
    if wanted != found:
        yield f"inserted words or bold marks differ: {dict(wanted)} in English, {dict(found)} here"
    stray = re.sub(r"\{[a-z_][a-z0-9_]*\}", "", form)
    if "{" in stray or "}" in stray:
        yield "a brace that names nothing"
    if marks(form)["*"] % 2:
        yield "a bold mark that is not closed"


def _same_codes(message: Message, form: str, _code: str) -> Iterator[str]:
    wanted, found = _codes(sources(message)[-1]), _codes(form)
    if wanted != found:
        yield f"commands and numbers differ: {', '.join(sorted(wanted ^ found))}"


def _same_calls(message: Message, form: str, _code: str) -> Iterator[str]:
    """Of a story an age or an hour may be told in other words, but no number to call."""
    wanted, found = (
        {one for one in _codes(said) if len(one) >= _A_CALL} for said in (*sources(message), form)
    )
    if wanted != found:
        yield f"commands and numbers to call differ: {', '.join(sorted(wanted ^ found))}"


def commands(template: str) -> set[str]:
    """The commands in it, each with its slash."""
    return set(_COMMAND.findall(template))


def _codes(template: str) -> set[str]:
    return commands(template) | {re.sub(r"\D", "", digits) for digits in _DIGITS.findall(template)}


def _fits(message: Message, form: str, _code: str) -> Iterator[str]:
    note = " ".join(message.auto_comments).lower()
    shown = form.replace("*", "")
    if utf16_length(form) > LONGEST:
        yield f"longer than {LONGEST}"
    if BUTTON.search(note) and not slots(form) and len(shown) > LONGEST_BUTTON:
        yield f"a button of {len(shown)} characters; at most {LONGEST_BUTTON}"
    if "pop-up" in note and len(shown) > LONGEST_POPUP:
        yield f"a pop-up of {len(shown)} characters; at most {LONGEST_POPUP}"


def _right_way(_message: Message, form: str, code: str) -> Iterator[str]:
    if any(control in form for control in bidi.CONTROLS):
        yield "holds a bidi control character; those are put in when it is said"
    if direction(code) == "ltr":
        if bidi.has_rtl(form):
            yield "holds letters written from right to left"
        return
    for line in form.split("\n"):
        if bidi.starts_rtl(re.sub(r"\{\w+\}", "", line)) is False:
            yield f"a line that does not begin with a letter of this language: {line[:30]}"
        if (phone := _PHONE.search(line)) and _LETTERS.search(line.replace(phone[0], "")):
            yield f"a telephone number that is not on a line of its own: {phone[0]}"


def _own_language(message: Message, form: str, code: str) -> Iterator[str]:
    words = _WORDS.findall(re.sub(r"\{\w+\}|/\w+", "", form))
    if direction(code) == "rtl":
        if words and not bidi.has_rtl(form):
            yield "no word of it is in this language's script"
    elif form in sources(message) and len(words) >= _A_SENTENCE:
        yield "the same as the English"


def _well_finished(message: Message, form: str, code: str) -> Iterator[str]:
    yield from finish(sources(message)[-1], form, code)


def _finished_alone(_message: Message, form: str, code: str) -> Iterator[str]:
    yield from finish(form, form, code)


_EACH_FORM: tuple[Callable[[Message, str, str], Iterator[str]], ...] = (
    _same_marks,
    _same_codes,
    _fits,
    _right_way,
    _own_language,
    _well_finished,
)
_OF_ITS_OWN = (_same_calls, _fits, _right_way, _finished_alone)
"""For a text without an English source: what it names, a number to call above all, stays in it."""
