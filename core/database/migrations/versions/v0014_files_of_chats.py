"""Files of chats, and edits of what was said."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_BELONGS = {"conversation_id": "conversations", "ticket_id": "tickets", "message_id": "messages"}


def upgrade() -> None:
    """Brings the schema up."""
    _files()
    op.create_table(
        "said",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.String(length=128), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", _MOMENT, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_said_message_id_messages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_said")),
        sa.UniqueConstraint("channel", "chat", "ref", name=op.f("uq_said_channel_chat_ref")),
    )
    op.create_index(op.f("ix_said_said_at"), "said", ["said_at"])
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edited_at", _MOMENT, nullable=True))
        batch_op.add_column(sa.Column("first_text", sa.String(), nullable=True))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_column("first_text")
        batch_op.drop_column("edited_at")
    for table in ("said", "files"):
        op.drop_table(table)


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=16), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in _BELONGS),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.String(length=128), nullable=False),
        sa.Column("ref", sa.String(length=1000), nullable=False),
        sa.Column("album", sa.String(length=64), nullable=True),
        sa.Column("original", sa.String(length=128), nullable=False),
        sa.Column("mime", sa.String(length=80), nullable=True),
        sa.Column("sort", sa.String(length=16), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("kept_at", _MOMENT, nullable=True),
        sa.Column("deleted_at", _MOMENT, nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_files_{column}_{table}"))
            for column, table in _BELONGS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("name", name=op.f("uq_files_name")),
    )
    for column in (*_BELONGS, "received_at", "state"):
        op.create_index(op.f(f"ix_files_{column}"), "files", [column])
