"""The web chat on any site: visitors with tokens, messages in the order of their changes, tallies."""

import hashlib
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings the schema up."""
    op.create_table(
        "web_chat_tallies",
        sa.Column("who", sa.String(length=96), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", "since", name=op.f("pk_web_chat_tallies")),
    )
    op.create_index(op.f("ix_web_chat_tallies_since"), "web_chat_tallies", ["since"])
    op.create_table(
        "web_visitors",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("chat", sa.String(length=128), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("token_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_hash", sa.String(length=64), nullable=True),
        sa.Column("old_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("site", sa.String(length=255), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_visitors")),
        sa.UniqueConstraint("chat", name=op.f("uq_web_visitors_chat")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_web_visitors_token_hash")),
    )
    op.create_index("ix_web_visitors_old_hash", "web_visitors", ["old_hash"])
    op.create_index(op.f("ix_web_visitors_seen_at"), "web_visitors", ["seen_at"])
    with op.batch_alter_table("contact_methods") as batch_op:
        batch_op.add_column(sa.Column("tied_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("web_chat_messages") as batch_op:
        batch_op.add_column(sa.Column("number", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("pressed", sa.String(length=64), nullable=True))
    _number_messages()
    _let_visitors_in()
    with op.batch_alter_table("web_chat_messages") as batch_op:
        batch_op.alter_column("number", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_index(op.f("ix_web_chat_messages_chat"))
        batch_op.create_unique_constraint(op.f("uq_web_chat_messages_chat_number"), ["chat", "number"])
        batch_op.create_foreign_key(
            op.f("fk_web_chat_messages_chat_web_visitors"), "web_visitors", ["chat"], ["chat"]
        )


def _number_messages() -> None:
    """Their ids tell the order in which they came."""
    op.execute("UPDATE web_chat_messages SET number = id")


def _let_visitors_in() -> None:
    """Until now the name of a chat was the secret that opened it: it goes on to be its first token."""
    bind = op.get_bind()
    chats = bind.execute(
        sa.text("SELECT chat, max(number), min(sent_at), max(sent_at) FROM web_chat_messages GROUP BY chat")
    )
    visitors = sa.table(
        "web_visitors",
        *(sa.column(name) for name in ("chat", "token_hash", "site", "last_number")),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("token_at", "came_at", "seen_at")),
    )
    rows = [
        {
            "chat": chat,
            "token_hash": hashlib.sha256(chat.encode()).hexdigest(),
            "site": "",
            "last_number": last,
            "token_at": _moment(first),
            "came_at": _moment(first),
            "seen_at": _moment(newest),
        }
        for chat, last, first, newest in chats
    ]
    if rows:
        op.bulk_insert(visitors, rows)


def _moment(at: str | datetime) -> datetime:
    """SQLite hands back text, in UTC."""
    return at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("web_chat_messages") as batch_op:
        batch_op.drop_constraint(op.f("fk_web_chat_messages_chat_web_visitors"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_web_chat_messages_chat_number"), type_="unique")
        batch_op.create_index(op.f("ix_web_chat_messages_chat"), ["chat"])
        batch_op.drop_column("pressed")
        batch_op.drop_column("changed_at")
        batch_op.drop_column("number")
    with op.batch_alter_table("contact_methods") as batch_op:
        batch_op.drop_column("tied_at")
    op.drop_table("web_visitors")
    op.drop_table("web_chat_tallies")
