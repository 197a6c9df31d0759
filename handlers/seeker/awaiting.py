"""Words that a screen waits for, until the seeker does something else."""

from __future__ import annotations

from dataclasses import replace

from db.records import Seeker
from handlers.desk import Desk


def let_go(desk: Desk, seeker: Seeker) -> Seeker:
    """Wait for no particular words any more."""
    seeker = replace(seeker, awaits="")
    desk.work.seekers.save(seeker)
    return seeker
