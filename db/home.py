"""The home: the folder in which one helpline keeps its keys and its database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from db import schema, tables
from db.anchor import Anchor
from db.clock import Clock, SystemClock
from db.errors import (
    DatabaseTaken,
    DatabaseUnknown,
    HomeExists,
    HomeMissing,
    KeyMalformed,
    LivesInFile,
    LivesOnServer,
    WrongKey,
)
from db.ledger import Ledger
from db.session import Session
from db.settings import OURS
from db.sqlite import SqliteSession, new_database
from db.vault import fields
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchivePrivateKey
from db.vault.files import OWNER_ONLY_FOLDER, make_folder
from db.vault.ring import KeyRing
from db.vault.root import Asked, RootKey, new_root, nobody
from db.vault.vault import Vault
from db.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Created:
    """What `Home.create` made: where the archive's private key lies, if it made one."""

    archive_private: Path | None


@dataclass(frozen=True, slots=True)
class Home:
    """One home and where its root key comes from.

    `root_key` is the key itself, as an environment variable holds it; else `root_key_file` is
    read, which may lie anywhere, such as in a systemd credentials folder; else HOME/root.key. `ask` gives
    the passphrase of a file that is locked with one.
    `ledger_copy` is where a second copy of the ledger of erasures is kept. `database_url` is where the
    database is, if it is not the file in the home. `copy` is the id of a copy of the database that is meant
    instead of the one the line lives in: it is looked at before anybody lives there.
    """

    path: Path
    root_key_file: Path | None = None
    root_key: str | None = field(default=None, repr=False)
    ask: Asked = nobody
    ledger_copy: Path | None = None
    database_url: str | None = field(default=None, repr=False)
    copy: str = ""

    @property
    def root_file(self) -> Path:
        """Where the root key is looked for."""
        return self.root_key_file or self.path / "root.key"

    @property
    def ring_file(self) -> Path:
        """The wrapped key ring."""
        return self.path / "keyring.json"

    @property
    def days(self) -> Path:
        """The day keys' folder."""
        return self.path / "daykeys"

    @property
    def database(self) -> Path:
        """The encrypted SQLite file."""
        return self.path / (f"amana.db.{self.copy}" if self.copy else "amana.db")

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the line lives."""
        return Whereabouts(self.path)

    @property
    def ours(self) -> str:
        """What the database on a server must say of itself to be this line's."""
        moved = self.whereabouts.moved()
        return self.copy or (moved.copy if moved else "")

    def check_place(self) -> None:
        """Raise LivesOnServer or LivesInFile where the line does not live in the database that is set."""
        if self.copy:
            return
        moved = self.whereabouts.is_moved
        if moved and not self.database_url:
            raise LivesOnServer(getattr(self.whereabouts.moved(), "where", ""))
        if self.database_url and not moved and self.database.exists():
            raise LivesInFile(self.database)

    @property
    def ledger(self) -> Ledger:
        """The ledger of erasures."""
        return Ledger(self.path / "erased.ledger", self.ledger_copy)

    @property
    def anchor(self) -> Anchor:
        """What knows which state of the database was the last."""
        return Anchor(self.path / "anchor")

    @property
    def roll(self) -> Path:
        """Where it stands which sealed values the line put into the database."""
        return self.path / "roll"

    @property
    def archive(self) -> Path:
        """The folder of the archive's keys."""
        return self.path / "archive"

    @property
    def archive_public(self) -> Path:
        """The archive's public key."""
        return self.archive / "public.key"

    @property
    def archive_private(self) -> Path:
        """Where a new private key is left to be taken away."""
        return self.archive / "private.key"

    def root(self) -> RootKey:
        """The root key. Raises KeyMissing, KeyExposed, KeyMalformed, KeyLocked or WrongPassphrase."""
        if self.root_key:
            return RootKey.from_text(self.root_key)
        return RootKey.from_file(self.root_file, self.ask)

    def vault(self) -> Vault:
        """Open the vault. Raises also HomeMissing and WrongKey; touches nothing."""
        if not self.ring_file.is_file():
            raise HomeMissing(self.path)
        try:
            ring = KeyRing.load(self.ring_file, self.root())
        except (WrongKey, KeyMalformed):
            # The root key may have been exchanged between the two readings.
            ring = KeyRing.load(self.ring_file, self.root())
        return Vault(ring, self.days, self.archive_public)

    def session(self, vault: Vault) -> Session:
        """A session on the database.

        Raises HomeMissing, DatabaseUnreadable, DatabaseUnknown, DatabaseAway, LivesOnServer or LivesInFile.
        """
        if not self.database_url:
            self.check_place()
            return SqliteSession(self.database, vault.database, self.check_place)
        kind = self.database_url.partition(":")[0]
        if kind not in {"postgresql", "postgres"}:
            raise DatabaseUnknown(kind)
        from db.postgres import PostgresSession

        self.check_place()
        return PostgresSession(self.database_url, self.check_place)

    def create(self, archive_public_key: Path | None = None, clock: Clock | None = None) -> Created:
        """Make everything a home needs, or HomeExists.

        A root key that is given already is used; otherwise one is made. Without an archive
        public key a pair is made here, and the private half must be taken away. If anything
        fails, what was made is removed again.
        """
        made = _Making(self)
        made.refuse_to_overwrite()
        public = ArchivePublicKey.from_file(archive_public_key) if archive_public_key else None
        try:
            return made.everything(public, (clock or SystemClock()).now())
        except BaseException:
            made.undo()
            raise


@dataclass(frozen=True, slots=True)
class _Making:
    """A home in the making, and what of it is there so far."""

    home: Home
    files: list[Path] = field(default_factory=list)

    def refuse_to_overwrite(self) -> None:
        ours = (
            self.home.ring_file,
            self.home.database,
            self.home.archive_public,
            self.home.path / "root.key",
        )
        for path in ours:
            if path.exists() and path != self.home.root_key_file:
                raise HomeExists(path)

    def everything(self, public: ArchivePublicKey | None, now: datetime) -> Created:
        make_folder(self.home.path)
        self.home.path.chmod(OWNER_ONLY_FOLDER)
        self._keys(now)
        private = self._archive(public)
        self._database()
        return Created(private)

    def undo(self) -> None:
        leftovers = (self.home.database.with_name(f"amana.db-{end}") for end in ("wal", "shm"))
        for path in (*leftovers, *self.files):
            path.unlink(missing_ok=True)

    def _keys(self, now: datetime) -> None:
        if not self.home.root_key and not self.home.root_file.exists():
            new_root().save(self._note(self.home.root_file))
        KeyRing.make().save_new(self._note(self.home.ring_file), self.home.root())
        day = now.date().isoformat()
        self._note(self.home.ledger.path)
        self.home.ledger.add((), now)
        self._note(self.home.days / f"{day}.key")
        self.home.vault().days.made_for(day)

    def _database(self) -> None:
        """Last of all: what was made on a server is not undone with the files."""
        if not self.home.database_url:
            new_database(self._note(self.home.database))
        session = self.home.session(self.home.vault())
        try:
            if schema.revision(session) is not None:
                raise DatabaseTaken
            schema.upgrade(session)
            if session.shared:
                self._sign(session)
        finally:
            session.close()

    def _sign(self, session: Session) -> None:
        """A file opens with the ring's key only; on a server a sealed word tells whose database it is."""
        sealed = fields.SETTING.seal(self.home.vault().field, b"", OURS)
        with session.alone() as connection:
            connection.execute(insert(tables.settings).values(name=OURS, value=sealed))

    def _archive(self, public: ArchivePublicKey | None) -> Path | None:
        make_folder(self.home.archive)
        private = None
        if public is None:
            private = ArchivePrivateKey.make()
            private.save(self._note(self.home.archive_private))
            public = private.public
        public.save(self._note(self.home.archive_public))
        return self.home.archive_private if private else None

    def _note(self, path: Path) -> Path:
        self.files.append(path)
        return path
