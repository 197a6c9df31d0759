"""Day keys: one a day, each in a file of its own, outside the database.

Open cases' keys are wrapped under today's. Once nothing is wrapped under an older one, its
file is destroyed: a copy of the database from that day then opens no case.
"""

from __future__ import annotations

from pathlib import Path

from db.errors import DayKeyMissing
from db.vault.envelope import SecretKey
from db.vault.files import destroy, make_folder, write_new
from db.vault.ring import Generations

_SUFFIX = ".key"
_Stamp = tuple[int, int]


class DayKeys:
    """The folder of day keys. A day is its ISO date in UTC.

    A key read before is used again only while its very file is still there: another process
    may destroy a day, and what were wrapped under it afterwards would be lost.
    """

    def __init__(self, folder: Path, wrapper: Generations) -> None:
        self._folder = folder
        self._wrapper = wrapper
        self._read: dict[str, tuple[_Stamp, SecretKey]] = {}

    def days(self) -> list[str]:
        """The days whose keys are still there, oldest first."""
        return sorted(path.stem for path in self._folder.glob(f"*{_SUFFIX}"))

    def made_for(self, day: str) -> SecretKey:
        """The key of a day, made now when there is none."""
        path = self._path(day)
        if not path.exists():
            make_folder(self._folder)
            self._make(path, day)
        return self.of(day)

    def of(self, day: str) -> SecretKey:
        """The key of a day, or DayKeyMissing."""
        path = self._path(day)
        try:
            seen = path.stat()
        except FileNotFoundError:
            self._read.pop(day, None)
            raise DayKeyMissing(day) from None
        stamp = (seen.st_ino, seen.st_mtime_ns)
        known = self._read.get(day)
        if known and known[0] == stamp:
            return known[1]
        key = SecretKey(self._wrapper.unseal(path.read_bytes(), ("day key", day)))
        self._read[day] = (stamp, key)
        return key

    def destroy(self, day: str) -> None:
        """Destroy a day's key for good."""
        self._read.pop(day, None)
        destroy(self._path(day))

    def _make(self, path: Path, day: str) -> None:
        try:
            write_new(path, self._wrapper.seal(SecretKey.make().raw, ("day key", day)))
        except FileExistsError:
            return  # another process was faster, and its key is as good

    def _path(self, day: str) -> Path:
        return self._folder / f"{day}{_SUFFIX}"
