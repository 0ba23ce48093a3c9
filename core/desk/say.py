"""Says something in a chat: what, not how. The words are chosen by the door when it is delivered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from core.company.rows import Organisation
from core.conversations.chat import Choice, show
from core.conversations.rows import Conversation
from core.database.outbox import Delivery, Priority, put
from core.database.transaction import Transaction
from core.roster.rows import Operator


@dataclass(frozen=True)
class Chat:
    """Where to say it, and in what language; `topic`: in this topic of a group.

    `person` alone may press the buttons that are shown there; else whoever has the chat. `for_all`: any of
    the operators who read the group may.
    """

    channel: str
    address: str
    language: str
    topic: int | None = None
    person: str | None = None
    for_all: bool = False


@dataclass(frozen=True)
class Text:
    """A text of the catalogue with its facts and buttons; `ticket`: an answer to it belongs there.

    `ask_phone` lets the messenger offer to share one's own number, where it can. `appointment`: another
    time in answer to it moves this one; with `wants_report`, words in answer to it are its report.
    `proposal`: words in answer to it are the note of this proposed entry.
    `draft`: words in answer to it are the text of this draft of an article. `message`: it is this message of
    a ticket; `replaces`: the messenger's id of what it takes the place of, where that can be.
    """

    key: str
    facts: dict[str, Any]
    rows: Sequence[Sequence[Choice]] = ()
    ticket: int | None = None
    ask_phone: bool = False
    appointment: int | None = None
    wants_report: bool = False
    proposal: int | None = None
    draft: int | None = None
    message: int | None = None
    replaces: str | None = None


@dataclass(frozen=True)
class Notice:
    """A text for a chat that is said once: `key` tells which."""

    chat: Chat
    text: Text
    key: str


def say(
    tx: Transaction,
    chat: Chat,
    text: Text,
    *,
    priority: int = Priority.ANSWER,
    key: str | None = None,
    due_at: datetime | None = None,
) -> None:
    """Puts a text into the outbox, for this chat; with a `key`, once."""
    payload = payload_of(tx, chat, text)
    put(tx, chat.channel, chat.address, payload, priority=priority, key=key, due_at=due_at)


def payload_of(tx: Transaction, chat: Chat, text: Text) -> dict[str, Any]:
    """The text as the outbox keeps it, its buttons stored."""
    return {
        "key": text.key,
        "facts": text.facts,
        "language": chat.language,
        "rows": [[_button(tx, chat, choice) for choice in row] for row in text.rows],
        "ticket": text.ticket,
        "ask_phone": text.ask_phone,
        "appointment": text.appointment,
        "wants_report": text.wants_report,
        **({"proposal": text.proposal} if text.proposal else {}),
        "draft": text.draft,
        **({"message": text.message} if text.message else {}),
        **({"replaces": text.replaces} if text.replaces else {}),
        **({"topic": chat.topic} if chat.topic else {}),
    }


def say_once(tx: Transaction, notices: Iterable[Notice]) -> None:
    """Puts those into the outbox that are not there."""
    for notice in unsaid(tx, notices):
        say(tx, notice.chat, notice.text, key=notice.key)


def unsaid(tx: Transaction, notices: Iterable[Notice]) -> list[Notice]:
    """Those that were not put into the outbox yet."""
    given = list(notices)
    if not given:
        return []
    said = set(tx.all(select(Delivery.key).where(Delivery.key.in_([notice.key for notice in given]))))
    return [notice for notice in given if notice.key not in said]


def send_file(  # noqa: PLR0913 - a file has that many sides, all named at the call
    tx: Transaction,
    chat: Chat,
    kind: str,
    facts: dict[str, Any],
    *,
    key: str,
    ticket: int | None = None,
    due_at: datetime | None = None,
) -> None:
    """Puts a file into the outbox, once for each key; it is made when it is delivered.

    `ticket`: an answer to it belongs there.
    """
    belongs = {"ticket": ticket} if ticket else {}
    payload = {"file": kind, "facts": facts, "language": chat.language, **belongs}
    put(tx, chat.channel, chat.address, payload, priority=Priority.ROUTINE, key=key, due_at=due_at)


def client_chat(company: Organisation, conversation: Conversation, contact_language: str | None) -> Chat:
    """A client's chat: the chat's own language wins, then the contact's, then the company's."""
    language = conversation.language or contact_language or company.language
    return Chat(conversation.channel, conversation.chat, language)


def operator_chat(company: Organisation, operator: Operator) -> Chat | None:
    """The operator's chat, if one is known; operators read the company's language."""
    if operator.telegram_id is None:
        return None
    return Chat("telegram", operator.telegram_id, company.language)


def _button(tx: Transaction, chat: Chat, choice: Choice) -> dict[str, Any]:
    person = None if chat.for_all else chat.person or chat.address
    token = show(tx, chat.channel, chat.address, choice, person)
    return {"label": choice.label, "facts": choice.label_facts, "token": token}
