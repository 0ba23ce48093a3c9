"""The last months of a client, for the picture beside a statement."""

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.ledger import balance
from core.hours.month import Month

MONTHS = 6


def statement_history(
    tx: Transaction, moment: Moment, client: Client, month: Month
) -> tuple[tuple[str, int, int], ...]:
    """(month, used minutes, included minutes) of this month and the five before it, oldest first."""
    months = [*month.preceding(MONTHS - 1), month]
    agreed = moment.history(client)
    accounts = [(each, balance(tx, moment.company, client, each, agreed)) for each in months]
    return tuple((str(each), account.used_minutes, account.included_minutes) for each, account in accounts)
