"""Chats that the line does not talk with for a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is blocked yet."""
    op.create_table(
        "blocks",
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_index("ix_blocks_until", "blocks", ["until"], unique=False)


def downgrade() -> None:
    """The older program talks with everybody."""
    op.drop_index("ix_blocks_until", table_name="blocks")
    op.drop_table("blocks")
