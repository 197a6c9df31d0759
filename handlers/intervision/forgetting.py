"""Notes for colleagues whose time is over."""

from __future__ import annotations

from handlers.desk import Desk


def forget_intervisions(desk: Desk) -> None:
    """They go, with whatever was said about them; and drafts that nobody shared within a day."""
    desk.work.intervisions.forget_over()
