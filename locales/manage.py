"""Keeping the catalogs: find the texts, bring catalogs up to date, check them, count them.

Run as `python -m locales.manage extract|update|check|status|compile`, or `add CODE NAME` for a new language.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from locales import checks
from locales.book import read_catalog
from locales.cldr import locale_of
from locales.languages import CATALOGS, HOME, SOURCE, catalog_path, translated
from locales.review import comments_after, reviewed_on
from locales.shelf import Shelf
from locales.text import Text
from locales.typed import named, read_all

TEMPLATE = CATALOGS / "amana.pot"
KEYWORDS = {"text": ((1, "c"), 2), "plural": ((1, "c"), 2, 3)}
_HEAD = "# The texts of Amana, in English. Licence: AGPL-3.0-or-later."
METHODS = [("texts/**.py", "locales.extraction:declared")]
"""The same as in babel.cfg."""


_CODE = re.compile("[a-z]{2,3}")
_EMPTY = """\
# What people type in this language. It is read, never shown: capitals, accents and signs do not matter.
# Several words stand between commas. README.md says what each line is for.
names: ""
yes: ""
no: ""
polite: ""
and: ""
numbers: {}
commands: {}
"""


class BadCode(ValueError):
    """This is no code of a language."""


class SameKey(ValueError):
    """Two texts carry the same key, so a translator could serve only one of them."""


@dataclass(frozen=True, slots=True)
class Count:
    """How far one language is: texts in all, translated, and of those read by a native speaker."""

    code: str
    texts: int
    translated: int
    reviewed: int

    @property
    def missing(self) -> int:
        """Texts that are not translated."""
        return self.texts - self.translated

    @property
    def draft(self) -> int:
        """Translated texts that no native speaker has read."""
        return self.translated - self.reviewed


def extract(home: Path = HOME) -> Catalog:
    """All texts declared in `home`, in English, as a template.

    Raises SameKey, or NotLiteral where a text is not declared in plain words.
    """
    template, seen = Catalog(project="Amana", version="1", header_comment=_HEAD, charset="utf-8"), set[str]()
    found = extract_from_dir(home, METHODS, keywords=KEYWORDS, comment_tags=("",))
    for path, _line, words, comments, key in found:
        if key is None or key in seen:
            raise SameKey(f"{path}: {key}")
        seen.add(key)
        template.add(words, None, [(f"locales/{path}", 0)], auto_comments=comments, context=key)
    for what, where in _names_of_languages(home):
        if what.key not in seen:
            template.add(what.english, None, [(where, 0)], auto_comments=[what.note], context=what.key)
    return template


def _names_of_languages(home: Path) -> Iterator[tuple[Text, str]]:
    """The name of every language that a file of words was added for, and which file."""
    yield from ((named(one), f"locales/words/{one.code}.yaml") for one in read_all(home / "words"))


def add(code: str, name: str, catalogs: Path = CATALOGS, home: Path = HOME) -> None:
    """Begin a language: a file for the words that people type in it, and a catalog to translate.

    `name` is its name in English. What is there already stays as it is; raises BadCode for what
    is no ISO 639 code.
    """
    if not _CODE.fullmatch(code):
        raise BadCode(
            f"{code!r} is no language code: two or three small letters (ISO 639), such as so or zgh"
        )
    words = home / "words" / f"{code}.yaml"
    if not words.is_file():
        words.write_text(f"name: {name}\n" + _EMPTY, encoding="utf-8")
    for one in (*translated(catalogs), code):
        update(one, catalogs, home)


def update(code: str, catalogs: Path = CATALOGS, home: Path = HOME) -> Catalog:
    """Bring one language's catalog in line with the texts, write it, and return it.

    Translations stay; where the English changed the message becomes a draft again and keeps the
    former English beside it. Messages that are no longer declared go. A new language gets a file.
    """
    path = catalog_path(code, catalogs)
    old = read_catalog(code, path) if path.is_file() else Catalog()
    former = {message.context: message for message in old}
    fresh = empty(code, old, f"# Amana in the language {code}. Licence: AGPL-3.0-or-later.")
    for message in extract(home):
        if message.id:
            _take_over(fresh, message, former.get(message.context))
    path.parent.mkdir(parents=True, exist_ok=True)
    write(fresh, path)
    return fresh


def _dated_as_before(template: Catalog, path: Path) -> Catalog:
    if path.is_file():
        with path.open("rb") as former:
            template.creation_date = read_po(former).creation_date
    return template


def empty(code: str, old: Catalog, head: str) -> Catalog:
    """A catalog of a language without any text, as old as another one, with this comment at its head."""
    fresh = Catalog(
        locale_of(code) if str(locale_of(code)) == code else None,
        project="Amana",
        version="1",
        charset="utf-8",
        msgid_bugs_address="see README.md",
        last_translator="Amana",
        language_team="Amana",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        header_comment=head,
        fuzzy=False,
    )
    fresh.mime_headers = [("Plural-Forms", to_gettext(locale_of(code).plural_form))]
    return fresh


def _take_over(fresh: Catalog, message: Message, known: Message | None) -> None:
    english = message.id if isinstance(message.id, str) else message.id[-1]
    fresh.add(
        message.id,
        known.string if known and message.pluralizable == known.pluralizable else "",
        message.locations,
        auto_comments=message.auto_comments,
        user_comments=comments_after(known, english),
        context=message.context,
    )


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalog so that the same content always makes the same file."""
    with path.open("wb") as po:
        write_po(po, catalog, width=0, include_lineno=False)


def check(catalogs: Path = CATALOGS, home: Path = HOME) -> list[str]:
    """Everything that is wrong with the catalogs, a line each; empty when all is well."""
    template = extract(home)
    named = {message.context for message in template}
    nameless = [code for code in translated(catalogs) if f"common.language_{code}" not in named]
    return [
        *(f"{code}: there is no locales/words/{code}.yaml" for code in nameless if (home / "words").is_dir()),
        *(problem for code in translated(catalogs) for problem in _check(code, template, catalogs)),
        *(problem for code in translated(catalogs) for problem in _check_others(code, Shelf(catalogs, home))),
    ]


def _check_others(code: str, shelf: Shelf) -> Iterator[str]:
    """The same of questionnaires, practice conversations and what people type."""
    yield from (f"{code}: {key}: not translated" for key in shelf.untranslated(code))
    for message in shelf.others(code):
        yield from checks.problems(message, code)


def _check(code: str, template: Catalog, catalogs: Path) -> Iterator[str]:
    known = {
        message.context: message for message in read_catalog(code, catalog_path(code, catalogs)) if message.id
    }
    for message in template:
        mine = known.pop(message.context, None)
        if message.id and (mine is None or mine.id != message.id):
            yield f"{code}: {message.context}: the catalog is behind the texts; run `make locales`"
        elif mine is not None:
            yield from checks.problems(mine, code)
    yield from (f"{code}: {key}: no text has this key any more; run `make locales`" for key in known)


def status(catalogs: Path = CATALOGS, home: Path = HOME) -> list[Count]:
    """How far every language is; English is the source, and counts as read."""
    keys = {message.context or "" for message in extract(home) if message.id}
    counts = [_count(code, keys, catalogs) for code in translated(catalogs)]
    return [*counts, Count(SOURCE, len(keys), len(keys), len(keys))]


def _count(code: str, keys: set[str], catalogs: Path) -> Count:
    mine = [
        one for one in read_catalog(code, catalog_path(code, catalogs)) if one.context and one.context in keys
    ]
    done = [one for one in mine if all(checks.forms(one))]
    return Count(code, len(keys), len(done), sum(reviewed_on(one) is not None for one in done))


def compile_all(catalogs: Path = CATALOGS) -> None:
    """Write a .mo beside every .po, for other tools; the program itself reads the .po files."""
    for code in translated(catalogs):
        path = catalog_path(code, catalogs)
        with path.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_catalog(code, path))


def main(command: str, *given: str) -> int:
    """Run one of the commands in the terminal; returns the exit code."""
    if command == "extract":
        write(_dated_as_before(extract(), TEMPLATE), TEMPLATE)
    elif command == "update":
        for code in translated():
            update(code)
    elif command == "add" and len(given) > 1:
        add(given[0], " ".join(given[1:]))
        write(_dated_as_before(extract(), TEMPLATE), TEMPLATE)
    elif command == "status":
        from locales.status import lines  # which counts with what is here

        _print(lines(Shelf()))
    elif command == "compile":
        compile_all()
    elif command == "check":
        found = check()
        _print(found or ["the catalogs are complete"])
        return int(bool(found))
    else:
        _print([str(__doc__)])
        return 2
    return 0


def _print(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [""])))
