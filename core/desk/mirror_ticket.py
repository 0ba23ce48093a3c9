"""The operators' forum group shows each ticket as a topic: a view, of which the rows are the truth.

Nobody who changes a ticket thinks of it: what a topic does not show yet is found by looking, and one delivery
shows all of it. A group takes few messages a minute; what happens while it takes none is shown together.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.conversations.chat import Choice
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.mirror_files import mirror_files
from core.desk.moment import Moment, now_of
from core.desk.say import Chat, Text, payload_of
from core.desk.ticket_facts import ticket_facts
from core.desk.ticket_story import ticket_line, told
from core.tickets.lifecycle import State
from core.tickets.rows import Message, Ticket
from core.tickets.topics import CORRECTED, Topic, ask, behind, note_shown, unshown

CHANNEL = "telegram"
_AT_ONCE = 50
# A delivery that was set aside is not waited for longer: the group may be mended by then.
_BELIEVED = timedelta(hours=1)
# Of all that is shown at once. A message of Telegram's has 4096 letters.
_MOST_LETTERS, _MOST_MESSAGES = 3000, 20
_LONGEST_NAME = 128


@dataclass(frozen=True)
class Showing:
    """What is to be done for one topic: `thread` is made if it is None; then it says, and may close.

    `payload` is what to say, None if there is nothing; `shown` are the messages in it, each with when
    it was edited last.
    """

    topic_id: int
    chat: str
    thread: str | None
    name: str
    renames: bool = False
    reopens: bool = False
    closes: bool = False
    payload: dict[str, Any] | None = None
    shown: tuple[tuple[int, datetime | None], ...] = ()
    state: str = ""
    operator: str | None = None


def forum_of(moment: Moment) -> str | None:
    """The group in which tickets are shown, if the company has one."""
    return moment.company.chat.get("forum")


def topics_behind(tx: Transaction, moment: Moment) -> bool:
    """True if `mirror_tickets` has something to do."""
    group = forum_of(moment)
    return group is not None and bool(behind(tx, group, 1))


def mirror_tickets(tx: Transaction, moment: Moment) -> int:
    """Puts a delivery into the outbox for each topic that is behind; how many."""
    group = forum_of(moment)
    if group is None:
        return 0
    asked = 0
    for ticket_id in behind(tx, group, _AT_ONCE):
        if topic := ask(tx, ticket_id, group, tx.now + _BELIEVED):
            key = f"topic-{topic.id}-{topic.deliveries}"
            payload = {"do": "topic", "topic": topic.id}
            asked += put(tx, CHANNEL, group, payload, priority=Priority.ANSWER, key=key)
    return asked


def showing(tx: Transaction, moment: Moment, topic_id: int) -> Showing | None:
    """What the topic does not show yet; None if nothing."""
    topic = tx.locked(Topic, topic_id)
    group = forum_of(moment)
    if topic is None or group is None:
        return None
    if topic.chat != group:
        _moves(tx, topic, group)
    ticket = tx.get(Ticket, topic.ticket_id)
    messages = _fitting(unshown(tx, topic))
    is_same = topic.thread is not None and (topic.state, topic.operator) == (ticket.state, ticket.operator)
    if is_same and (not messages or ticket.state == State.CLOSED):
        topic.asked_until = None
        return None
    return _showing(tx, moment, topic, ticket, messages)


def speaking(tx: Transaction, moment: Moment, topic_id: int) -> Showing | None:
    """Where a text goes that is said in the topic; what it says is put in by whoever says it."""
    topic = tx.session.get(Topic, topic_id)
    if topic is None:
        return None
    ticket = tx.get(Ticket, topic.ticket_id)
    name = topic.name or topic_name(tx, moment, ticket)
    return Showing(topic.id, topic.chat, topic.thread, name)


def note_done(tx: Transaction, done: Showing, ref: str | None) -> None:
    """The topic shows it now; what happened meanwhile is found by the next look."""
    topic = tx.locked(Topic, done.topic_id)
    if topic:
        # What was edited after it had been read does not stand there as it is now.
        shown = [each for each, edited_at in done.shown if tx.get(Message, each).edited_at == edited_at]
        note_shown(tx, topic, shown, ref)
        mirror_files(tx, now_of(tx), topic, shown)
        topic.name, topic.state, topic.operator = done.name, done.state, done.operator
        topic.asked_until = None


def topic_name(tx: Transaction, moment: Moment, ticket: Ticket) -> str:
    """The ticket's number and whose it is."""
    facts = ticket_facts(tx, moment, ticket)
    whose = facts["client"] or ticket.subject
    return f"#{ticket.number} {whose}"[:_LONGEST_NAME]


def _moves(tx: Transaction, topic: Topic, group: str) -> None:
    topic.chat, topic.thread, topic.state, topic.operator = group, None, "", None
    tx.session.flush()


def _fitting(messages: list[Message]) -> list[Message]:
    """The first of them that one message of the group can hold; at least one."""
    fitting, letters = list[Message](), 0
    for message in messages[:_MOST_MESSAGES]:
        letters += min(len(message.text), _MOST_LETTERS)
        if fitting and letters > _MOST_LETTERS:
            break
        fitting.append(message)
    return fitting


def _showing(
    tx: Transaction, moment: Moment, topic: Topic, ticket: Ticket, messages: list[Message]
) -> Showing:
    name = topic_name(tx, moment, ticket)
    is_new = not topic.state
    chat = Chat(CHANNEL, topic.chat, moment.company.language, for_all=True)
    facts = {
        **ticket_facts(tx, moment, ticket),
        **ticket_line(moment, ticket),
        "is_new": "yes" if is_new else "no",
        "change": _change(topic, ticket),
        "messages": [told(moment, message, _MOST_LETTERS) for message in messages],
    }
    return Showing(
        topic_id=topic.id,
        chat=topic.chat,
        thread=topic.thread,
        name=name,
        # One more call would be too many beside opening it for a correction and closing it again.
        renames=topic.thread is not None and topic.name not in ("", name) and topic.state != CORRECTED,
        reopens=topic.state == CORRECTED or (topic.state == State.CLOSED and ticket.state != State.CLOSED),
        closes=ticket.state == State.CLOSED,
        payload=payload_of(tx, chat, Text("topic-post", facts, _buttons(ticket))),
        shown=tuple((message.id, message.edited_at) for message in messages),
        state=ticket.state,
        operator=ticket.operator,
    )


def _change(topic: Topic, ticket: Ticket) -> str:
    """What became of the ticket since: "taken", "waits", "closed", "corrected", "reopened", "none"."""
    if topic.state == ticket.state and topic.operator == ticket.operator:
        return "none"
    if topic.state == CORRECTED and ticket.state == State.CLOSED:
        return "corrected"
    if ticket.state == State.OPEN:
        return {"": "none", State.CLOSED: "reopened", CORRECTED: "reopened"}.get(topic.state, "waits")
    return "closed" if ticket.state == State.CLOSED else "taken"


def _buttons(ticket: Ticket) -> list[list[Choice]]:
    """Take while nobody has; close while it is open."""
    facts = {"ticket": ticket.id}
    take, close = Choice("take", "take", facts), Choice("close-ticket", "close", facts)
    return {State.OPEN: [[take, close]], State.TAKEN: [[close]]}.get(State(ticket.state), [])
