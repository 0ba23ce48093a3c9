"""Topics of the operators' forum group: a ticket as the group sees it, and what of it was shown there."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, and_, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId
from core.database.transaction import Transaction
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Message, Ticket

# How a topic of a closed ticket stands when something that was said on it has been corrected since.
CORRECTED = "corrected"


class Topic(Base):
    """The view of one ticket: where it is shown, and how the ticket stood when it was shown last."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("chat", "thread"),)

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), unique=True)
    chat: Mapped[str] = mapped_column(String(32))
    # The messenger's own id of the topic; none before it is made, and after it was deleted there.
    thread: Mapped[str | None] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(128), default="")
    # The ticket's state and operator as they were shown; "" before anything was.
    state: Mapped[str] = mapped_column(String(16), default="", index=True)
    operator: Mapped[str | None] = mapped_column(String(64))
    # A delivery that will show what is behind is on its way, and is believed in until then.
    asked_until: Mapped[datetime | None]
    deliveries: Mapped[int] = mapped_column(default=0)


class TopicPost(Base):
    """A message of a ticket that stands in its topic; `ref` is the messenger's id of what holds it."""

    __tablename__ = "topic_posts"

    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), index=True)
    ref: Mapped[str | None] = mapped_column(String(32))


def topic_of(tx: Transaction, ticket_id: int) -> Topic | None:
    """The topic of this ticket, if it has one."""
    return tx.first(select(Topic).where(Topic.ticket_id == ticket_id))


def topic_in(tx: Transaction, chat: str, thread: str) -> Topic | None:
    """The topic with this id of the messenger's, in this group."""
    return tx.first(select(Topic).where(Topic.chat == chat, Topic.thread == thread))


def behind(tx: Transaction, chat: str, limit: int) -> list[int]:
    """The tickets whose topic does not show them as they are, and for which nothing is on its way."""
    unasked = or_(Topic.asked_until.is_(None), Topic.asked_until < tx.now)
    unshown = (
        select(Message.id)
        .outerjoin(TopicPost, TopicPost.message_id == Message.id)
        .where(Message.ticket_id == Ticket.id, TopicPost.message_id.is_(None))
    )
    differs = or_(
        Topic.id.is_(None),
        Topic.chat != chat,
        Topic.thread.is_(None),
        Topic.state != Ticket.state,
        func.coalesce(Topic.operator, "") != func.coalesce(Ticket.operator, ""),
        unshown.exists(),
    )
    alive = and_(Ticket.state.in_(ALIVE), differs)
    just_closed = and_(Ticket.state == State.CLOSED, Topic.state.in_((*ALIVE, CORRECTED)))
    query = select(Ticket.id).outerjoin(Topic, Topic.ticket_id == Ticket.id)
    found: list[int] = []
    # Each by its own index: together they would read every ticket there ever was.
    for condition in (alive, just_closed):
        found += tx.all(query.where(condition, unasked).order_by(Ticket.id).limit(limit))
    return found


def ask(tx: Transaction, ticket_id: int, chat: str, until: datetime) -> Topic | None:
    """The topic for which a delivery is to be made now; None if another transaction does."""
    tx.insert_once(Topic, ticket_id=ticket_id, chat=chat, name="", state="", deliveries=0)
    free = update(Topic).where(
        Topic.ticket_id == ticket_id, or_(Topic.asked_until.is_(None), Topic.asked_until < tx.now)
    )
    values = {"asked_until": until, "deliveries": Topic.deliveries + 1}
    return topic_of(tx, ticket_id) if tx.changed(free.values(**values)) == 1 else None


def unshown(tx: Transaction, topic: Topic) -> list[Message]:
    """What was said on its ticket and does not stand in the topic, oldest first."""
    query = select(Message).outerjoin(TopicPost, TopicPost.message_id == Message.id)
    theirs = query.where(Message.ticket_id == topic.ticket_id, TopicPost.message_id.is_(None))
    return list(tx.all(theirs.order_by(Message.id)))


def note_shown(tx: Transaction, topic: Topic, messages: list[int], ref: str | None) -> None:
    """These stand in the topic now."""
    for message_id in messages:
        tx.insert_once(TopicPost, message_id=message_id, topic_id=topic.id, ref=ref)


def note_changed(tx: Transaction, message_id: int) -> None:
    """It reads otherwise than it stands in its topic: there it is shown once more, in a closed one too."""
    post = tx.session.get(TopicPost, message_id)
    if post is None:
        return
    closed = update(Topic).where(Topic.id == post.topic_id, Topic.state == State.CLOSED)
    tx.changed(closed.values(state=CORRECTED))
    tx.session.delete(post)
    tx.session.flush()


def is_shown(tx: Transaction, topic: Topic, message_id: int) -> bool:
    """Whether this message stands in this topic."""
    post = tx.session.get(TopicPost, message_id)
    return post is not None and post.topic_id == topic.id


def written_there(tx: Transaction, message_id: int | None) -> bool:
    """Whether somebody wrote it in the topic itself, and nothing of ours repeats it."""
    post = tx.session.get(TopicPost, message_id) if message_id else None
    return post is not None and post.ref is None


def note_made(tx: Transaction, topic_id: int, before: str | None, thread: str) -> bool:
    """The messenger made the topic; False if another did meanwhile, and that one is to be used."""
    same = Topic.thread.is_(None) if before is None else Topic.thread == before
    made = update(Topic).where(Topic.id == topic_id, same)
    return tx.changed(made.values(thread=thread)) == 1


def note_dead(tx: Transaction, topic_id: int, thread: str) -> None:
    """The messenger knows this topic no more: nothing stands in it, and another is to be made."""
    dead = update(Topic).where(Topic.id == topic_id, Topic.thread == thread)
    if tx.changed(dead.values(thread=None, state="", operator=None)) == 1:
        tx.session.execute(delete(TopicPost).where(TopicPost.topic_id == topic_id))
