"""Contracts and warranties that end soon: the managers hear of it, the client's advisor with a suggestion."""

from datetime import date
from typing import Any

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.standing import Standing
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.roster.reading import with_role

# So many days before the end, once each.
WARN_DAYS = (30, 7, 1)


def warn_of_endings(tx: Transaction, moment: Moment) -> None:
    """Says what ends within 30, 7 and 1 days; how often it runs does not matter, how late it runs neither."""
    for client in tx.all(select(Client).where(Client.active).order_by(Client.code)):
        for standing, ends_on in moment.history(client).ends(moment.local.date()):
            _warn(tx, moment, client, standing, ends_on)


def _warn(tx: Transaction, moment: Moment, client: Client, standing: Standing, ends_on: date) -> None:
    days = (ends_on - today(moment.company, moment.at)).days
    marks = [mark for mark in WARN_DAYS if days <= mark]
    if not marks:
        return
    facts = {"client": client.name, "on": ends_on.isoformat(), "days": days}
    key = f"ends-{client.code}-{standing}-{ends_on}-{min(marks)}"
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            say(tx, chat, Text(f"ends-soon-{standing}", facts), key=f"{key}-{manager.code}")
    advisor = moment.operators.get(client.advisor or "")
    if advisor and (chat := operator_chat(moment.company, advisor)):
        say(tx, chat, _suggestion(moment, client, standing, facts), key=f"{key}-advisor")


def _suggestion(moment: Moment, client: Client, standing: Standing, facts: dict[str, Any]) -> Text:
    """Who has a contract beside the warranty needs none when the warranty ends."""
    if standing is Standing.WARRANTY and moment.cover(client).plan:
        return Text("ends-soon-warranty", facts)
    return Text(f"ends-soon-advisor-{standing}", facts)
