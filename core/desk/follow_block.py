"""Somebody stopped the bot, or lets it write again: whoever would write to them hears of it before."""

from sqlalchemy import select, update

from core.clients.identity import addresses, person
from core.conversations.rows import Conversation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.ports import Inbound, Wish
from core.tickets.rows import Ticket
from core.tickets.tickets import all_alive_in


def follow_block(tx: Transaction, moment: Moment, inbound: Inbound) -> None:
    """The operators of the open tickets of a chat that was blocked are told, with the telephone.

    Of one that takes messages again nothing is said: that it once refused counts no more.
    """
    if inbound.wish is Wish.UNBLOCKED:
        refused = Delivery.channel == inbound.channel, Delivery.address == inbound.chat, Delivery.refused
        tx.changed(update(Delivery).where(*refused).values(refused=False))
        return
    here = Conversation.channel == inbound.channel, Conversation.chat == inbound.chat
    conversation = tx.first(select(Conversation).where(*here))
    for ticket in all_alive_in(tx, conversation) if conversation else []:
        _tell_operator(tx, moment, ticket, inbound.channel)


def _tell_operator(tx: Transaction, moment: Moment, ticket: Ticket, channel: str) -> None:
    operator = moment.operators.get(ticket.operator or "")
    chat = operator_chat(moment.company, operator) if operator else None
    if chat is None:
        return
    who = person(tx, ticket.contact_id) if ticket.contact_id else None
    facts = {
        "number": str(ticket.number),
        "channel": channel,
        "client": who.client.name if who else "",
        "contact": who.contact.name if who else "",
        "phone": next(iter(addresses(tx, who.contact.id, "phone")), "") if who else "",
    }
    say(tx, chat, Text("client-blocked", facts, ticket=ticket.number))
