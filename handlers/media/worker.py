"""For the process that cleans: what it must not do, and how long it may take.

A strange file can send a library round in circles, eat all memory, or end its process. So it is
cleaned in a process that holds no keys and may be lost:

    ProcessPoolExecutor(1, get_context("spawn"), prepare).submit(clean_in_time, kind, data, mime, name)
"""

from __future__ import annotations

import logging
import resource
import signal

from db.disguise import Disguise
from db.letters import FileKind
from handlers.media.cleaned import Cleaned
from handlers.media.cleaning import clean

MEMORY = 4 * 1024**3
"""Bytes of address space, which is more than is ever used: libraries reserve without using."""

SECONDS = 60.0
"""For one file; the largest that is taken on needs about ten."""


def prepare() -> None:
    """Once, at the start of the process: a limit to its memory, no dump of it, and not a word to any log.

    Libraries log what they stumble over, and that is people's words.
    """
    logging.disable(logging.CRITICAL)
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def clean_in_time(
    kind: FileKind,
    data: bytes,
    mime: str,
    name: str,
    seconds: float = SECONDS,
    disguise: Disguise | None = None,
) -> Cleaned:
    """`clean`, and with a disguise `disguised` after it; or the end of this process when it takes longer.

    The kernel's alarm ends the process wherever it is, in the middle of a library's C too; a pool
    reports that as BrokenProcessPool. Only for a process that cleans one file at a time.
    """
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        cleaned = clean(kind, data, mime, name)
        return _disguised(cleaned, disguise) if disguise else cleaned
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _disguised(cleaned: Cleaned, disguise: Disguise) -> Cleaned:
    """Praat is imported here, because it is heavy and seldom wanted."""
    from handlers.media.disguise import disguised

    return disguised(cleaned, disguise)
