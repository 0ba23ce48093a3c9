"""What is said in a chat is kept before it is heard; a button is one person's."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_WAITING = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Brings the schema up."""
    op.add_column("inbox", sa.Column("chat", sa.String(length=128), nullable=True))
    op.add_column("inbox", sa.Column("said", json, nullable=True))
    op.add_column("inbox", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("inbox", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["channel", "chat", "id"],
        postgresql_where=_WAITING,
        sqlite_where=_WAITING,
    )
    op.add_column("buttons", sa.Column("person", sa.String(length=128), nullable=True))
    # A chat of two has its person's own id; groups have negative ones.
    op.execute(sa.text("UPDATE buttons SET person = chat WHERE chat NOT LIKE '-%'"))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("buttons", schema=None) as batch_op:
        batch_op.drop_column("person")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_waiting")
        for name in ("tries", "due_at", "said", "chat"):
            batch_op.drop_column(name)
