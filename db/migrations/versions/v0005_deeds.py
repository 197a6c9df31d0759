"""An audit log; and offers that say what they offer, who asked for them, and why they were declined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and the column. An offer without a record is as offers were before."""
    op.create_table(
        "audit",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.add_column("offers", sa.Column("record", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """The log is gone, and all offers are alike."""
    with op.batch_alter_table("offers") as offers:
        offers.drop_column("record")
    op.drop_table("audit")
