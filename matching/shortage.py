"""Why nobody fits, and what would help: so that a seeker can be told the truth and asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from matching.arrays import Flags, np
from matching.candidate import Candidate
from matching.places.gazetteer import Gazetteer
from matching.pool import Allowed, Pool
from matching.reasons import Reason
from matching.wish import Wish

Give = Literal["wait", "distance", "gender", "language"]
"""What a seeker may give: time, or one of the wishes that are otherwise never bent."""

GIVES: tuple[Give, ...] = ("wait", "distance", "gender", "language")


@dataclass(frozen=True, slots=True)
class Widening:
    """Something that would help: what is given, how many would then fit, and in which languages
    (only when the language wish is what is given), the one most of them speak first.
    """

    gives: tuple[Give, ...]
    fits: int
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortage:
    """Nobody fits. `unmet` are wishes that nobody meets, even alone; when it is empty, each is
    met by somebody but not all by one. `helps` are the smallest widenings that find somebody;
    when it is empty, nothing does.
    """

    unmet: tuple[Reason, ...]
    helps: tuple[Widening, ...]


def missing(wish: Wish, candidates: Sequence[Candidate] | Pool, places: Gazetteer) -> Shortage | None:
    """What stands in the way of a case, or None when somebody fits it now."""
    pool = candidates if isinstance(candidates, Pool) else Pool(candidates, places)
    allowed = pool.allowed(wish)
    if allowed.all.any():
        return None
    return Shortage(tuple(_unmet(wish, allowed)), _helps(wish, pool, allowed))


def widen(wish: Wish, widening: Widening) -> Wish:
    """The wish after a seeker agreed to a widening. Waiting changes nothing in it."""
    return replace(
        wish,
        gender=None if "gender" in widening.gives else wish.gender,
        distance="any" if "distance" in widening.gives else wish.distance,
        languages=wish.languages + widening.languages,
    )


def _unmet(wish: Wish, allowed: Allowed) -> Iterator[Reason]:
    if wish.languages and not (allowed.language & allowed.history).any():
        yield Reason("no_shared_language", *wish.languages)
    if wish.gender and not (allowed.gender & allowed.history).any():
        yield Reason("gender_not_as_asked", wish.gender)
    if wish.distance == "not_own_town" and not (allowed.town & allowed.history).any():
        yield Reason("own_town")
    if allowed.wishes.any():
        yield Reason("unavailable") if (allowed.wishes & allowed.room).any() else Reason("full")


def _helps(wish: Wish, pool: Pool, allowed: Allowed) -> tuple[Widening, ...]:
    for size in range(1, len(GIVES) + 1):
        helps = [_widening(wish, pool, gives, allowed) for gives in combinations(_askable(wish), size)]
        if found := tuple(widening for widening in helps if widening.fits):
            return found
    return ()


def _askable(wish: Wish) -> tuple[Give, ...]:
    """What this seeker has to give: time always, a wish only when they made it."""
    made = {
        "wait": True,
        "distance": wish.distance == "not_own_town",
        "gender": wish.gender is not None,
        "language": bool(wish.languages),
    }
    return tuple(give for give in GIVES if made[give])


def _widening(wish: Wish, pool: Pool, gives: tuple[Give, ...], allowed: Allowed) -> Widening:
    fit = _without(gives, pool, allowed)
    languages = _spoken(pool, fit, wish.languages) if "language" in gives else ()
    return Widening(gives, int(np.count_nonzero(fit)), languages)


def _without(gives: tuple[Give, ...], pool: Pool, allowed: Allowed) -> Flags:
    """Who fits when these are given. Some language must be left to talk in all the same."""
    kept = [allowed.history, pool.limit > 0]
    kept += [] if "wait" in gives else [allowed.room, allowed.present]
    kept += [] if "distance" in gives else [allowed.town]
    kept += [] if "gender" in gives else [allowed.gender]
    kept += [pool.speaks(*pool.languages)] if "language" in gives else [allowed.language]
    fit: Flags = np.logical_and.reduce(kept)
    return fit


def _spoken(pool: Pool, fit: Flags, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of those who fit, most spoken first, without those that were asked for."""
    speakers = [pool.candidates[int(at)].profile for at in np.flatnonzero(fit)]
    spoken = Counter(language for profile in speakers for language in profile.languages)
    return tuple(sorted(spoken.keys() - set(asked), key=lambda language: (-spoken[language], language)))
