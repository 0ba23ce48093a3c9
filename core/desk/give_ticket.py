"""A colleague answers for a ticket from now on."""

from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.call_off import close_its_page
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.share_files import share_files
from core.desk.tell_client import tell_client
from core.desk.ticket_facts import ticket_facts
from core.escalation.turn import take_in_turn
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import hand_to


def give_ticket(
    tx: Transaction, moment: Moment, ticket: Ticket, by: Operator, taker: Operator, *, holder: str | None
) -> bool:
    """Makes the taker the one who answers for it; those who did not do it themselves and the client are told.

    `holder` has it now, as far as `by` knows (None: nobody). False if that is so no more, or if nobody has it
    and another ticket must be served first.
    """
    if holder is None:
        given = take_in_turn(tx, ticket.id, taker.code, is_open=moment.coverage.open)
    else:
        given = hand_to(tx, ticket.id, holder, taker.code, by.code)
    if not given:
        return False
    tx.session.refresh(ticket)
    close_its_page(tx, ticket.id)
    _tell_taker(tx, moment, ticket, by, taker)
    _tell_holder(tx, moment, ticket, by, holder)
    tell_client(tx, moment, ticket, "ticket-taken", {"operator": taker.name})
    share_files(tx, moment, ticket)
    return True


def _tell_taker(tx: Transaction, moment: Moment, ticket: Ticket, by: Operator, taker: Operator) -> None:
    chat = operator_chat(moment.company, taker)
    if chat and taker.code != by.code:
        facts = {**ticket_facts(tx, moment, ticket), "operator": by.name}
        row = [Choice("whole-ticket", "show", {"number": str(ticket.number)})]
        say(tx, chat, Text("handed-to-you", facts, [row], ticket.number))


def _tell_holder(tx: Transaction, moment: Moment, ticket: Ticket, by: Operator, holder: str | None) -> None:
    """Whose ticket was taken out of their hands must not go on answering it."""
    had = moment.operators.get(holder or "")
    chat = operator_chat(moment.company, had) if had and had.code != by.code else None
    owner = moment.operators.get(ticket.operator or "")
    if chat and owner:
        say(tx, chat, Text("handed", {"number": str(ticket.number), "operator": owner.name}))
