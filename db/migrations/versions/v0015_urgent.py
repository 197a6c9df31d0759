"""Letters that go before other chats' letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What waits already keeps the place it has."""
    op.add_column("outbox", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_outbox_urgent",
        "outbox",
        ["lane"],
        unique=False,
        sqlite_where=sa.text("urgent = 1"),
        postgresql_where=sa.text("urgent"),
    )


def downgrade() -> None:
    """The older program knows no urgent letters: they wait as all others do."""
    op.execute("UPDATE outbox SET place = 1 WHERE place = -1")
    op.drop_index("ix_outbox_urgent", table_name="outbox")
    op.drop_column("outbox", "urgent")  # a batch would make the table anew, and its rows would not be counted
