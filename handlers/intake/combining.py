"""Building a condition out of parts: at least all of them, or any of them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.intake.conditions import All, Any, Condition, Not


def parts_of(condition: Condition | None) -> tuple[Condition, ...]:
    """What the condition is put together from at its top; nothing for no condition."""
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, All | Any) else (condition,)


def combined(parts: Sequence[Condition], *, one_is_enough: bool) -> Condition | None:
    """The parts as one condition: a single part stands alone, none is no condition."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    return Any(tuple(parts)) if one_is_enough else All(tuple(parts))


def needed(condition: Condition | None) -> Condition:
    """The condition where there must be one: one without parts, which the check finds, stands for none."""
    return condition or All(())


def with_part(condition: Condition | None, part: Condition) -> Condition | None:
    """The condition with one part more; it goes on asking for all, or for any."""
    return combined((*parts_of(condition), part), one_is_enough=isinstance(condition, Any))


def without_part(condition: Condition | None, place: int) -> Condition | None:
    """The condition without the part at `place`."""
    parts = parts_of(condition)
    return combined((*parts[:place], *parts[place + 1 :]), one_is_enough=isinstance(condition, Any))


def turned(condition: Condition | None, place: int) -> Condition | None:
    """The part at `place` made its opposite; twice is as before."""
    parts = list(parts_of(condition))
    part = parts[place]
    parts[place] = part.part if isinstance(part, Not) else Not(part)
    return combined(parts, one_is_enough=isinstance(condition, Any))


def switched(condition: Condition | None) -> Condition | None:
    """All of its parts becomes any of them, and the other way round."""
    return combined(parts_of(condition), one_is_enough=not isinstance(condition, Any))
