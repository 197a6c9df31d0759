"""What stands in a seeker's chat, by number, so that it can be taken away; letters that are held back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Of what is on the phones already nobody noted the numbers: only what comes from now on can be taken."""
    op.create_table(
        "onscreen",
        sa.Column("lane", sa.LargeBinary(), nullable=False),
        sa.Column("message_id", WIDE, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("stay", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "message_id"),
    )
    op.create_index("ix_onscreen_at", "onscreen", ["at"], unique=False)
    op.add_column("outbox", sa.Column("stay", sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("seekers", sa.Column("tidy", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_seekers_tidy", "seekers", ["tidy"], unique=False)


def downgrade() -> None:
    """What was held back is dropped: the older program has no place for it. The transcript still has it."""
    op.execute("UPDATE outbox SET state = 'cancelled', lane = NULL, payload = NULL WHERE state = 'held'")
    op.drop_index("ix_seekers_tidy", table_name="seekers")
    with op.batch_alter_table("seekers") as seekers:
        seekers.drop_column("tidy")
    op.drop_column("outbox", "stay")  # a batch would make the table anew, and its rows would not be counted
    op.drop_index("ix_onscreen_at", table_name="onscreen")
    op.drop_table("onscreen")
