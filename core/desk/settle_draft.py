"""What a person makes of a draft: nothing answers a client that nobody approved."""

from sqlalchemy import delete

from core.database.transaction import Transaction
from core.errors import NotFound
from core.learning.articles import (
    Contents,
    Origin,
    add_version,
    contents_of,
    require_changed,
    require_whole,
    settle,
)
from core.learning.rows import ArticleVersion, ArticleWarning
from core.learning.serving import one_teaches_at_a_time, served_changed
from core.ports import Library


def approve_draft(tx: Transaction, draft: ArticleVersion, by: str) -> None:
    """From now on the bot answers with it; raises Invalid while it has no text, Conflict if it is settled."""
    require_whole(draft)
    one_teaches_at_a_time(tx)
    require_changed(settle(tx, draft, "approved", by), draft)
    tx.session.execute(delete(ArticleWarning).where(ArticleWarning.article == draft.article))
    served_changed(tx)


def reject_draft(tx: Transaction, draft: ArticleVersion, by: str) -> None:
    """It never answers anybody; raises Conflict if it is settled."""
    require_changed(settle(tx, draft, "rejected", by), draft)


def edit_draft(tx: Transaction, draft: ArticleVersion, contents: Contents, by: str) -> ArticleVersion:
    """The next version in its place; the earlier one is kept. Raises Conflict if it is settled."""
    one_teaches_at_a_time(tx)
    require_changed(settle(tx, draft, "replaced", by), draft)
    return add_version(tx, draft.article, contents, Origin("edit", f"{draft.source} {draft.origin}", by))


def retire_article(tx: Transaction, article: str, library: Library, by: str) -> ArticleVersion:
    """No client is answered with it any more, wherever it came from; raises NotFound."""
    one_teaches_at_a_time(tx)
    piece = library.piece(article)
    if piece is None:
        raise NotFound(f"there is no article {article!r}")
    contents = Contents(piece.title, piece.body)
    row = add_version(tx, article, contents, Origin("retire", "", by), state="retired")
    served_changed(tx)
    return row


def with_body(draft: ArticleVersion, body: str) -> Contents:
    """What the draft says, with another text."""
    said = contents_of(draft)
    lists = (said.questions, said.tags, said.products)
    return Contents(said.title, body, *lists, said.language, said.spoken)
