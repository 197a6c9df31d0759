"""Admins word the line's texts in their own way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "wordings",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_wordings_text", "wordings", ["key", "language"], unique=False)


def downgrade() -> None:
    """Every text is said as in the catalogs again."""
    op.drop_index("ix_wordings_text", table_name="wordings")
    op.drop_table("wordings")
