"""The tables. What stands here in the clear names nobody; the rest is sealed (`db/vault/fields.py`).

These classes are the schema: Alembic's migrations are held against them. Queries go through
`Table` objects and SQLAlchemy Core, since an object for every row costs more than the row.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import BigInteger, Index, Integer, Table, text
from sqlmodel import Field, SQLModel

from db.moment import Moment

WIDE = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits everywhere. SQLite's integers are as wide as they need to be, and count rows by that name only."""

PRESSING, FLEETING, NEXT, BEHIND = -1, 0, 1, 2
"""A row's `place`: first in a lane where something urgent waits, beside the queue, first in any other lane,
or behind another. What is in a lane and not BEHIND is first there.
"""


def _case(**options: Any) -> Any:
    """A column that names a case and goes when the case goes."""
    return Field(foreign_key="cases.id", ondelete="CASCADE", **options)


def _member() -> Any:
    """A column that names somebody on the staff and goes when they go."""
    return Field(foreign_key="staff.id", ondelete="CASCADE", index=True)


class SeekerRow(SQLModel, table=True):
    """A person who asks for help."""

    __tablename__ = "seekers"
    id: str = Field(primary_key=True)
    chat: bytes = Field(unique=True)
    touched_at: datetime = Field(sa_type=Moment)
    tidy: bool = Field(default=False, index=True)
    record: bytes


class StaffRow(SQLModel, table=True):
    """A confidant, coordinator or admin."""

    __tablename__ = "staff"
    id: str = Field(primary_key=True)
    chat: bytes = Field(unique=True)
    joined_at: datetime = Field(sa_type=Moment)
    tended: bool = Field(default=True, index=True)
    record: bytes


class CaseRow(SQLModel, table=True):
    """A case and its key: wrapped under the key of `day`, or sealed to the archive.

    `look_at` is when the clock looks at it next (`db/looks.py`), `called` a keyed hash of its name while it
    can be read: no two may have the same.
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_look", "state", "look_at"),
        Index("ix_cases_unsealed", "state", "day"),
        Index("ix_cases_called", "called", "day"),
    )
    id: str = Field(primary_key=True)
    seeker_id: str = Field(index=True)
    state: str
    opened_at: datetime = Field(sa_type=Moment)
    waiting_since: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    look_at: datetime = Field(sa_type=Moment)
    last_seq: int = 0
    day: str | None = Field(default=None, index=True)
    called: bytes | None = None
    wrapped_key: bytes | None = None
    sealed_key: bytes | None = None
    record: bytes


class AssignmentRow(SQLModel, table=True):
    """One confidant's time with one case."""

    __tablename__ = "assignments"
    id: str = Field(primary_key=True)
    case_id: str = _case(index=True)
    staff_id: str = Field(index=True)
    since: datetime = Field(sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)
    topic: bytes | None = Field(default=None, index=True)
    record: bytes
    reasons: bytes


class OfferRow(SQLModel, table=True):
    """A case shown to a confidant."""

    __tablename__ = "offers"
    __table_args__ = (Index("ix_offers_state", "state", "expires_at"),)
    id: str = Field(primary_key=True)
    case_id: str = _case(index=True)
    staff_id: str = Field(index=True)
    state: str
    made_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    reasons: bytes
    record: bytes | None = None


class EntryRow(SQLModel, table=True):
    """One thing said in a case."""

    __tablename__ = "entries"
    case_id: str = _case(primary_key=True)
    seq: int = Field(primary_key=True)
    record: bytes


class MediaRow(SQLModel, table=True):
    """A cleaned file: parked beside the arrival it came with, or kept in a case."""

    __tablename__ = "media"
    id: str = Field(primary_key=True)
    case_id: str | None = _case(default=None, index=True)
    arrival_id: int | None = Field(default=None, index=True, sa_type=WIDE)
    at: datetime = Field(sa_type=Moment)
    data: bytes


class MessageRow(SQLModel, table=True):
    """Which message in which chat shows which entry."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_entry", "case_id", "seq"),)
    bot: str = Field(primary_key=True)
    lane: bytes = Field(primary_key=True)
    message_id: int = Field(primary_key=True, sa_type=WIDE)
    case_id: str = _case()
    seq: int
    at: datetime = Field(sa_type=Moment)


class OnscreenRow(SQLModel, table=True):
    """A message that stands in a seeker's chat, how long it is meant to stay, and what it is made of."""

    __tablename__ = "onscreen"
    lane: bytes = Field(primary_key=True)
    message_id: int = Field(primary_key=True, sa_type=WIDE)
    at: datetime = Field(sa_type=Moment, index=True)
    stay: str
    texts: bytes | None = None


class BlockRow(SQLModel, table=True):
    """A chat that the line does not talk with for a time, by its hash; it outlives its seeker's erasure."""

    __tablename__ = "blocks"
    chat: bytes = Field(primary_key=True)
    until: datetime = Field(sa_type=Moment, index=True)
    record: bytes


class KeepingRow(SQLModel, table=True):
    """A case that is kept until then: a hold, once it is agreed, or more time."""

    __tablename__ = "keepings"
    id: str = Field(primary_key=True)
    case_id: str = _case(index=True)
    kind: str
    agreed: bool
    until: datetime = Field(sa_type=Moment, index=True)
    record: bytes


class MeetingRow(SQLModel, table=True):
    """An information meeting. `last_number` is the highest number that was given to a sign-up."""

    __tablename__ = "meetings"
    id: str = Field(primary_key=True)
    state: str = Field(index=True)
    starts_at: datetime | None = Field(default=None, sa_type=Moment)
    last_number: int = 0
    record: bytes


class SeatRow(SQLModel, table=True):
    """Somebody's sign-up for a meeting, under a number instead of a name: a seat, or waiting for one."""

    __tablename__ = "seats"
    __table_args__ = (Index("ix_seats_number", "meeting_id", "number", unique=True),)
    id: str = Field(primary_key=True)
    meeting_id: str = Field(foreign_key="meetings.id", ondelete="CASCADE")
    seeker_id: str = Field(index=True)
    number: int
    state: str
    record: bytes


class InviteRow(SQLModel, table=True):
    """A one-time code, by its hash."""

    __tablename__ = "invites"
    code: bytes = Field(primary_key=True)
    expires_at: datetime = Field(sa_type=Moment)
    record: bytes


class QuestionnaireRow(SQLModel, table=True):
    """One published version of a questionnaire; `kind` says for whom it is."""

    __tablename__ = "questionnaires"
    version: int = Field(primary_key=True)
    kind: str = "seekers"
    at: datetime = Field(sa_type=Moment)
    record: bytes


class ConsentRow(SQLModel, table=True):
    """A seeker agreed to a text."""

    __tablename__ = "consents"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int = Field(primary_key=True, sa_type=WIDE)
    seeker_id: str = Field(index=True)
    at: datetime = Field(sa_type=Moment)
    record: bytes


class SettingRow(SQLModel, table=True):
    """A setting that the staff change while the line runs."""

    __tablename__ = "settings"
    name: str = Field(primary_key=True)
    value: bytes


class WordingRow(SQLModel, table=True):
    """One change of how a text is worded in a language."""

    __tablename__ = "wordings"
    __table_args__ = (Index("ix_wordings_text", "key", "language"), {"sqlite_autoincrement": True})
    id: int = Field(primary_key=True, sa_type=WIDE)
    key: str
    language: str
    at: datetime = Field(sa_type=Moment)
    record: bytes


class AuditRow(SQLModel, table=True):
    """Something that was done, chained to what was done before it."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int = Field(primary_key=True, sa_type=WIDE)
    at: datetime = Field(sa_type=Moment)
    record: bytes
    chain: bytes


class TallyRow(SQLModel, table=True):
    """How often one value of a figure came up in a month."""

    __tablename__ = "tallies"
    __table_args__ = ({"sqlite_with_rowid": False},)
    month: str = Field(primary_key=True)
    figure: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    n: int


class RemarkRow(SQLModel, table=True):
    """A seeker's word after the end. Its number is drawn, so that it tells no order of coming."""

    __tablename__ = "remarks"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    month: str
    out: bool
    record: bytes


class PromptRow(SQLModel, table=True):
    """A question of one kind of questionnaire, read aloud in a language, in the words of one version.

    `words` is a fingerprint of them; `file_id` is what Telegram calls the recording towards the
    seeker bot, once it has it.
    """

    __tablename__ = "prompts"
    kind: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    words: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    duration: int
    data: bytes
    file_id: bytes | None = None


class PracticeRow(SQLModel, table=True):
    """A conversation that somebody practised with a made-up seeker; it goes with them."""

    __tablename__ = "practices"
    id: str = Field(primary_key=True)
    staff_id: str = _member()
    at: datetime = Field(sa_type=Moment)
    record: bytes


class IntervisionRow(SQLModel, table=True):
    """What somebody asks colleagues, or says about a note of theirs; it goes with them."""

    __tablename__ = "intervisions"
    id: str = Field(primary_key=True)
    by: str = _member()
    at: datetime = Field(sa_type=Moment)
    until: datetime = Field(sa_type=Moment, index=True)
    about: str | None = Field(default=None, index=True)
    record: bytes


class InboxRow(SQLModel, table=True):
    """An update. Once it is done its lane and payload are gone and its number stays a while."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_update", "bot", "update_id", unique=True),
        Index("ix_inbox_turn", "state", "place", "id"),
        Index("ix_inbox_lane", "lane", "id"),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True, sa_type=WIDE)
    bot: str
    update_id: int = Field(sa_type=WIDE)
    lane: bytes | None = None
    place: int
    state: str
    due_at: datetime = Field(sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment, index=True)
    tries: int = 0
    error: str = ""
    payload: bytes | None = None
    parcel: bytes | None = None


class OutboxRow(SQLModel, table=True):
    """A letter. Once it is settled its lane and payload are gone."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_turn", "bot", "state", "place", "id"),
        Index("ix_outbox_lane", "lane", "id"),
        Index("ix_outbox_urgent", "lane", sqlite_where=text("urgent = 1"), postgresql_where=text("urgent")),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True, sa_type=WIDE)
    bot: str
    lane: bytes | None = None
    place: int
    urgent: bool = False
    state: str
    what: str
    made_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    tries: int = 0
    repeat: bool = False
    reason: str = ""
    done: str = ""
    stay: str = ""
    case_id: str | None = Field(default=None, index=True)
    assignment_id: str | None = Field(default=None, index=True)
    in_topic: bool = False
    under_case: bool = False
    entry_case: str | None = Field(default=None, index=True)
    entry_seq: int | None = None
    payload: bytes | None = None


metadata = SQLModel.metadata


def _table(row: type[SQLModel]) -> Table:
    return cast("Table", row.__table__)  # type: ignore[attr-defined]


seekers = _table(SeekerRow)
staff = _table(StaffRow)
cases = _table(CaseRow)
assignments = _table(AssignmentRow)
offers = _table(OfferRow)
entries = _table(EntryRow)
media = _table(MediaRow)
messages = _table(MessageRow)
onscreen = _table(OnscreenRow)
blocks = _table(BlockRow)
keepings = _table(KeepingRow)
meetings = _table(MeetingRow)
seats = _table(SeatRow)
invites = _table(InviteRow)
questionnaires = _table(QuestionnaireRow)
consents = _table(ConsentRow)
settings = _table(SettingRow)
wordings = _table(WordingRow)
prompts = _table(PromptRow)
practices = _table(PracticeRow)
intervisions = _table(IntervisionRow)
audit = _table(AuditRow)
tallies = _table(TallyRow)
remarks = _table(RemarkRow)
inbox = _table(InboxRow)
outbox = _table(OutboxRow)
