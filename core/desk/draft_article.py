"""Drafts of articles: from questions that nobody answered, from a closed ticket, from what is imported."""

from sqlalchemy import select

from core.clients.identity import person
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.errors import NotFound
from core.learning.articles import Contents, Origin, add_version, contents_of
from core.learning.groups import Group
from core.learning.masking import MASK, masked
from core.learning.questions import note_drafted, unanswered
from core.learning.rows import ArticleVersion
from core.learning.serving import one_teaches_at_a_time
from core.ports import Library
from core.tickets.rows import Message, Ticket

_MOST_PHRASES = 12
_WORDS_OF_A_QUESTION = 25
_WORDS_OF_AN_ID = 6


def draft_of_group(
    tx: Transaction, moment: Moment, group_id: int, library: Library, by: str
) -> ArticleVersion:
    """A draft that is asked as these questions were, its text still to be written; raises NotFound."""
    one_teaches_at_a_time(tx)
    group = next((each for each in unanswered(tx) if each.id == group_id), None)
    if group is None:
        raise NotFound(f"there are no unanswered questions {group_id}: dezurni unanswered lists them")
    title, *others = _wordings(group)
    note_drafted(tx, group)
    contents = Contents(title, questions=tuple(others), language=moment.company.language)
    return add_version(tx, _free_id(tx, library, title), contents, Origin("question", str(group.id), by))


def draft_of_ticket(
    tx: Transaction, moment: Moment, ticket: Ticket, library: Library, by: str
) -> ArticleVersion:
    """A draft of what was asked on this ticket and how an operator answered it, without the client."""
    one_teaches_at_a_time(tx)
    names = _names_on(tx, ticket)
    said = tx.all(select(Message).where(Message.ticket_id == ticket.id).order_by(Message.id))
    asked = [masked(message.text, names) for message in said if message.author == "client"]
    answer = "\n\n".join(masked(message.text, names) for message in said if message.author == "operator")
    title = _as_title(masked(ticket.subject, names))
    short = [text for text in asked[:1] if len(text.split()) <= _WORDS_OF_A_QUESTION and MASK not in text]
    contents = Contents(title, answer, tuple(short), language=moment.company.language)
    origin = Origin("ticket", f"#{ticket.number}", by)
    return add_version(tx, _free_id(tx, library, title), contents, origin)


def draft_of_import(
    tx: Transaction, article: str | None, contents: Contents, origin: Origin, library: Library
) -> ArticleVersion | None:
    """A draft of what was read elsewhere; None if this article's newest version says just that.

    Without an id of its own, the article gets one from its title.
    """
    one_teaches_at_a_time(tx)
    newest = _newest(tx, article, origin)
    if newest and contents_of(newest) == contents:
        return None
    named = article or (newest.article if newest else _free_id(tx, library, contents.title))
    return add_version(tx, named, contents, origin)


def draft_by_hand(
    tx: Transaction, article: str | None, contents: Contents, library: Library, by: str
) -> ArticleVersion:
    """A draft that one of us writes: of a new article, or what an article says, to be changed.

    A draft of the article that waits already is the one.
    """
    one_teaches_at_a_time(tx)
    waits = select(ArticleVersion).where(ArticleVersion.article == article, ArticleVersion.state == "draft")
    found = tx.first(waits.order_by(ArticleVersion.id.desc())) if article else None
    named = article or _free_id(tx, library, contents.title)
    return found or add_version(tx, named, contents, Origin("page", "", by))


def has_answer(tx: Transaction, ticket: Ticket) -> bool:
    """Whether an operator wrote anything on the ticket that could become an article."""
    written = select(Message.id).where(Message.ticket_id == ticket.id, Message.author == "operator")
    return tx.first(written) is not None


def _newest(tx: Transaction, article: str | None, origin: Origin) -> ArticleVersion | None:
    """The newest version of the article, or of what came from the same place under the same title."""
    query = select(ArticleVersion).order_by(ArticleVersion.id.desc())
    if article:
        return tx.first(query.where(ArticleVersion.article == article))
    return tx.first(query.filter_by(source=origin.source, origin=origin.which))


def _wordings(group: Group) -> list[str]:
    """The most frequent wording as a title, then the others; one with a mask only for want of others."""
    texts = [text for text in group.texts if MASK not in text] or list(group.texts[:1])
    return [_as_title(texts[0]), *texts[1:_MOST_PHRASES]]


def _as_title(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:]


def _names_on(tx: Transaction, ticket: Ticket) -> list[str]:
    names = [tx.get(Client, ticket.client_id).name] if ticket.client_id else []
    asker = person(tx, ticket.contact_id) if ticket.contact_id else None
    return [*names, asker.contact.name] if asker else names


def _free_id(tx: Transaction, library: Library, title: str) -> str:
    """The title's first words as an id that no article has."""
    words = library.plain(title.replace(MASK, " ")).split()[:_WORDS_OF_AN_ID]
    base = "-".join(words)[:100] or "clanak"
    number, name = 1, base
    while library.piece(name) or _is_taken(tx, name):
        number += 1
        name = f"{base}-{number}"
    return name


def _is_taken(tx: Transaction, article: str) -> bool:
    return tx.first(select(ArticleVersion.id).where(ArticleVersion.article == article)) is not None
