"""Every break there is, in the order of SECURITY.md."""

from __future__ import annotations

from tests.breaking.breaks import Break
from tests.breaking.table import rules_first, rules_last, seen, stored

BREAKS: tuple[Break, ...] = (*stored.BREAKS, *seen.BREAKS, *rules_first.BREAKS, *rules_last.BREAKS)
