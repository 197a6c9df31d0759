"""An organisation's own wordings in one language: `texts/tr.yaml`, a text by its key on each entry."""

from __future__ import annotations

from collections.abc import Callable, Collection
from difflib import get_close_matches

from handlers.intake.yaml_sheet import Sheet
from locales import bidi
from locales.register import register
from locales.rewording import Refusal, refusal

Note = Callable[[int, str], None]
"""Where a fault is written down: its line, and what is wrong."""


def read_wordings(written: str, others: Collection[str], note: Note, doubt: Note) -> dict[str, str]:
    """The wordings of a file by key, as far as they can be used.

    What cannot be read is noted. What a later version of the program may have made wrong, such as a text
    that is no longer there, is a doubt. `others` are keys of texts that have their words elsewhere, such as
    communities.
    """
    if not any(line.strip() and not line.lstrip().startswith("#") for line in written.splitlines()):
        return {}
    sheet, made = Sheet(), dict[str, str]()
    root = sheet.compose(written)
    for key, node in sheet.mapping(root, ()).items() if root else ():
        line, template = node.start_mark.line + 1, sheet.text(node, (key,))
        what = register().get(key)
        if key in others:
            note(line, f"{key}: communities have their words in organisation.yaml")
        elif what is None:
            close = get_close_matches(key, register(), n=1)
            doubt(line, f"{key}: there is no such text" + (f"; did you mean {close[0]}?" if close else ""))
        elif template is not None:
            template = bidi.strip_controls(template).strip()
            refused = refusal(what, template)
            if refused:
                doubt(line, f"{key}: {_why(refused)}")
            if template:
                made[key] = template
    for finding in sheet.findings:
        note(finding.line or 0, str(finding).removeprefix(f"line {finding.line}: "))
    return made


def _why(refused: Refusal) -> str:
    match refused.fault:
        case "empty":
            return "it says nothing"
        case "inserted":
            missing = "".join(f"; {{{name}}} is missing" for name in refused.missing)
            strange = "".join(f"; {{{name}}} is not known here" for name in refused.unknown)
            return (missing + strange).removeprefix("; ")
        case "brace":
            return "a brace that names nothing; { and } only stand around a name"
        case "bold":
            return "a * without a second one; bold stands between two"
        case "long":
            return f"longer than the {refused.most} characters that there is room for"
