"""One message of an operator: who, where, and which ticket is meant."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.conversations.chat import Choice
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat, Text, say
from core.errors import NotFound
from core.ports import Inbound, Library
from core.roster.rows import Operator
from core.staff.audit import note
from core.tickets.rows import Ticket
from core.tickets.tickets import taken_by, ticket_by_number


@dataclass
class Shift:
    """One message of one operator; in a topic of the group, its ticket is the one that is meant."""

    tx: Transaction
    moment: Moment
    operator: Operator
    inbound: Inbound
    library: Library
    ticket: Ticket | None = None
    topic: int | None = None

    def say(self, key: str, *rows: list[Choice], ticket: int | None = None, **facts: object) -> None:
        """Answers the operator."""
        self.say_text(Text(key, dict(facts), rows, ticket))

    def say_text(self, text: Text) -> None:
        """Answers the operator with a text that is ready."""
        say(self.tx, self.chat, text)

    def did(self, verb: str, kind: str, thing: object) -> None:
        """Keeps in the audit what the operator did here, in the page's words where it can do the same."""
        note(self.tx, self.operator.code, verb, kind, str(thing), channel=self.inbound.channel)

    @property
    def chat(self) -> Chat:
        """Where the operator writes; what is shown there is for this operator, whoever else reads it."""
        inbound, language = self.inbound, self.moment.company.language
        return Chat(inbound.channel, inbound.chat, language, self.topic, person=inbound.sender)


def meant_ticket(shift: Shift) -> Ticket | None:
    """The ticket whose message this one answers, else the only one of this operator; None: not clear."""
    if shift.ticket:
        return shift.ticket
    number = answered_message(shift).get("ticket")
    if number is None:
        mine = taken_by(shift.tx, shift.operator.code)
        return mine[0] if len(mine) == 1 else None
    try:
        return ticket_by_number(shift.tx, number)
    except NotFound:
        return None


def answered_message(shift: Shift) -> dict[str, Any]:
    """What was said in the message that the operator answers, by the messenger's id of it; else nothing."""
    if shift.inbound.reply_to is None:
        return {}
    sent = shift.tx.first(
        select(Delivery).where(
            Delivery.channel == shift.inbound.channel,
            Delivery.address == shift.inbound.chat,
            Delivery.sent_ref == shift.inbound.reply_to,
        )
    )
    return sent.payload if sent else {}
