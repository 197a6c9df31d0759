"""Reading transcripts from a backup, or on the server, where it is noted in the audit log."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.line import line_of
from bot.settings import Settings
from bot.transcripts.exporting import export
from bot.transcripts.finding import Found, Keys, every, find, store_of, unlock
from bot.transcripts.sheet import File, Sheet, sheet
from db.clock import SystemClock
from db.errors import ReasonMissing
from db.store import Store
from db.work import Work


@dataclass(frozen=True, slots=True)
class Reading:
    """Where to read from, and with which keys."""

    settings: Settings
    backup: Path | None
    keys: Keys

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that transcripts show times in."""
        return self.settings.zone

    async def every(self) -> list[Found]:
        """All cases, oldest first."""
        with self._store() as store:
            async with store.transaction() as work:
                return every(work, self.keys)

    async def sheet(self, wanted: str, reason: str) -> Sheet:
        """The transcript of the case with this name or id.

        Raises NoSuchCase, CaseAmbiguous, CaseSealed, WrongArchiveKey, and ReasonMissing.
        """
        with self._store() as store:
            return (await self._read(store, wanted, reason))[1]

    async def export(self, wanted: str, reason: str, out: Path, *, reported: bool) -> list[File]:
        """Write it to a new folder; the files that could not be had. Raises as `sheet` does, and OSError."""
        with self._store() as store:
            case_id, found = await self._read(store, wanted, reason, exported=True, reported=reported)

            async def fetch(file: File) -> bytes:
                # A unit of work for each: on the server nobody waits for all of them.
                async with store.transaction() as work:
                    unlock(work, self.keys, case_id)
                    return work.media.read(case_id, file.media_id)

            return await export(found, self.zone, out, fetch)

    async def _read(
        self, store: Store, wanted: str, reason: str, *, exported: bool = False, reported: bool = False
    ) -> tuple[str, Sheet]:
        """What is read on the server is noted before anybody sees it."""
        async with store.transaction() as work:
            case_id = find(work, self.keys, wanted)
            unlock(work, self.keys, case_id)
            found = sheet(work, line_of(self.settings, {}, work.now.year), case_id, reported=reported)
            if self.backup is None:
                self._note(work, found, reason, exported=exported)
        return case_id, found

    def _note(self, work: Work, found: Sheet, reason: str, *, exported: bool) -> None:
        """A case that is still open is read by those on it; for others there has to be a reason."""
        if not reason and not work.cases.is_sealed(found.case.id):
            raise ReasonMissing
        if exported:
            work.audit.note("transcript_exported", "", found.case.id, reason=reason)
        else:
            work.audit.note("transcript_read", "", found.case.id, reason=reason)

    def _store(self) -> AbstractContextManager[Store]:
        return store_of(self.settings, self.backup, self.keys, SystemClock())
