from __future__ import annotations

from tests.unit.handlers.conftest import clock, room

__all__ = ["clock", "room"]
