"""What can go wrong in the house's memory. A class's docstring is its message.

No error here carries a text, a name, a Telegram id or a key: they may be printed and logged.
"""

from __future__ import annotations

import inspect


class StoreError(Exception):
    """Something is wrong with what the line remembers."""

    def __init__(self, detail: object = "") -> None:
        words = inspect.cleandoc(self.__doc__ or "").partition("\n")[0]
        super().__init__(f"{words.rstrip('.')}: {detail}" if detail != "" else words)


class HomeExists(StoreError):
    """There is already a home here, and nothing in it is overwritten."""


class HomeMissing(StoreError):
    """There is no home here; `amana init` makes one."""


class KeyMissing(StoreError):
    """The root key was not found where it is expected."""


class KeyExposed(StoreError):
    """Others on this machine can read the root key; `chmod 600` it."""


class KeyLocked(StoreError):
    """The root key is locked with a passphrase, and none was given."""


class KeyMalformed(StoreError):
    """This is not a key that Amana wrote."""


class WrongKey(StoreError):
    """The root key does not open this home's key ring."""


class WrongPassphrase(StoreError):
    """The passphrase does not open this key."""


class DayKeyMissing(StoreError):
    """The day key that opens this case is gone; this database is older than its keys."""


class SealBroken(StoreError):
    """A sealed value is refused: it was altered, moved, put back from before, or sealed under another key."""


class DatabaseUnknown(StoreError):
    """This kind of database address is not supported."""


class DatabaseUnreadable(StoreError):
    """The database is damaged or does not belong to this key ring."""


class DatabaseBehind(StoreError):
    """The database is older than the program; `amana upgrade` brings it up to date."""


class DatabaseAhead(StoreError):
    """The database was made by a newer program than this one."""


class DatabaseBusy(StoreError):
    """Another process kept the database locked for too long."""


class DatabaseFault(StoreError):
    """The database could not do what it was asked to."""


class DatabaseAway(DatabaseFault):
    """The database server cannot be reached, or does not let the line in."""


class LivesOnServer(StoreError):
    """This line's database is on a server now: set AMANA_DATABASE_URL to its address."""


class LivesInFile(StoreError):
    """This line's database is the file in its home, and AMANA_DATABASE_URL is not to be set."""


class AnotherCopy(StoreError):
    """This is another copy of the line's database than the one that it lives in."""


class CopyUnlike(StoreError):
    """The copy is not what was copied, and the line stays where it is; look at the disks and try again."""


class CopyOutdated(StoreError):
    """Something was written on the server since: what is in the file is not all there is any more."""


class DatabaseInUse(StoreError):
    """Other programs are connected to the line's database; stop them first."""


class DatabaseTaken(StoreError):
    """This database has tables already, and nothing in it is overwritten."""


class DiskFull(DatabaseFault):
    """The disk is full; nothing more can be written."""


class WorkEnded(StoreError):
    """This unit of work is over; whatever is left to do needs a new one."""


class SavepointsCrossed(StoreError):
    """Two savepoints of one unit of work were interleaved; they must nest."""


class NoSuchRecord(StoreError):
    """Nothing is stored under this id."""


class NoSuchCase(NoSuchRecord):
    """There is no such case; it may have been erased."""


class CaseAmbiguous(StoreError):
    """Several cases have this name; take the id of the one that is meant."""


class ReasonMissing(StoreError):
    """This case is open, and those on it see who looks at it: say why."""


class CaseSealed(StoreError):
    """The case is sealed; only the archive's private key opens it."""


class CaseHeld(StoreError):
    """A legal hold is on this case: nothing of it can be destroyed before the hold ends.

    /hold in the staff bot shows until when.
    """


class CaseNotClosed(StoreError):
    """Only a closed case can be sealed."""


class CasePending(StoreError):
    """Letters of this case still wait to be sent, so it cannot be sealed yet."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class ArchiveMissing(StoreError):
    """The archive's public key is not in this home, so no case can be sealed."""


class MediaMissing(NoSuchRecord):
    """There is no such file in this case."""


class AlreadyKnown(StoreError):
    """Somebody is already known under this chat."""


class BackupExists(StoreError):
    """There is something under this name already, and no backup overwrites anything."""


class BackupBroken(StoreError):
    """This is no backup, or it is not as it was written: damaged, cut off, or put together from several."""


class BackupAhead(StoreError):
    """The backup was made by a newer program than this one."""


class BackupUnverified(StoreError):
    """The backup did not read back as it was written, and was removed; look at the disk and try again."""


class WrongArchiveKey(StoreError):
    """This archive key does not open it; it is sealed to another."""


class LedgerMissing(StoreError):
    """There is no ledger of erasures here."""


class LedgerUnwritable(StoreError):
    """The ledger of erasures cannot be written, so nothing can be erased for good."""


class LedgerMalformed(StoreError):
    """This is not a ledger of erasures, or it was altered."""


class LedgerOlder(StoreError):
    """This ledger is older than the backup: erasures that the backup knows of are not in it."""


class HomeNotEmpty(StoreError):
    """A backup is restored into an empty home, and there is something here."""
