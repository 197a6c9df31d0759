"""Texts that readers find wrong: which, in which language, and how many found so. Nothing of who or when.

A count stays until an admin words the text otherwise or says that it is right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from db.work import Work

QUESTION = "?"
"""What the key of a question of the intake begins with; its id follows."""
_NAME = "texts.reported"


@dataclass(frozen=True, slots=True)
class Reported:
    """One text in one language. `told`: the admins have heard of it."""

    code: str
    key: str
    count: int = 1
    told: bool = False


_STORED = TypeAdapter(tuple[Reported, ...])


def every(work: Work) -> tuple[Reported, ...]:
    """All that nobody has settled yet, the most reported first."""
    stored = work.settings.get(_NAME)
    found = _STORED.validate_json(stored) if stored else ()
    return tuple(sorted(found, key=lambda one: (-one.count, one.key, one.code)))


def times(work: Work, code: str, key: str) -> int:
    """How many readers find this text wrong in this language."""
    return next((one.count for one in every(work) if (one.code, one.key) == (code, key)), 0)


def count(work: Work, code: str, key: str) -> None:
    """One reader more."""
    known = every(work)
    same = next((one for one in known if (one.code, one.key) == (code, key)), None)
    others = tuple(one for one in known if one is not same)
    _keep(work, (*others, replace(same, count=same.count + 1) if same else Reported(code, key)))


def settle(work: Work, code: str, key: str) -> None:
    """An admin has dealt with it."""
    known = every(work)
    left = tuple(one for one in known if (one.code, one.key) != (code, key))
    if left != known:
        _keep(work, left)


def told(work: Work) -> None:
    """The admins have heard of all of them; questions of the intake are theirs from here on."""
    kept = (one for one in every(work) if not one.key.startswith(QUESTION))
    _keep(work, tuple(replace(one, told=True) for one in kept))


def _keep(work: Work, found: tuple[Reported, ...]) -> None:
    work.settings.put(_NAME, _STORED.dump_json(found).decode())
