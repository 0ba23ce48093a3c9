"""Tickets are shown in topics of a group."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Brings the schema up."""
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(length=32), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=True),
        sa.Column("asked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deliveries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_topics_ticket_id_tickets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("chat", "thread", name=op.f("uq_topics_chat_thread")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_topics_ticket_id")),
    )
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topics_state"), ["state"], unique=False)

    op.create_table(
        "topic_posts",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_topic_posts_message_id_messages")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_topic_posts_topic_id_topics")),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_topic_posts")),
    )
    with op.batch_alter_table("topic_posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topic_posts_topic_id"), ["topic_id"], unique=False)


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("topic_posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_topic_posts_topic_id"))

    op.drop_table("topic_posts")
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_topics_state"))

    op.drop_table("topics")
