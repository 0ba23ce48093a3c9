"""What a client's contract promises, and why it stands so: in words."""

from core.clients.rows import Client
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.entitlements import entitlement_facts, entitlements
from core.desk.moment import Moment
from core.desk.say import Text
from core.language.reason import Reason


def contract_text(tx: Transaction, moment: Moment, client: Client) -> Text:
    """The standing with its reasons, the promised times, and every service with "yes" or "why not"."""
    cover = moment.cover(client)
    facts = {
        "client": client.name,
        "standing": str(cover.standing),
        "plan": cover.plan.name if cover.plan else "",
        "reasons": [[reason.key, reason.facts] for reason in standing_reasons(cover)],
        "services": [
            {**entitlement_facts(answer), "allowed": "yes" if answer.allowed else "no"}
            for answer in entitlements(tx, moment, client)
        ],
        "currency": moment.company.currency,
    }
    return Text("contract-standing", facts)


def standing_reasons(cover: Cover) -> list[Reason]:
    """Why the client stands so, and within what time an answer and a solution are promised."""
    if cover.plan is None:
        return list(cover.reasons)
    clock = "always" if cover.covers_always else "working"
    return [
        *cover.reasons,
        Reason("promise-answer", {"minutes": cover.plan.response_minutes, "clock": clock}),
        Reason("promise-resolution", {"minutes": cover.plan.resolution_minutes}),
    ]
