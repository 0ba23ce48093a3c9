"""What work cost beyond the included time: told from the account as it stands after it was booked."""

from collections.abc import Sequence
from decimal import Decimal

from core.clients.rows import Client
from core.company.rows import Organisation
from core.contracts.cover import history_of
from core.database.transaction import Transaction
from core.hours.balance import over_before, over_charge
from core.hours.ledger import balance, reference_day
from core.hours.month import Month
from core.hours.rows import TimeEntry


def over_use(
    tx: Transaction, company: Organisation, client: Client, entries: Sequence[TimeEntry]
) -> tuple[int, Decimal]:
    """Minutes over and their price that these entries added, month by month, so that prices add up.

    The client is held since they were booked: nothing else has been booked in between.
    """
    minutes, cost = 0, Decimal(0)
    history = history_of(tx, company, client)
    for name in sorted({entry.month for entry in entries}):
        month = Month.parse(name)
        account = balance(tx, company, client, month, history)
        drawn = sum(entry.minutes for entry in entries if entry.month == name and entry.draws)
        before = over_before(account, drawn)
        plan = history.cover(reference_day(company, history, month, tx.now)).plan
        minutes += account.over_minutes - before
        if plan:
            price = plan.overage_per_hour
            cost += over_charge(account.over_minutes, price) - over_charge(before, price)
    return minutes, cost
