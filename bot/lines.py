"""Several organisations on one machine: each line has its own settings, home, database and processes.

What is shared is the program. A line's settings are `NAME.env` in one folder, which systemd reads for
`amana@NAME.service` (`deploy/amana@.service`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.commands.failing import Refused
from bot.present import is_running
from db.home import Home
from db.vault.files import write_new

SETTINGS = Path("/etc/amana")
HOMES = Path("/var/lib")
NAME = re.compile(r"[a-z][a-z0-9-]{0,20}")
"""What systemd takes for an instance and Linux for a user, `amana-` before it (useradd(8): at most 32)."""

_SHOWN = ("AMANA_HOME", "AMANA_DATABASE_URL")
"""The settings that a list may look at: no token, key or passphrase."""

_ENV = """\
# The settings of the line {name}; README.md has all there are. Only root can read this file: the bots' tokens
# stand in it, two bots for each line. systemd hands them to amana@{name}.service.
AMANA_HOME={home}
AMANA_ORGANISATION={organisation}
AMANA_SEEKER_TOKEN=
AMANA_STAFF_TOKEN=
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One line as a list shows it. `running` is None where that may not be looked at."""

    name: str
    home: str
    database: str
    running: bool | None

    def __str__(self) -> str:
        """One line of words."""
        state = {True: "running", False: "not running", None: "may not be looked at"}[self.running]
        return f"{self.name:<20} {state:<20} home {self.home}   database {self.database}"


def every(settings: Path = SETTINGS) -> list[Found]:
    """All lines that are set up here, by name."""
    return [_found(path) for path in sorted(settings.glob("*.env"))]


def _found(path: Path) -> Found:
    try:
        values = dict(_values(path))
    except PermissionError:
        return Found(path.stem, "?", "?", None)
    home = values.get("AMANA_HOME", "")
    return Found(path.stem, home or "?", _database(values), _running(home))


def _values(path: Path) -> Iterator[tuple[str, str]]:
    """What may be shown of a file of settings, as systemd reads it; every other line is left alone."""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, equals, value = line.strip().partition("=")
        if equals and key in _SHOWN:
            yield key, value.strip().strip("\"'")


def _database(values: Mapping[str, str]) -> str:
    """The database without user, password and options."""
    url = values.get("AMANA_DATABASE_URL", "")
    if not url:
        return str(Home(Path(values.get("AMANA_HOME", ""))).database)
    where = urlsplit(url)
    return f"{where.path.lstrip('/')} on {where.hostname or 'this machine'}"


def _running(home: str) -> bool | None:
    try:
        return is_running(Path(home)) if home else None
    except PermissionError:
        return None


def shared(lines: list[Found]) -> list[str]:
    """What two lines have in common and must not: each in a sentence."""
    told = []
    for nr, one in enumerate(lines):
        for other in lines[:nr]:
            for what, mine, theirs in (
                ("home", one.home, other.home),
                ("database", one.database, other.database),
            ):
                if mine == theirs != "?":
                    told.append(f"{other.name} and {one.name} have the same {what}: {mine}")
    return told


def add(name: str, organisation: Path | None, settings: Path = SETTINGS, homes: Path = HOMES) -> Path:
    """Write a new line's settings, for their owner only, and give the file.

    Raises Refused where the name does not do, or a line or home of that name is there.
    """
    if not NAME.fullmatch(name):
        raise Refused(f"{name}: a small letter, then at most 20 small letters, digits or -")
    file, home = settings / f"{name}.env", home_of(name, homes)
    if any(Path(one.home) == home for one in every(settings)):
        raise Refused(f"{home} is another line's home")
    if home.exists() and any(home.iterdir()):
        raise Refused(f"{home} is not empty: a line was here, and its keys may be")
    text = _ENV.format(name=name, home=home, organisation=organisation.resolve() if organisation else "")
    settings.mkdir(mode=0o755, parents=True, exist_ok=True)
    try:
        write_new(file, text.encode())
    except FileExistsError:
        raise Refused(f"{file} is there already") from None
    return file


def home_of(name: str, homes: Path = HOMES) -> Path:
    """Where a line lives; systemd makes it for the line's own user, closed to all others (StateDirectory)."""
    return homes / f"amana-{name}"
