"""The pace of a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings the schema up."""
    op.create_table(
        "holds",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name=op.f("pk_holds")),
    )
    op.add_column("outbox", sa.Column("messages", sa.Integer(), nullable=False, server_default="1"))
    op.create_index("ix_outbox_leased", "outbox", ["leased_until"])
    sent = sa.text("sent_at IS NOT NULL")
    op.create_index("ix_outbox_sent", "outbox", ["sent_at"], postgresql_where=sent, sqlite_where=sent)


def downgrade() -> None:
    """Takes it back."""
    for name in ("ix_outbox_sent", "ix_outbox_leased"):
        op.drop_index(name, table_name="outbox")
    op.drop_column("outbox", "messages")
    op.drop_table("holds")
