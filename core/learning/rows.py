"""Questions without the people who asked them, what these taught, and the articles that people approved."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Question(Base):
    """Something that was asked, and what came of it. It names nobody, and nobody's row names it for long."""

    __tablename__ = "questions"

    id: Mapped[RowId]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    channel: Mapped[str] = mapped_column(String(20))
    product: Mapped[str | None] = mapped_column(String(64))
    # As written, without numbers, addresses and the writer's name; `plain`: as the library compares it.
    text: Mapped[str]
    plain: Mapped[str]
    # What it is about, as the library says it.
    gist: Mapped[str]
    # answer, offer, person: what the library decided. `for_person`: no article could have answered it.
    outcome: Mapped[str] = mapped_column(String(8))
    for_person: Mapped[bool] = mapped_column(default=False)
    # The article with the best score, that score, and how far the second best is behind.
    nearest: Mapped[str | None] = mapped_column(String(128))
    top: Mapped[float]
    margin: Mapped[float]
    confidence: Mapped[float]
    # Names the search whose scores these are.
    scoring: Mapped[str] = mapped_column(String(64))
    # The article that was shown, at once or chosen from those offered.
    article: Mapped[str | None] = mapped_column(String(128), index=True)
    # Somebody we know asked: only then does the answer to "did it help" teach.
    by_client: Mapped[bool] = mapped_column(default=False)
    helped: Mapped[bool | None]
    # What came after the answer, within a day.
    asked_again: Mapped[bool] = mapped_column(default=False)
    person_wanted: Mapped[bool] = mapped_column(default=False)
    became_ticket: Mapped[bool] = mapped_column(default=False)
    # A draft of an article was made of it.
    drafted: Mapped[bool] = mapped_column(default=False)


class Verdict(Base):
    """What one client said of one answer to one phrase; one "no" outweighs every "yes".

    The client is here only to tell two clients from one, and is forgotten with the row.
    """

    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("article", "plain", "client_id"),)

    id: Mapped[RowId]
    article: Mapped[str] = mapped_column(String(128))
    plain: Mapped[str]
    # None: somebody we do not know; may deny, and confirms nothing.
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    helped: Mapped[bool]
    said_at: Mapped[datetime] = mapped_column(index=True)


class Phrase(Base):
    """Another way to ask an article, learned from clients."""

    __tablename__ = "phrases"
    __table_args__ = (UniqueConstraint("article", "plain"),)

    id: Mapped[RowId]
    article: Mapped[str] = mapped_column(String(128))
    plain: Mapped[str]
    text: Mapped[str]
    # learned -> denied (by a client) | undone (by one of us); neither is learned again
    state: Mapped[str] = mapped_column(String(16), default="learned")
    learned_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(String(64))
    # When the managers heard of it.
    told_at: Mapped[datetime | None]


class ArticleVersion(Base):
    """An article as somebody wrote it: a draft until a person approves it. Nothing is overwritten."""

    __tablename__ = "article_versions"
    __table_args__ = (UniqueConstraint("article", "version"),)

    id: Mapped[RowId]
    article: Mapped[str] = mapped_column(String(128))
    version: Mapped[int]
    # draft -> approved | rejected | replaced (by an edit of it); retired: from here on there is no article
    state: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    questions: Mapped[list[str]]
    tags: Mapped[list[str]]
    products: Mapped[list[str]]
    language: Mapped[str] = mapped_column(String(8))
    spoken: Mapped[str]
    body: Mapped[str]
    # question, ticket, import, page, edit, retire; `origin` says which: a number, a file, an address.
    source: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str]
    made_by: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    settled_by: Mapped[str | None] = mapped_column(String(64))
    settled_at: Mapped[datetime | None]


class ArticleWarning(Base):
    """The managers were told that clients deny this article's answers."""

    __tablename__ = "article_warnings"

    article: Mapped[str] = mapped_column(String(128), primary_key=True)
    told_at: Mapped[datetime]


class LibraryState(Base):
    """One row: counts the changes of what is served, and holds the confidence fitted to our labels."""

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    # None: as installed.
    confidence: Mapped[dict[str, Any] | None]
    # The search to whose scores it was fitted, and to how many labels.
    scoring: Mapped[str] = mapped_column(String(64))
    labels: Mapped[int]
