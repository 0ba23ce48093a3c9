"""The dialogue in full: bursts of words, ratings, urgency, call backs."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Brings the schema up."""
    for table, columns in _columns().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_conversations_words_due_at"), ["words_due_at"])
    _kept_words()
    _call_backs()


def downgrade() -> None:
    """Takes it back."""
    for table in ("call_backs", "kept_words"):
        op.drop_table(table)
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_conversations_words_due_at"))
    for table, columns in _columns().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in reversed(columns):
                batch_op.drop_column(column.name)


def _kept_words() -> None:
    op.create_table(
        "kept_words",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("said", json, nullable=False),
        sa.Column("heard_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_kept_words_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_words")),
    )
    op.create_index(op.f("ix_kept_words_conversation_id"), "kept_words", ["conversation_id"])


def _call_backs() -> None:
    op.create_table(
        "call_backs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=True),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_call_backs_ticket_id_tickets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_backs")),
    )
    op.create_index(op.f("ix_call_backs_ticket_id"), "call_backs", ["ticket_id"])
    op.create_index(op.f("ix_call_backs_state"), "call_backs", ["state"])


def _columns() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The new columns by table, made anew: a column belongs to one table."""
    return {
        "organisation": (sa.Column("chat", json, nullable=False, server_default="{}"),),
        "contacts": (sa.Column("routine_stopped_at", _MOMENT, nullable=True),),
        "conversations": (
            sa.Column("ticket_id", sa.Integer(), nullable=True),
            sa.Column("expects", sa.String(length=16), nullable=True),
            sa.Column("expects_facts", json, nullable=False, server_default="{}"),
            sa.Column("expects_until", _MOMENT, nullable=True),
            sa.Column("words_due_at", _MOMENT, nullable=True),
        ),
        "tickets": (
            sa.Column("reopened_at", _MOMENT, nullable=True),
            sa.Column("urgency", sa.String(length=16), nullable=True),
            sa.Column("rating", sa.Integer(), nullable=True),
            sa.Column("rating_words", sa.String(), nullable=True),
        ),
    }
