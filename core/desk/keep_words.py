"""Keeps words for a few seconds: what is written in a burst is one question."""

from dataclasses import fields, replace
from datetime import timedelta

from sqlalchemy import select, update

from core.conversations.plain import inbound_of, plain
from core.conversations.rows import Conversation, Words
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.ports import Inbound, Part, Wish

# Who writes on and on is answered after so many pauses.
_MOST_PAUSES = 5
_USUAL_PAUSE = 3
_WORDS = (Wish.QUESTION, Wish.GREETING, Wish.THANKS)


def pause_of(moment: Moment) -> timedelta:
    """How long nothing more must be written before words are answered; nought: they are answered at once."""
    return timedelta(seconds=moment.company.chat.get("pause_seconds", _USUAL_PAUSE))


def keep_words(tx: Transaction, moment: Moment, here: Conversation, inbound: Inbound) -> bool:
    """Keeps free words until the writer pauses; False for everything that is answered at once."""
    pause = pause_of(moment)
    says_something = inbound.text.strip() or inbound.files
    if inbound.wish not in _WORDS or not says_something or not pause:
        return False
    tx.add(Words(conversation_id=here.id, said=plain(replace(inbound, files=())), heard_at=tx.now))
    first = tx.first(select(Words.heard_at).where(Words.conversation_id == here.id).order_by(Words.id))
    here.words_due_at = min(tx.now + pause, (first or tx.now) + _MOST_PAUSES * pause)
    return True


def take_words(tx: Transaction, here: Conversation) -> Inbound | None:
    """What was kept, as one message, kept no longer; None if there is nothing, or another took it."""
    if here.words_due_at is None:
        return None
    waiting = Conversation.id == here.id, Conversation.words_due_at.is_not(None)
    if tx.changed(update(Conversation).where(*waiting).values(words_due_at=None)) == 0:
        return None
    kept = tx.all(select(Words).where(Words.conversation_id == here.id).order_by(Words.id))
    said = [_inbound(here, row) for row in kept]
    for row in kept:
        tx.session.delete(row)
    return _joined(said) if said else None


def words_due(tx: Transaction, limit: int = 100) -> list[int]:
    """The conversations whose writers have paused."""
    due = select(Conversation.id).where(Conversation.words_due_at <= tx.now)
    return list(tx.all(due.order_by(Conversation.words_due_at).limit(limit)))


def _inbound(here: Conversation, row: Words) -> Inbound:
    return replace(inbound_of(row.said), chat=here.chat)


def _joined(said: list[Inbound]) -> Inbound:
    """The last message with the words of all: a "dobar dan" before a question asks nothing more."""
    asking = [each for each in said if each.wish is Wish.QUESTION] or said[-1:]
    texts = [text for each in asking if (text := each.text.strip())]
    answered = next((each.reply_to for each in said if each.reply_to), None)
    values = {each.name: getattr(asking[-1], each.name) for each in fields(asking[-1])}
    return Inbound(**{**values, "text": "\n".join(texts), "reply_to": answered, "parts": _parts(asking)})


def _parts(asking: list[Inbound]) -> tuple[Part, ...]:
    """Those of all; a message beside them that is about one thing is asked as one question."""
    if not any(each.parts for each in asking):
        return ()
    given = [part for each in asking for part in each.parts or (Part(each.wish, "", each.text),)]
    asked = "\n".join(part.text for part in given if part.wish is Wish.QUESTION)
    plain = [part for part in given if part.wish is not Wish.QUESTION]
    return (*plain, *([Part(Wish.QUESTION, "", asked)] if asked else []))
