"""Practice conversations with made-up seekers, and what confidants ask one another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has practised or asked anything yet."""
    op.create_table(
        "practices",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_practices_staff_id", "practices", ["staff_id"], unique=False)
    op.create_table(
        "intervisions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("about", "by", "until"):
        op.create_index(f"ix_intervisions_{column}", "intervisions", [column], unique=False)


def downgrade() -> None:
    """The older program has neither; what was practised and asked is lost."""
    for column in ("until", "by", "about"):
        op.drop_index(f"ix_intervisions_{column}", table_name="intervisions")
    op.drop_table("intervisions")
    op.drop_index("ix_practices_staff_id", table_name="practices")
    op.drop_table("practices")
