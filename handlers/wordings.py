"""The line's own wordings of its texts, and when everything that is said is said in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from db.letters import Words
from db.records import Wording
from db.work import Work
from handlers.phrases import width
from locales import Tongue, bidi, tongue
from locales.organisation import Overlay
from locales.text import Text
from locales.tongue import reworded


class Wordings:
    """Reads the wordings anew when one was changed, in this process or another, and only then."""

    def __init__(self) -> None:
        self._revision = b""
        self._overlay: Overlay = {}

    @contextmanager
    def in_force(self, work: Work) -> Iterator[None]:
        """Within this block the line speaks in its own words, as they were when it began."""
        revision = work.wordings.revision()
        if revision != self._revision:
            self._overlay = overlay(work.wordings.in_force())
            self._revision = revision
        with reworded(self._overlay):
            yield


def overlay(wordings: list[Wording]) -> Overlay:
    """Wordings by language and key."""
    found: dict[str, dict[str, str]] = {}
    for one in wordings:
        if one.template is not None:
            found.setdefault(one.language, {})[one.key] = one.template
    return found


def speaking(work: Work, what: Text, language: str) -> Tongue:
    """The tongue that says this one text as it is worded now, a change of a moment ago included."""
    past = work.wordings.history(what.key, language)
    return worded(what, language, past[-1].template if past else None)


def worded(what: Text, language: str, template: str | None) -> Tongue:
    """The tongue that says this one text in these words; in its organisation's for None."""
    with reworded({} if template is None else {language: {what.key: template}}):
        return tongue(language)


def template_of(words: Words) -> str:
    """What somebody wrote as a template: bold becomes `*`, and other formatting is left behind.

    Bidi controls go: they are put in when a text is said.
    """
    bold = [mark for mark in words.marks if mark.kind == "bold"]
    cuts = [at for mark in bold for at in (mark.offset, mark.offset + mark.length)]
    made, at = "", 0
    for letter in words.text:
        made += "*" * cuts.count(at) + letter
        at += width(letter)
    return bidi.strip_controls(made + "*" * cuts.count(at)).replace("**", "").strip()
