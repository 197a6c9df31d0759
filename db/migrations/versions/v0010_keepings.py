"""Cases that are kept longer than others, with who decided it and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is kept longer yet."""
    op.create_table(
        "keepings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_keepings_case_id", "keepings", ["case_id"], unique=False)
    op.create_index("ix_keepings_until", "keepings", ["until"], unique=False)


def downgrade() -> None:
    """The older program destroys cases at their time, whatever was decided."""
    op.drop_index("ix_keepings_until", table_name="keepings")
    op.drop_index("ix_keepings_case_id", table_name="keepings")
    op.drop_table("keepings")
