"""What is served beside the installed articles: learned phrases, approved articles, fitted confidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.learning.articles import in_force
from core.learning.rows import ArticleVersion, LibraryState, Phrase

_ONLY = 1


@dataclass(frozen=True)
class Served:
    """`articles` are the newest approved ones, `retired` those that answer no more; `phrases` by article."""

    version: int
    articles: tuple[ArticleVersion, ...]
    retired: frozenset[str]
    phrases: Mapping[str, tuple[str, ...]]
    confidence: Mapping[str, Any] | None
    scoring: str


def served_version(tx: Transaction) -> int:
    """Grows with each change of what is served."""
    return tx.first(select(LibraryState.version)) or 0


def served(tx: Transaction) -> Served:
    """Everything that a library needs beside the installed articles."""
    state = tx.get(LibraryState, _ONLY)
    newest = in_force(tx)
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in tx.all(select(Phrase).where(Phrase.state == "learned").order_by(Phrase.id)):
        phrases[phrase.article] = (*phrases.get(phrase.article, ()), phrase.text)
    return Served(
        version=state.version,
        articles=tuple(row for row in newest if row.state == "approved"),
        retired=frozenset(row.article for row in newest if row.state == "retired"),
        phrases=phrases,
        confidence=state.confidence,
        scoring=state.scoring,
    )


def fitted_confidence(tx: Transaction, scoring: str) -> dict[str, float]:
    """The parameters fitted to our labels of this scoring; empty while they are as installed."""
    state = tx.get(LibraryState, _ONLY)
    return dict(state.confidence or {}) if state.scoring == scoring else {}


def one_teaches_at_a_time(tx: Transaction) -> None:
    """From here to its end, this transaction is alone with what is learned. The organisation comes after."""
    tx.locked(LibraryState, _ONLY)


def served_changed(tx: Transaction, **values: Any) -> None:
    """What is served is another from this transaction on: every process builds its library anew."""
    tx.changed(
        update(LibraryState)
        .where(LibraryState.id == _ONLY)
        .values(version=LibraryState.version + 1, **values)
    )
