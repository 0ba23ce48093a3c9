"""How a draft, or another version of an article, is shown by commands."""

from typing import Any

from core.learning.articles import contents_of
from core.learning.rows import ArticleVersion


def version_facts(row: ArticleVersion) -> dict[str, Any]:
    """Everything about this version, for machines."""
    said = contents_of(row)
    return {
        "id": row.id,
        "article": row.article,
        "version": row.version,
        "state": row.state,
        "title": said.title,
        "questions": list(said.questions),
        "tags": list(said.tags),
        "products": list(said.products),
        "language": said.language,
        "spoken": said.spoken,
        "body": said.body,
        "source": row.source,
        "origin": row.origin,
        "made_by": row.made_by,
        "made_at": row.made_at,
        "settled_by": row.settled_by,
        "settled_at": row.settled_at,
    }


def print_version(told: dict[str, Any]) -> None:
    """One line of it."""
    origin = f"{told['source']} {told['origin']}".strip()
    text = "" if told["body"] else ", no text yet"
    named = f"{told['article']} v{told['version']}: {told['title']}"
    print(f"{told['id']:>5}  {told['state']}  {named} ({origin}{text})")
