"""Sends a client's statement to those of its contacts who get it, each once."""

from typing import Any

from core.clients.rows import Client
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, statement_readers
from core.desk.make_statement import make_statement
from core.desk.moment import Moment
from core.desk.say import Text, say, send_file
from core.errors import Invalid
from core.hours.month import Month

# What goes with the words, in this order. Each is a delivery of its own: a repeat repeats only itself.
FILES = ("statement-chart", "statement-pdf")


def send_statement(
    tx: Transaction, moment: Moment, client: Client, month: Month
) -> tuple[dict[str, Any], list[str]]:
    """The frozen statement, and the codes of contacts who should get it and have no chat yet.

    However often it runs: a contact's key is in the outbox once. Raises Invalid for a month that is not
    over: sent too early, it would never be sent right.
    """
    require_over(moment, month)
    data = make_statement(tx, moment, client, month)
    unreached = []
    for contact in statement_readers(tx, client.id):
        chat = contact_chat(tx, moment, contact)
        if chat:
            key = f"statement-{month}-{contact.id}"
            say(tx, chat, Text("statement", statement_facts(data)), priority=Priority.ROUTINE, key=key)
            for kind in FILES:
                wanted = {"client": client.code, "month": str(month)}
                send_file(tx, chat, kind, wanted, key=f"{key}-{kind}")
        else:
            unreached.append(contact.code)
    return data, unreached


def require_over(moment: Moment, month: Month) -> None:
    """Raises Invalid for a month whose statements cannot be sent yet."""
    if month.bounds(moment.calendar.zone)[1] > moment.at:
        raise Invalid(f"{month} is not over yet: a statement is sent once the month is closed")


def statement_facts(data: dict[str, Any]) -> dict[str, Any]:
    """What a statement says in a chat, from its data."""
    account = data["balance"]
    return {
        "client": data["name"],
        "month": data["month"],
        "plan": data["plan_name"] or "",
        "included": account["included_minutes"] + account["carried_minutes"],
        "used": account["used_minutes"],
        "left": account["left_minutes"],
        "over": account["over_minutes"],
        "total": data["total"],
        "currency": data["currency"],
        "kinds": list(data["by_kind"].items()),
        "tickets": [[str(t["ticket"]), t["subject"], t["minutes"]] for t in data["by_ticket"] if t["ticket"]],
    }
