"""May the line dial this number? Asked at the one place where calls are made, and where TwiML dials."""

from datetime import datetime, time

from sqlalchemy import func, or_, select

from core.calls.rows import Call
from core.calls.telephone import telephone_rules
from core.clients.identity import person_at
from core.company.organisation import organisation, today, zone_of
from core.company.rows import Organisation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.roster.rows import Operator

# The keys under which the outbox holds orders that make a telephone ring.
_RINGS = ("ring-", "page-", "call-back-", "trial-", "alarm-")


def why_not_dial(
    tx: Transaction, number: str, own: tuple[str, ...] = (), *, is_page: bool = False
) -> str | None:
    """Why this number must not be called, or None. `own`: the vendor's numbers that are ours.

    A page is not held back by the day's number of calls: it must not end in silence, nobody outside chooses
    whom it calls, and it has limits of its own.

    Only operators and contacts are ever called, only under the prefixes of the company file, and only so
    often in a day: whoever found a way to make us dial could earn by it.
    """
    company = organisation(tx)
    rules = telephone_rules(company)
    if number in (company.phone, *own):
        return "it is our own number"
    if not number.startswith(rules.prefixes):
        return f"it begins with none of {', '.join(rules.prefixes)}"
    if not _is_known(tx, number):
        return "it is neither an operator's nor a contact's"
    if not is_page and calls_today(tx, company) >= rules.calls_per_day:
        return f"{rules.calls_per_day} calls were made today, and more are not allowed"
    return None


def calls_today(tx: Transaction, company: Organisation) -> int:
    """Calls out since midnight by the organisation's wall clock."""
    midnight = datetime.combine(today(company, tx.now), time(), zone_of(company))
    rang = or_(*(Delivery.key.startswith(key) for key in _RINGS))
    sent = select(func.count()).select_from(Delivery)
    sent = sent.where(Delivery.channel == "voice", Delivery.sent_at >= midnight, rang)
    back = select(func.count()).select_from(Call)
    back = back.where(Call.direction == "out", Call.started_at >= midnight)
    return (tx.first(sent) or 0) + (tx.first(back) or 0)


def _is_known(tx: Transaction, number: str) -> bool:
    ours = select(Operator.id).where(Operator.phone == number, Operator.active)
    return tx.first(ours) is not None or person_at(tx, "phone", number) is not None
