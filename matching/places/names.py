"""An index of names: given what somebody typed, which numbers it may stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from matching.places.fold import bones, fold, is_arabic, key, sound

How = Literal["exact", "sound", "start", "inside", "near"]
"""How sure a find is, surest first: the same name; the same name in another spelling; the
beginning of it; a name among other words; a name with typing errors."""

LONGEST = 80
"""Characters of a question that are looked at: a name is shorter, a story is not a name."""

WORDS_IN_A_NAME = 5
SHORTEST_START = 2
SHORTEST_INSIDE = 3
SHORTEST_HEARD = 5
FEWEST_BONES = 3

LENGTHS_FOR_ERRORS = (4, 8, 13)
"""Letters from which a name may carry one, two, three typing errors."""

Hit = tuple[int, How, int]
"""The number found, how, and the line of `Names.lines` that matched."""


class Names:
    """Lines of text, each standing for a number. Of two lines that fit as well, the earlier wins."""

    def __init__(self, lines: Iterable[tuple[str, int]]) -> None:
        self.lines = tuple(lines)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._sound: dict[str, list[int]] = defaultdict(list)
        self._bones: dict[str, list[int]] = defaultdict(list)
        for line, (text, _) in enumerate(self.lines):
            self._add(line, text)
        self._sorted = sorted(self._exact)
        self._by_length = (_by_length(self._exact), _by_length(self._sound))

    def _add(self, line: int, text: str) -> None:
        folded = key(fold(text))
        heard = sound(folded)
        self._exact[folded].append(line)
        self._sound[heard].append(line)
        if not is_arabic(folded):
            self._bones[bones(heard)].append(line)

    def find(self, text: str, limit: int) -> list[Hit]:
        """At most `limit` different numbers, the surest first and then the earliest line."""
        found: dict[int, Hit] = {}
        for lines, how in self._tiers(fold(text[:LONGEST])):
            for line in sorted(lines):
                number = self.lines[line][1]
                found.setdefault(number, (number, how, line))
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def _tiers(self, folded: str) -> Iterator[tuple[list[int], How]]:
        """The ways of looking, surest first; the vague ones only when the sure ones found nothing."""
        asked = key(folded)
        if not asked:
            return
        sure: list[tuple[list[int], How]] = [
            (self._exact.get(asked, []), "exact"),
            (self._sound.get(sound(asked), []), "sound"),
            (list(self._starting(asked)), "start"),
        ]
        yield from sure
        if any(lines for lines, _ in sure):
            return
        inside = self._inside(folded.split())
        yield inside, "inside"
        if not inside:
            yield from ((lines, "near") for lines in self._near(asked))

    def _starting(self, asked: str) -> Iterator[int]:
        if len(asked) < SHORTEST_START:
            return
        for at in range(bisect_left(self._sorted, asked), len(self._sorted)):
            if not self._sorted[at].startswith(asked):
                return
            yield from self._exact[self._sorted[at]]

    def _inside(self, words: list[str]) -> list[int]:
        """The longest run of words that is a name: *near Bergen op Zoom*, *Utrecht Overvecht*."""
        for length in range(min(WORDS_IN_A_NAME, len(words)), 0, -1):
            runs = [key(" ".join(words[at : at + length])) for at in range(len(words) - length + 1)]
            lines = [line for run in runs for line in self._named(run)]
            if lines:
                return lines
        return []

    def _named(self, run: str) -> list[int]:
        if len(run) < SHORTEST_INSIDE:
            return []
        exact = self._exact.get(run, [])
        return exact or (self._sound.get(sound(run), []) if len(run) >= SHORTEST_HEARD else [])

    def _near(self, asked: str) -> list[list[int]]:
        """Names with one typing error, with two, and so on; without any, those with the same bones."""
        written, heard = self._by_length
        best: dict[int, list[int]] = defaultdict(list)
        for errors, name in _close(asked, written):
            best[errors] += self._exact[name]
        for errors, name in _close(sound(asked), heard):
            best[errors] += self._sound[name]
        return [best[errors] for errors in sorted(best)] or [self._with_bones(asked)]

    def _with_bones(self, asked: str) -> list[int]:
        frame = bones(sound(asked)) if is_arabic(asked) else ""
        return self._bones.get(frame, []) if len(frame) >= FEWEST_BONES else []


def _by_length(names: Iterable[str]) -> dict[int, list[str]]:
    grouped: dict[int, list[str]] = defaultdict(list)
    for name in names:
        grouped[len(name)].append(name)
    return grouped


def _close(asked: str, grouped: dict[int, list[str]]) -> Iterator[tuple[int, str]]:
    """Names within the typing errors that a word of this length may have (optimal string alignment)."""
    # Imported here: most people can spell where they live, and a line may wait long for who cannot.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = errors_allowed(len(asked))
    for length in range(len(asked) - allowed, len(asked) + allowed + 1):
        names = grouped.get(length)
        if names and allowed:
            found = process.extract(asked, names, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            yield from ((errors, name) for name, errors, _ in found)


def errors_allowed(length: int) -> int:
    """How many typing errors a name of this many letters may carry and still be recognised."""
    return bisect_right(LENGTHS_FOR_ERRORS, length)
