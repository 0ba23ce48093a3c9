"""The outbox is found by what waits in it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WAITING = "sent_at IS NULL AND set_aside_at IS NULL"
EXPIRING = "sent_at IS NULL AND set_aside_at IS NULL AND expires_at IS NOT NULL"


def upgrade() -> None:
    """Brings the schema up."""
    op.drop_index("ix_outbox_waiting", table_name="outbox")
    op.drop_index("ix_outbox_sent_ref", table_name="outbox")
    for name, columns, rows in (
        ("ix_outbox_sent_ref", ["channel", "address", "sent_ref"], "sent_ref IS NOT NULL"),
        ("ix_outbox_line", ["priority", "due_at", "id"], WAITING),
        ("ix_outbox_address", ["address", "channel", "priority", "id"], WAITING),
        ("ix_outbox_expiring", ["expires_at"], EXPIRING),
    ):
        op.create_index(name, "outbox", columns, postgresql_where=sa.text(rows), sqlite_where=sa.text(rows))


def downgrade() -> None:
    """Takes it back."""
    for name in ("ix_outbox_expiring", "ix_outbox_address", "ix_outbox_line", "ix_outbox_sent_ref"):
        op.drop_index(name, table_name="outbox")
    op.create_index("ix_outbox_waiting", "outbox", ["sent_at", "set_aside_at", "due_at"])
    op.create_index("ix_outbox_sent_ref", "outbox", ["channel", "address", "sent_ref"])
