"""Tickets on the page: what became of them, links, who looks, and the words that find them."""

import re
import unicodedata
from typing import Any

import cyrtranslit
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_WORD = sa.String(length=24).with_variant(sa.String(length=24, collation="C"), "postgresql")
# Columns by which a ticket is found, and what belongs to one.
_INDEXES = {
    "tickets": ("contact_id", "conversation_id", "merged_into_id"),
    "calls": ("ticket_id",),
    "appointments": ("ticket_id",),
    "remote_sessions": ("ticket_id",),
    "time_entries": ("ticket_id",),
}
_MANY = 2000


def upgrade() -> None:
    """Brings the schema up."""
    for table in ("clients", "contacts"):
        op.add_column(table, sa.Column("words", sa.String(), nullable=False, server_default=""))
    op.add_column("tickets", sa.Column("awaits_since", _MOMENT, nullable=True))
    op.add_column("tickets", sa.Column("merged_into_id", sa.Integer(), nullable=True))
    for table, columns in _INDEXES.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index("ix_tickets_state_id", "tickets", ["state", "id"])
    _events_and_links()
    _looks()
    _words()
    _fold_names()
    _index_messages()
    _note_who_waits()


def downgrade() -> None:
    """Takes it back."""
    for table in ("ticket_words", "ticket_looks", "ticket_links", "ticket_events"):
        op.drop_table(table)
    op.drop_index("ix_tickets_state_id", "tickets")
    for table, columns in reversed(_INDEXES.items()):
        for column in columns:
            op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for table, column in (
        ("tickets", "merged_into_id"),
        ("tickets", "awaits_since"),
        ("contacts", "words"),
        ("clients", "words"),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)


def _to_ticket(table: str, column: str = "ticket_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["tickets.id"], name=op.f(f"fk_{table}_{column}_tickets"))


def _events_and_links() -> None:
    op.create_table(
        "ticket_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=True),
        sa.Column("facts", json, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        _to_ticket("ticket_events"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_events")),
    )
    op.create_index(op.f("ix_ticket_events_ticket_id"), "ticket_events", ["ticket_id"])
    op.create_table(
        "ticket_links",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("linked_by", sa.String(length=64), nullable=False),
        sa.Column("linked_at", _MOMENT, nullable=False),
        _to_ticket("ticket_links"),
        _to_ticket("ticket_links", "other_id"),
        sa.PrimaryKeyConstraint("ticket_id", "other_id", name=op.f("pk_ticket_links")),
    )
    op.create_index(op.f("ix_ticket_links_other_id"), "ticket_links", ["other_id"])


def _looks() -> None:
    op.create_table(
        "ticket_looks",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=True),
        sa.Column("wrote_at", _MOMENT, nullable=True),
        sa.Column("draft", sa.String(), nullable=False),
        _to_ticket("ticket_looks"),
        sa.PrimaryKeyConstraint("ticket_id", "operator", name=op.f("pk_ticket_looks")),
    )


def _words() -> None:
    op.create_table(
        "ticket_words",
        sa.Column("word", _WORD, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        _to_ticket("ticket_words"),
        sa.PrimaryKeyConstraint("word", "ticket_id", "message_id", name=op.f("pk_ticket_words")),
        sqlite_with_rowid=False,
    )


def _folded(text: str) -> list[str]:
    """As this program folded words when this was written."""
    latin = str(cyrtranslit.to_latin(text, "sr")).casefold().replace("đ", "dj")
    letters = (sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    plain = "".join(sign if sign.isalnum() else " " for sign in letters)
    return re.sub(r"([^\W\d])\1{2,}", r"\1", plain).split()


def _fold_names() -> None:
    connection = op.get_bind()
    for table in ("clients", "contacts"):
        named = sa.table(table, sa.column("id"), sa.column("name"), sa.column("words"))
        changed = [
            {"row": row.id, "folded": " ".join(_folded(row.name))}
            for row in connection.execute(sa.select(named.c.id, named.c.name))
        ]
        if changed:
            one = sa.update(named).where(named.c.id == sa.bindparam("row"))
            connection.execute(one.values(words=sa.bindparam("folded")), changed)


def _index_messages() -> None:
    """Some minutes for a million messages."""
    connection = op.get_bind()
    said = sa.table("messages", sa.column("id"), sa.column("ticket_id"), sa.column("text"))
    words = sa.table("ticket_words", *map(sa.column, ("word", "ticket_id", "message_id")))
    # A ticket's messages come together: of them only its own words are remembered.
    rows = connection.execute(
        sa.select(said.c.id, said.c.ticket_id, said.c.text).order_by(said.c.ticket_id, said.c.id)
    ).all()
    waiting: list[dict[str, Any]] = []
    ticket_id, known = None, set[str]()
    for row in rows:
        if row.ticket_id != ticket_id:
            ticket_id, known = row.ticket_id, set()
        found = {word[:24] for word in _folded(row.text[:20_000]) if len(word) >= 3 or word.isdecimal()}
        waiting += [
            {"word": word, "ticket_id": ticket_id, "message_id": row.id} for word in sorted(found - known)
        ]
        known |= found
        if len(waiting) > _MANY:
            connection.execute(sa.insert(words), waiting)
            waiting = []
    if waiting:
        connection.execute(sa.insert(words), waiting)


def _note_who_waits() -> None:
    """The client waits since the first message after the last answer."""
    op.execute(
        sa.text(
            "UPDATE tickets SET awaits_since = (SELECT min(m.said_at) FROM messages m"
            " WHERE m.ticket_id = tickets.id AND m.author = 'client' AND m.id > coalesce("
            "(SELECT max(o.id) FROM messages o WHERE o.ticket_id = tickets.id AND o.author = 'operator'), 0))"
            " WHERE state <> 'closed'"
        )
    )
