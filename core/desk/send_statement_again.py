"""A client's statement goes once more to those of its contacts who get it: somebody asked for it."""

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.contact_chat import statement_readers
from core.desk.make_statement import make_statement
from core.desk.moment import Moment
from core.desk.send_statement import require_over
from core.desk.statement_ways import send_again
from core.hours.month import Month


def send_statement_again(tx: Transaction, moment: Moment, client: Client, month: Month) -> int:
    """To how many contacts it is on its way now; pressed twice within a minute, it goes once.

    Also who wants nothing unasked gets it: it was asked for. Raises Invalid for a month that is not over.
    """
    require_over(moment, month)
    data = make_statement(tx, moment, client, month)
    return sum(send_again(tx, moment, contact, data) for contact in statement_readers(tx, client.id))
