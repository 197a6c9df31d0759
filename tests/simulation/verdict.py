"""Whether the promise held on a simulated day: everything there, in order, to the right person, marked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from locales import tongue
from locales.text import Text
from locales.texts import common, delivery, retraction, seeker as texts, staff as staff_texts
from tests.simulation.chronicle import Chronicle, Place, Shown, Written

DUTCH = tongue("nl")
MARK = DUTCH(common.MAYBE_REPEAT)
HANDED_OVER = 600.0
"""Seconds within which what a case's former confidant had of it may go uncorrected, if it goes altogether."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found wrong, each as a sentence; and how much there was to look at."""

    written: int = 0
    seen: int = 0
    told: int = 0
    marked: int = 0
    wrong: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.wrong


@dataclass(slots=True)
class Judge:
    """Looks through a chronicle. Who talks with whom is taken from what was seen, not from the line."""

    chronicle: Chronicle
    seekers: frozenset[int]
    wrong: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    copies: dict[str, dict[Place, list[Shown]]] = field(default_factory=dict)

    def verdict(self) -> Verdict:
        """Judge everything that was written."""
        written = self.chronicle.written
        self.copies = {one.words: self._copies(one) for one in written}
        with_whom = self._with_whom()
        for one in written:
            self._right_person(one, with_whom)
            self._marked(one)
            self._corrected(one)
        self._in_order()
        told = self._untold()
        seen = sum(bool(self.copies[one.words]) for one in written)
        marked = sum(MARK in one.words for one in self.chronicle.shown)
        return Verdict(len(written), seen, told, marked, tuple(self.wrong))

    def _note(self, kind: str, words: str) -> None:
        self.kinds[kind] += 1
        self.wrong.append(words)

    def _copies(self, one: Written) -> dict[Place, list[Shown]]:
        found: dict[Place, list[Shown]] = defaultdict(list)
        for shown in self.chronicle.shown:
            if one.words in shown.words and shown.place != one.place:
                found[shown.place].append(shown)
        return dict(found)

    def _with_whom(self) -> dict[Place, set[int]]:
        """For each topic, the seekers whose words were shown in it."""
        found: dict[Place, set[int]] = defaultdict(set)
        for one in self.chronicle.written:
            if one.place[0] in self.seekers:
                for place in self.copies[one.words]:
                    found[place].add(one.place[0])
        for place, seekers in found.items():
            if len(seekers) > 1 or place[0] in self.seekers or place[1] is None:
                self._note("misdelivered", f"words of {sorted(seekers)} stand at {place}")
        return found

    def _right_person(self, one: Written, with_whom: dict[Place, set[int]]) -> None:
        """A confidant's words go to one seeker, and to colleagues' topics about the same seeker."""
        if one.place[0] in self.seekers:
            return
        readers = {place[0] for place in self.copies[one.words]} & self.seekers
        own = with_whom.get(one.place, set())
        others = {seeker for place in self.copies[one.words] for seeker in with_whom.get(place, ())}
        if len(readers | own | others) > 1:
            self._note(
                "misdelivered", f"{one.words} of {one.place} was seen by {sorted(self.copies[one.words])}"
            )

    def _marked(self, one: Written) -> None:
        for place, copies in self.copies[one.words].items():
            fresh = [copy for copy in copies if copy.fresh]
            bare = [copy for copy in fresh if MARK not in copy.words]
            unmarked = bare[:1] + [copy for copy in bare[1:] if not self._follows_mark(copy)]
            if len(unmarked) > 1:
                self._note("unmarked", f"{one.words} stands {len(unmarked)} times at {place} without a mark")

    def _follows_mark(self, copy: Shown) -> bool:
        """Whether it is of an album: the mark stands before the first of it, and nothing else in between."""
        lane = [shown for shown in self.chronicle.shown if shown.fresh and shown.place == copy.place]
        before = lane[: next(at for at, shown in enumerate(lane) if shown is copy)]
        while before and before[-1].album == copy.album and copy.album:
            before.pop()
        return bool(copy.album and before) and before[-1].words.strip() == MARK

    def _cleared(self, place: Place, one: Written) -> bool:
        """Whether the copy was taken away before a correction had to be there: the case went to another."""
        return self.chronicle.cleared.get(place, inf) < one.at + HANDED_OVER

    def _corrected(self, one: Written) -> None:
        """Who saw it sees it corrected, or its writer is told that it stays as it was."""
        corrected = self.chronicle.corrected.get(one.words)
        said = any(_tells(shown, one.place[0], STAYS) and shown.at > one.at for shown in self.chronicle.shown)
        for place, copies in self.copies[one.words].items():
            if (
                corrected
                and not said
                and not self._cleared(place, one)
                and not any(corrected in copy.words for copy in copies)
            ):
                self._note("uncorrected", f"{one.words} of {one.place} was never corrected at {place}")

    def _in_order(self) -> None:
        lanes: dict[tuple[Place, Place], list[float]] = defaultdict(list)
        order = {id(shown): at for at, shown in enumerate(self.chronicle.shown)}
        for one in self.chronicle.written:
            for place, copies in self.copies[one.words].items():
                lanes[one.place, place].append(order[id(copies[0])])
        for (writer, place), at in lanes.items():
            if any(first > second for first, second in pairwise(at)):
                self._note("misplaced", f"what {writer} wrote stands in another order at {place}")

    def _untold(self) -> int:
        """What nobody saw: its writer was told afterwards, each time, that it went to nobody.

        Answers how many were told of.
        """
        unseen: dict[int, list[Written]] = defaultdict(list)
        for one in self.chronicle.written:
            if not self.copies[one.words]:
                unseen[one.place[0]].append(one)
        for person, lost in unseen.items():
            said = SEEKERS_TOLD if person in self.seekers else STAFF_TOLD
            told = [shown.at for shown in self.chronicle.shown if _tells(shown, person, said)]
            several = self._told_of_several(person)
            unread = [shown.at for shown in self.chronicle.shown if _tells(shown, person, (UNREAD,))]
            for one in reversed(lost):
                if any(at > one.at for at in unread) or self._answered(one):
                    continue  # that they were not read is told of all at once, a refusal in an answer to it
                if (late := next((at for at in several if at > one.at), None)) is not None:
                    several.remove(late)
                elif not told or told.pop() < one.at:
                    self._note("lost", f"{one.words} of {one.place} at {one.at:.1f} was lost")
        return sum(map(len, unseen.values()))

    def _told_of_several(self, person: int) -> list[float]:
        """When somebody was told that messages had not arrived before the end: once for each of them."""
        found = [shown for shown in self.chronicle.shown if _tells(shown, person, (UNSEEN,))]
        counts = [re.search(r"\d+", shown.words) for shown in found]
        return [
            shown.at
            for shown, many in zip(found, counts, strict=True)
            for _ in range(int(many[0]) if many else 1)
        ]

    def _answered(self, one: Written) -> bool:
        """Whether an answer to this very message says that it did not arrive."""
        return one.number is not None and any(
            shown.answers == one.number and _tells(shown, one.place[0], REFUSED)
            for shown in self.chronicle.shown
        )


def _tells(shown: Shown, person: int, said: Iterable[str]) -> bool:
    """Also with a mark: the copy before it may never have come."""
    here = shown.fresh and shown.place[0] == person
    return here and any(words in shown.words for words in said)


def _first_line(what: Text) -> str:
    return DUTCH.template(what).splitlines()[0].partition("{")[0].replace("*", "").strip()


TO_NOBODY = (
    staff_texts.CASE_CLOSED_HERE,
    staff_texts.NO_CASE,
    staff_texts.WHICH_CASE,
    staff_texts.NOT_PASSED_ON,
)
STAFF_TOLD = tuple(_first_line(one) for one in TO_NOBODY)
SEEKERS_TOLD = tuple(_first_line(one) for one in (texts.USE_MENU, texts.NOT_PASSED_ON))
REFUSED = (_first_line(delivery.NOT_DELIVERED),)
STAYS = tuple(_first_line(one) for one in (retraction.LOCKED, staff_texts.NO_CASE))
UNREAD = "had nog niemand gelezen"
"""Of the Dutch `delivery.nobody_read`, whatever the count."""
UNSEEN = "bij de ander gekomen voordat het gesprek voorbij was"
"""Of the Dutch `delivery.unseen`, the same."""
