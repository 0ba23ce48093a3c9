"""What the desk learns: questions, verdicts, phrases, versions of articles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Brings the schema up."""
    _questions()
    _phrases()
    _articles()
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("article", sa.String(length=128), nullable=True))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_column("article")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("asked_id")
    for table in (
        "library_state",
        "article_warnings",
        "article_versions",
        "phrases",
        "verdicts",
        "questions",
    ):
        op.drop_table(table)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("product", sa.String(length=64), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("gist", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("for_person", sa.Boolean(), nullable=False),
        sa.Column("nearest", sa.String(length=128), nullable=True),
        sa.Column("top", sa.Double(), nullable=False),
        sa.Column("margin", sa.Double(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("scoring", sa.String(length=64), nullable=False),
        sa.Column("article", sa.String(length=128), nullable=True),
        sa.Column("by_client", sa.Boolean(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=True),
        sa.Column("asked_again", sa.Boolean(), nullable=False),
        sa.Column("person_wanted", sa.Boolean(), nullable=False),
        sa.Column("became_ticket", sa.Boolean(), nullable=False),
        sa.Column("drafted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_asked_at"), "questions", ["asked_at"])
    op.create_index(op.f("ix_questions_article"), "questions", ["article"])
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.String(length=128), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_verdicts_client_id_clients")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
        sa.UniqueConstraint(
            "article", "plain", "client_id", name=op.f("uq_verdicts_article_plain_client_id")
        ),
    )
    op.create_index(op.f("ix_verdicts_said_at"), "verdicts", ["said_at"])


def _phrases() -> None:
    op.create_table(
        "phrases",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.String(length=128), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(length=64), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
        sa.UniqueConstraint("article", "plain", name=op.f("uq_phrases_article_plain")),
    )


def _articles() -> None:
    op.create_table(
        "article_versions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.String(length=128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("questions", json, nullable=False),
        sa.Column("tags", json, nullable=False),
        sa.Column("products", json, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("spoken", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_by", sa.String(length=64), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_versions")),
        sa.UniqueConstraint("article", "version", name=op.f("uq_article_versions_article_version")),
    )
    op.create_table(
        "article_warnings",
        sa.Column("article", sa.String(length=128), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_article_warnings")),
    )
    state = op.create_table(
        "library_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("confidence", json, nullable=True),
        sa.Column("scoring", sa.String(length=64), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_state")),
    )
    assert state is not None
    op.bulk_insert(state, [{"id": 1, "version": 0, "confidence": None, "scoring": "", "labels": 0}])
