"""Contracts and warranties that end soon: the managers hear of it, the client's advisor with a suggestion."""

from collections.abc import Iterator
from typing import Any

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.standing import Standing
from core.desk.moment import Moment
from core.desk.say import Notice, Text, operator_chat
from core.roster.reading import with_role

# So many days before the end, once each.
WARN_DAYS = (30, 7, 1)


def endings(moment: Moment, client: Client) -> Iterator[Notice]:
    """What ends within 30, 7 and 1 days; how often it is looked for does not matter, how late neither."""
    for standing, ends_on in moment.history(client).ends(moment.local.date()):
        days = (ends_on - today(moment.company, moment.at)).days
        if marks := [mark for mark in WARN_DAYS if days <= mark]:
            facts = {"client": client.name, "on": ends_on.isoformat(), "days": days}
            key = f"ends-{client.code}-{standing}-{ends_on}-{min(marks)}"
            yield from _warnings(moment, client, standing, facts, key)


def _warnings(
    moment: Moment, client: Client, standing: Standing, facts: dict[str, Any], key: str
) -> Iterator[Notice]:
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            yield Notice(chat, Text(f"ends-soon-{standing}", facts), f"{key}-{manager.code}")
    advisor = moment.operators.get(client.advisor or "")
    if advisor and (chat := operator_chat(moment.company, advisor)):
        yield Notice(chat, _suggestion(moment, client, standing, facts), f"{key}-advisor")


def _suggestion(moment: Moment, client: Client, standing: Standing, facts: dict[str, Any]) -> Text:
    """Who has a contract beside the warranty needs none when the warranty ends."""
    if standing is Standing.WARRANTY and moment.cover(client).plan:
        return Text("ends-soon-warranty", facts)
    return Text(f"ends-soon-advisor-{standing}", facts)
