"""What a client may have now, service by service."""

from dataclasses import replace

from core.clients.rows import Client
from core.contracts.entitlement import Entitlement, Now, Service, may_have
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.visits import visits_taken


def entitlement(
    tx: Transaction, moment: Moment, client: Client, service: Service, *, later: bool = False
) -> Entitlement:
    """Whether this client may have this service now, and why; `later`: at a time yet to be agreed on."""
    now = _now(tx, moment, client)
    return may_have(moment.cover(client), service, replace(now, open=now.open or later))


def entitlements(tx: Transaction, moment: Moment, client: Client) -> list[Entitlement]:
    """The same for every service there is."""
    cover, now = moment.cover(client), _now(tx, moment, client)
    return [may_have(cover, service, now) for service in Service]


def not_entitled(moment: Moment, answer: Entitlement) -> Text:
    """Why not, for the client."""
    return Text("not-entitled", {**entitlement_facts(answer), "currency": moment.company.currency})


def entitlement_facts(answer: Entitlement) -> dict[str, object]:
    """What the words of one answer need."""
    return {"service": str(answer.service), "reason": answer.reason.key, **answer.reason.facts}


def _now(tx: Transaction, moment: Moment, client: Client) -> Now:
    has_plan = moment.cover(client).plan is not None
    return Now(
        open=moment.coverage.open,
        opens_at=moment.coverage.opens_at,
        left_minutes=moment.balance(client).left_minutes if has_plan else None,
        visits_taken=visits_taken(tx, moment, client, moment.local.year),
    )
