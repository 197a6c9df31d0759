"""Exchanging the root key: the ring is wrapped anew, and nothing else changes.

Each step leaves the line with a root key that opens it, and whoever begins again after a crash goes on
where it stopped. A line that runs has the ring open already and notices nothing.

1. The new key is written beside the old one.
2. The ring is wrapped under both.
3. The new key takes the old one's place, and the old one is destroyed.
4. The ring is wrapped under the new key alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from db.home import Home
from db.vault.files import destroy, settle
from db.vault.ring import KeyRing
from db.vault.root import RootKey, new_root

Step = Callable[[str], None]


def nothing(_: str) -> None:
    """Between two steps nothing else happens; tests break it off there."""


def rotate(home: Home, passphrase: str = "", step: Step = nothing) -> bool:
    """Exchange the root key in its file; False when an exchange that was broken off has been finished.

    The new key is locked with `passphrase`, or not at all. Raises what `Home.root` and `KeyRing.load` do,
    and touches nothing then.
    """
    root = home.root()
    ring = KeyRing.load(home.ring_file, root)
    fresh = _beside(home.root_file, "new")
    if not fresh.exists() and KeyRing.copies(home.ring_file) > 1:
        _finish(home, ring, root)
        return False
    if fresh.exists():
        destroy(fresh)  # never in use: the ring is wrapped anew under the one made now
    new = new_root()
    new.save(fresh, passphrase)
    step("made")
    ring.save(home.ring_file, root, new)
    step("wrapped under both")
    _exchange(home.root_file, fresh, step)
    _finish(home, ring, new)
    step("finished")
    return True


def _exchange(place: Path, fresh: Path, step: Step) -> None:
    """At no moment is there no key in its place, and what was there is overwritten."""
    old = _beside(place, "old")
    old.unlink(missing_ok=True)
    os.link(place, old)
    fresh.replace(place)
    settle(place.parent)
    step("exchanged")


def _finish(home: Home, ring: KeyRing, root: RootKey) -> None:
    ring.save(home.ring_file, root)
    old = _beside(home.root_file, "old")
    if old.exists():
        destroy(old)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}")
