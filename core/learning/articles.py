"""Versions of articles: drafts, and what a person made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update

from core.database.transaction import Transaction
from core.errors import Conflict, Invalid, NotFound
from core.learning.rows import ArticleVersion


@dataclass(frozen=True)
class Contents:
    """What an article says."""

    title: str
    body: str = ""
    questions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    language: str = "sr-Latn"
    spoken: str = ""


@dataclass(frozen=True)
class Origin:
    """What a version was made from, and by whom."""

    source: str
    which: str
    by: str


def add_version(
    tx: Transaction, article: str, contents: Contents, origin: Origin, state: str = "draft"
) -> ArticleVersion:
    """The next version of this article; a draft, unless another state is given."""
    number = tx.first(select(func.max(ArticleVersion.version)).where(ArticleVersion.article == article))
    settled = {} if state == "draft" else {"settled_by": origin.by, "settled_at": tx.now}
    return tx.add(
        ArticleVersion(
            article=article,
            version=(number or 0) + 1,
            state=state,
            title=contents.title,
            questions=list(contents.questions),
            tags=list(contents.tags),
            products=list(contents.products),
            language=contents.language,
            spoken=contents.spoken,
            body=contents.body,
            source=origin.source,
            origin=origin.which,
            made_by=origin.by,
            made_at=tx.now,
            **settled,
        )
    )


def contents_of(row: ArticleVersion) -> Contents:
    """What this version says."""
    lists = (tuple(row.questions), tuple(row.tags), tuple(row.products))
    return Contents(row.title, row.body, *lists, row.language, row.spoken)


def draft_by_id(tx: Transaction, draft_id: int) -> ArticleVersion:
    """The version with this id; raises NotFound."""
    found = tx.session.get(ArticleVersion, draft_id)
    if found is None:
        raise NotFound(f"there is no draft {draft_id}: dezurni drafts lists them")
    return found


def settle(tx: Transaction, draft: ArticleVersion, state: str, by: str) -> bool:
    """Makes the draft approved, rejected or replaced; False if that was settled before."""
    waiting = update(ArticleVersion).where(ArticleVersion.id == draft.id, ArticleVersion.state == "draft")
    return tx.changed(waiting.values(state=state, settled_by=by, settled_at=tx.now)) == 1


def require_whole(row: ArticleVersion) -> None:
    """Raises Invalid for a draft that says nothing yet."""
    if not row.title.strip() or not row.body.strip():
        raise Invalid(
            f"draft {row.id} has no text yet: write it first (dezurni draft edit {row.id} FILE)",
            "draft-empty",
        )


def drafts(tx: Transaction, *, settled_too: bool = False) -> Sequence[ArticleVersion]:
    """Drafts that wait for a person, oldest first; with `settled_too` everything there ever was."""
    query = select(ArticleVersion).order_by(ArticleVersion.id)
    return tx.all(query if settled_too else query.where(ArticleVersion.state == "draft"))


def history(tx: Transaction, article: str) -> Sequence[ArticleVersion]:
    """Every version of this article, oldest first; raises NotFound if it has none."""
    rows = tx.all(
        select(ArticleVersion).where(ArticleVersion.article == article).order_by(ArticleVersion.version)
    )
    if not rows:
        raise NotFound(f"article {article!r} has no versions here: it comes with the program, or not at all")
    return rows


def in_force(tx: Transaction) -> list[ArticleVersion]:
    """Of each article the version that was approved, or retired, last; by article."""
    settled = select(ArticleVersion).where(ArticleVersion.state.in_(("approved", "retired")))
    newest: dict[str, ArticleVersion] = {}
    for row in tx.all(settled.order_by(ArticleVersion.settled_at, ArticleVersion.version)):
        newest[row.article] = row
    return [newest[article] for article in sorted(newest)]


def require_changed(changed: bool, draft: ArticleVersion) -> None:
    """Raises Conflict where somebody settled the draft first."""
    if not changed:
        raise Conflict(f"draft {draft.id} is settled already")
