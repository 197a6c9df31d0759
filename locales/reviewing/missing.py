"""The rule by which a spreadsheet program colours a wording in which something is missing."""

from __future__ import annotations

from locales.checks import commands
from locales.template import marks, slots


def formula(now: str, cell: str) -> str:
    """True in the sheet when the cell is filled in and lacks what this wording has; empty when it has nothing.

    Only names between braces, commands and stars go into it, never anybody's words.
    """
    wanted = [f"{{{name}}}" for name in sorted(slots(now))] + sorted(commands(now))
    lacks = [f'ISERROR(FIND("{one}",{cell}))' for one in wanted]
    if stars := marks(now)["*"]:
        lacks.append(f'LEN({cell})-LEN(SUBSTITUTE({cell},"*",""))<>{stars}')
    return f'=AND({cell}<>"",OR({",".join(lacks)}))' if lacks else ""
