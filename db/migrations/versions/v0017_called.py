"""A keyed hash of the name that a case has while it can be read, so that a new one gets another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What the cases that are there are called only their keys tell: the next new case has it looked up."""
    op.add_column("cases", sa.Column("called", sa.LargeBinary(), nullable=True))
    op.create_index("ix_cases_called", "cases", ["called", "day"], unique=False)


def downgrade() -> None:
    """The older program opens all cases for that."""
    op.drop_index("ix_cases_called", table_name="cases")
    op.drop_column("cases", "called")  # a batch would make the table anew
