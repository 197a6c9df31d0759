"""What a native speaker made of the files of words: better wordings into them, and beside them what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from locales.book import read_catalog
from locales.checks import ALONE, forms
from locales.content.pieces import Piece, Place
from locales.content.records import record_path, records
from locales.content.rewriting import CannotBeWritten, rewritten
from locales.manage import empty, write

_HEAD = """\
# What native speakers have read of the files of words beside this folder, in the language {code}: each text
# as it was then. Licence: AGPL-3.0-or-later."""

Faults = Callable[[Path, str], list[str]]
"""What is wrong with a file, would it say this."""


def content(path: Path) -> str:
    """What a file says, with one kind of line break."""
    return path.read_bytes().decode().replace("\r\n", "\n")


def replaced(path: Path, text: str) -> None:
    """The file says this from now on, with the kind of line break that it has."""
    ends = b"\r\n" if b"\r\n" in path.read_bytes() else b"\n"
    path.write_bytes(text.encode().replace(b"\n", ends))


def better(
    pieces: Mapping[str, Piece], code: str, settled: Iterable[Message], faults: Faults
) -> tuple[dict[Path, str], dict[str, str]]:
    """The files with the better wordings, and why some cannot be in them, by key. Writes nothing.

    A wording with which its file could not be used any more is left out.
    """
    changes: dict[Path, dict[Place, Message]] = {}
    for message in settled:
        place = pieces[message.context or ""].places[code]
        if forms(message)[0] != place.words:
            changes.setdefault(place.path, {})[place] = message
    files, wrong = dict[Path, str](), dict[str, str]()
    for path, here in changes.items():
        files[path], left_out = _one(path, here, faults)
        wrong |= left_out
    return files, wrong


def _one(path: Path, changes: Mapping[Place, Message], faults: Faults) -> tuple[str, dict[str, str]]:
    """All together where that is well; else one by one, to find those that are not."""
    text = content(path)
    known = faults(path, text)

    def why(tried: Mapping[Place, Message]) -> str:
        try:
            made = rewritten(text, _words(tried))
        except CannotBeWritten:
            return "these words cannot be written into the file"
        return "; ".join(one for one in faults(path, made) if one not in known)

    wrong = dict[str, str]()
    if why(changes):
        wrong = {one.context or "": said for place, one in changes.items() if (said := why({place: one}))}
    kept = {place: one for place, one in changes.items() if one.context not in wrong}
    if said := why(kept):
        return text, {one.context or "": said for one in changes.values()}
    return rewritten(text, _words(kept)), wrong


def _words(changes: Mapping[Place, Message]) -> dict[Place, str]:
    return {place: forms(message)[0] for place, message in changes.items()}


def keep(reviews: Path, code: str, settled: Iterable[Message], there: Iterable[str]) -> None:
    """Write down what became of these texts. What was read of a text that is not `there` any more goes."""
    found = {**records(reviews, code), **{message.context or "": message for message in settled}}
    keys = set(there)
    path = record_path(reviews, code)
    former = read_catalog(code, path) if path.is_file() else Catalog()
    catalog = empty(code, former, _HEAD.format(code=code))
    for key, one in sorted(found.items()):
        if key in keys:
            source = forms(one)[0] if ALONE in one.flags else one.id
            catalog.add(source, one.string, flags=one.flags, user_comments=one.user_comments, context=key)
    reviews.mkdir(exist_ok=True)
    write(catalog, path)
