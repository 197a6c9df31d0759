"""How often things happened in a month, and what seekers say of the line after the end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what happened before nothing was counted. No row has a number by which it came."""
    op.create_table(
        "tallies",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "figure", "value"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("out", sa.Boolean(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Numbers and remarks are gone."""
    op.drop_table("remarks")
    op.drop_table("tallies")
