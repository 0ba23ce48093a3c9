"""Books work in the ledger, and tells the client and the advisor when the included time runs out."""

from typing import Any

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, routine_readers
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import Work, balance, book
from core.hours.month import Month
from core.hours.rows import TimeEntry

# At these parts of the included time, in percent, once each a month.
WARN_AT = (80, 100)


def book_time(tx: Transaction, moment: Moment, client: Client, work: Work) -> list[TimeEntry]:
    """The entries as counted; the same ones again if this work was booked before."""
    entries = book(tx, moment.company, client, work)
    for month in sorted({entry.month for entry in entries}):
        _warn(tx, moment, client, Month.parse(month))
    return entries


def booked_text(tx: Transaction, moment: Moment, client: Client, entries: list[TimeEntry]) -> Text:
    """What an operator reads after booking: how much, and what it leaves of the month it counts in."""
    month = Month.parse(entries[-1].month)
    account = balance(tx, moment.company, client, month)
    has_account = account.included_minutes or account.carried_minutes or account.used_minutes
    facts = {
        "client": client.name,
        "minutes": sum(entry.minutes for entry in entries),
        "month": str(month),
        "left": account.left_minutes if has_account else None,
        "over": account.over_minutes,
    }
    return Text("time-booked", facts)


def _warn(tx: Transaction, moment: Moment, client: Client, month: Month) -> None:
    """Says it once for each mark, by the outbox's unique key. Passing both at once is one message."""
    account = balance(tx, moment.company, client, month)
    available = account.included_minutes + account.carried_minutes
    reached = [percent for percent in WARN_AT if account.used_minutes * 100 >= percent * available > 0]
    if reached:
        facts = {
            "client": client.name,
            "month": str(month),
            "percent": reached[-1],
            "used": account.used_minutes,
            "included": available,
            "left": account.left_minutes,
            "beyond": "yes" if account.used_minutes * 100 > reached[-1] * available else "no",
            **_terms_beyond(moment, client),
        }
        _tell(tx, moment, client, f"usage-{month}-{reached[-1]}", facts)


def _terms_beyond(moment: Moment, client: Client) -> dict[str, str]:
    """What happens once the time is used up, and the price of an hour; empty where no contract says it."""
    plan = moment.cover(client).plan
    return {
        "on_exhausted": plan.on_exhausted if plan else "",
        "per_hour": str(plan.overage_per_hour) if plan else "",
        "currency": moment.company.currency,
    }


def _tell(tx: Transaction, moment: Moment, client: Client, key: str, facts: dict[str, Any]) -> None:
    for contact in routine_readers(tx, client.id):
        if chat := contact_chat(tx, moment, contact):
            say(tx, chat, Text("usage", facts), key=f"{key}-{contact.code}")
    advisor = moment.operators.get(client.advisor or "")
    if advisor and (chat := operator_chat(moment.company, advisor)):
        say(tx, chat, Text("usage-advisor", facts), key=f"{key}-{client.code}-advisor")
