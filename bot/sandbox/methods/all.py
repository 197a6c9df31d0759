"""Brings every method into the register."""

from __future__ import annotations

from bot.sandbox.methods import (
    callbacks,
    commands,
    copying,
    editing,
    media,
    profile,
    receiving,
    sending,
    topics,
)
from bot.sandbox.methods.registry import Desk, Method, find, known_methods

__all__ = ["MODULES", "Desk", "Method", "find", "known_methods"]

MODULES = (callbacks, commands, copying, editing, media, profile, receiving, sending, topics)
"""Where the methods are written."""
