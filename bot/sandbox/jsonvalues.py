"""JSON at the edge of the sandbox."""

from __future__ import annotations

Json = dict[str, object]
"""A JSON object on its way out."""


def as_object(value: object) -> Json:
    """Return `value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """Return `value` if it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str:
    """Return a JSON string or number as text; nothing for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def as_number(value: object) -> int:
    """Return a whole number, also one written as text; 0 for anything else (as Telegram does)."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return int(value)
    try:
        return int(value) if isinstance(value, str) else 0
    except ValueError:
        return 0


def as_flag(value: object) -> bool:
    """Return a Bot API Boolean: true, "true", "yes", "1" or 1."""
    if isinstance(value, str):
        return value.lower() in {"true", "yes", "1"}
    return value is True or value == 1
