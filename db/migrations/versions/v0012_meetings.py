"""Information meetings, and who has signed up for them by which number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No meeting is planned yet."""
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_meetings_state", "meetings", ["state"], unique=False)
    op.create_table(
        "seats",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("seeker_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_seats_number", "seats", ["meeting_id", "number"], unique=True)
    op.create_index("ix_seats_seeker_id", "seats", ["seeker_id"], unique=False)


def downgrade() -> None:
    """The older program knows of no meetings."""
    op.drop_index("ix_seats_seeker_id", table_name="seats")
    op.drop_index("ix_seats_number", table_name="seats")
    op.drop_table("seats")
    op.drop_index("ix_meetings_state", table_name="meetings")
    op.drop_table("meetings")
