"""Messages that are neither text nor file, as words: the same from either framework.

Signs instead of sentences, since nobody knows here which language the reader has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

DONE, TO_DO, OPTION = "☑", "☐", "•"

Fields = Mapping[str, object]


def told(kind: str, value: object) -> str:
    """What a message of this kind says; empty when it cannot be said in words alone.

    `value` is the Message field of that name, as the Bot API writes it in JSON.
    """
    said = value if isinstance(value, Mapping) else {}
    match kind:
        case "poll":
            options = [f"{OPTION} {_flat(one)}" for one in _parts(said, "options")]
            return "\n".join((f"📊 {_flat(said.get('question'))}", *options))
        case "dice":
            return f"{said.get('emoji', '')} {said.get('value', '')}".strip()
        case "checklist":
            return "\n".join((f"📋 {_flat(said.get('title'))}", *map(_task, _parts(said, "tasks"))))
        case "rich_message":
            return _rich(said)
        case _:
            return ""


def _task(task: Fields) -> str:
    return f"{DONE if task.get('completion_date') else TO_DO} {_flat(task)}"


def _rich(message: Fields) -> str:
    """A rich message's words, line by line; nothing when there are files in it."""
    if _has_file(message):
        return ""
    return "\n".join(line for block in _parts(message, "blocks") for line in _lines(block) if line)


def _has_file(value: object) -> bool:
    if isinstance(value, Mapping):
        return "file_id" in value or any(map(_has_file, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_file, value))


def _lines(block: Fields) -> Iterator[str]:
    """One block (Bot API RichBlock), and the blocks in it. Links and people are left behind."""
    yield _flat(block.get("summary"))
    yield _flat(block.get("text"))
    rows = block.get("cells")
    for row in rows if isinstance(rows, list | tuple) else ():
        yield " | ".join(_flat(cell) for cell in row)
    for name in ("items", "blocks"):
        for part in _parts(block, name):
            yield from _lines(part)


def _flat(text: object) -> str:
    """The bare words of a text: a string, a list of texts, or something that has a text in it."""
    if isinstance(text, Mapping):
        return _flat(text.get("text"))
    if isinstance(text, list | tuple):
        return "".join(map(_flat, text))
    return text if isinstance(text, str) else ""


def _parts(value: Fields, name: str) -> list[Fields]:
    found = value.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list | tuple) else []
