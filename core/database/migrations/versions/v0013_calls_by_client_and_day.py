"""Calls are found by client and by day."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings the schema up."""
    op.create_index("ix_calls_client_id", "calls", ["client_id"])
    op.create_index("ix_calls_started_at", "calls", ["started_at"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index("ix_calls_started_at", "calls")
    op.drop_index("ix_calls_client_id", "calls")
