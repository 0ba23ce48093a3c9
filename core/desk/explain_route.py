"""What would happen to a call from a number at a moment, and why."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from core.calls.line import ring_order
from core.calls.routing import OnDuty, Route, route
from core.calls.telephone import telephone_rules
from core.clients.identity import Person, person_at
from core.clients.phone_number import e164
from core.clients.rows import Client
from core.contracts.standing import Cover
from core.coverage.opening import OpenNow
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.balance import Balance


@dataclass(frozen=True)
class Explained:
    """The decision about a call, with everything it was made from."""

    number: str
    at: datetime
    who: Person | None
    cover: Cover
    coverage: OpenNow
    balance: Balance | None
    route: Route


def explain_route(tx: Transaction, moment: Moment, number: str) -> Explained:
    """Decides about a call from this number; raw, withheld and malformed numbers are of nobody."""
    who = person_at(tx, "phone", number)
    return explain_for(tx, moment, number, who, who.client if who else None)


def explain_for(
    tx: Transaction, moment: Moment, number: str, who: Person | None, client: Client | None
) -> Explained:
    """The same for a caller who may have said whose company it is, and not who it is."""
    cover = moment.cover(client)
    balance = moment.balance(client) if client and cover.plan else None
    decided = decided_route(tx, moment, cover, balance)
    return Explained(number, moment.local, who, cover, moment.coverage, balance, decided)


def decided_route(tx: Transaction, moment: Moment, cover: Cover, balance: Balance | None) -> Route:
    """Where a call under this cover goes now."""
    on_duty = moment.on_duty()
    rules = telephone_rules(moment.company)
    ordered = OnDuty(desk=ring_order(tx, rules.strategy, on_duty.desk), on_call=on_duty.on_call)
    return route(cover, balance, moment.coverage, ordered, moment.local)


@lru_cache(maxsize=4096)
def caller_number(raw: str) -> str:
    """A caller's number as we know numbers, or what the network said ("anonymous") as it is."""
    try:
        return e164(raw)
    except ValueError:
        return raw[:64]
