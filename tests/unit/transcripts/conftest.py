from __future__ import annotations

from tests.unit.handlers.conftest import room

__all__ = ["room"]
