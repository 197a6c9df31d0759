"""The first shape of the database. Frozen: a later change is a new migration."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _cases()
    _consents()
    _inbox()
    _invites()
    _outbox()
    _questionnaires()
    _seekers()
    _settings()
    _staff()
    _assignments()
    _entries()
    _media()
    _messages()
    _offers()
    if op.get_bind().dialect.name == "postgresql":
        _numbers()


def downgrade() -> None:
    """Drop all tables, and all that is in them."""
    op.drop_table("offers")
    op.drop_table("messages")
    op.drop_table("media")
    op.drop_table("entries")
    op.drop_table("assignments")
    op.drop_table("staff")
    op.drop_table("settings")
    op.drop_table("seekers")
    op.drop_table("questionnaires")
    op.drop_table("outbox")
    op.drop_table("invites")
    op.drop_table("inbox")
    op.drop_table("consents")
    op.drop_table("cases")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("numbers")


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seeker_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("waiting_since", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_cases_day", "cases", ["day"], unique=False)
    op.create_index("ix_cases_seeker_id", "cases", ["seeker_id"], unique=False)
    op.create_index("ix_cases_state", "cases", ["state"], unique=False)


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("seeker_id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_consents_seeker_id", "consents", ["seeker_id"], unique=False)


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("update_id", WIDE, nullable=False),
        sa.Column("lane", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("parcel", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_lane", "inbox", ["lane", "id"], unique=False)
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"], unique=False)
    op.create_index("ix_inbox_turn", "inbox", ["state", "place", "id"], unique=False)
    op.create_index("ix_inbox_update", "inbox", ["bot", "update_id"], unique=True)


def _invites() -> None:
    op.create_table(
        "invites",
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("lane", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=True),
        sa.Column("assignment_id", sa.String(), nullable=True),
        sa.Column("in_topic", sa.Boolean(), nullable=False),
        sa.Column("under_case", sa.Boolean(), nullable=False),
        sa.Column("entry_case", sa.String(), nullable=True),
        sa.Column("entry_seq", sa.Integer(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_assignment_id", "outbox", ["assignment_id"], unique=False)
    op.create_index("ix_outbox_case_id", "outbox", ["case_id"], unique=False)
    op.create_index("ix_outbox_entry_case", "outbox", ["entry_case"], unique=False)
    op.create_index("ix_outbox_lane", "outbox", ["lane", "id"], unique=False)
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"], unique=False)
    op.create_index("ix_outbox_turn", "outbox", ["state", "place", "id"], unique=False)


def _questionnaires() -> None:
    op.create_table(
        "questionnaires",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )


def _seekers() -> None:
    op.create_table(
        "seekers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chat"),
    )


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chat"),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.LargeBinary(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("reasons", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_assignments_case_id", "assignments", ["case_id"], unique=False)
    op.create_index("ix_assignments_staff_id", "assignments", ["staff_id"], unique=False)
    op.create_index("ix_assignments_topic", "assignments", ["topic"], unique=False)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "seq"),
    )


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=True),
        sa.Column("arrival_id", WIDE, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_media_arrival_id", "media", ["arrival_id"], unique=False)
    op.create_index("ix_media_case_id", "media", ["case_id"], unique=False)


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("lane", sa.LargeBinary(), nullable=False),
        sa.Column("message_id", WIDE, nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("bot", "lane", "message_id"),
    )
    op.create_index("ix_messages_entry", "messages", ["case_id", "seq"], unique=False)


def _offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_offers_case_id", "offers", ["case_id"], unique=False)
    op.create_index("ix_offers_staff_id", "offers", ["staff_id"], unique=False)
    op.create_index("ix_offers_state", "offers", ["state", "expires_at"], unique=False)


def _numbers() -> None:
    """What SQLite keeps in sqlite_sequence: the last number that was given in a table."""
    op.create_table(
        "numbers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
