"""What should have happened for pages and did not: found from outside the worker, told by a second way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.database.outbox import Delivery, Priority, overdue_urgent, put
from core.database.runs import note_run, periods_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.escalation.pages import overdue_pages
from core.escalation.rows import Page
from core.roster.reading import with_role
from core.roster.rows import Operator
from core.tickets.rows import Ticket

LATE = timedelta(minutes=1)
# Deliveries of the alarm itself; whoever finds something late sends these without the worker.
ALARM = "alarm-"
_JOB = "alarm"
_CALL_LASTS = timedelta(minutes=5)


@dataclass(frozen=True)
class Audit:
    """Pages whose next step is late, and urgent deliveries that do not go out."""

    pages: Sequence[Page]
    deliveries: Sequence[Delivery]

    @property
    def is_well(self) -> bool:
        """True if nothing is late."""
        return not self.pages and not self.deliveries


def audit_pages(tx: Transaction) -> Audit:
    """Everything that is late by more than a minute now; the alarm's own deliveries are not counted."""
    since = tx.now - LATE
    hanging = [each for each in overdue_urgent(tx, since) if not (each.key or "").startswith(ALARM)]
    return Audit(overdue_pages(tx, since), hanging)


def raise_alarm(tx: Transaction, moment: Moment, audit: Audit) -> bool:
    """Tells the managers of what is newly late, once for each, and at most every ten minutes."""
    known = periods_run(tx, _JOB)
    late = {f"page-{page.id}" for page in audit.pages} | {f"out-{each.id}" for each in audit.deliveries}
    span = f"at-{tx.now:%Y%m%dT%H%M}"[:-1]
    if late <= known or not note_run(tx, _JOB, span):
        return False
    for name in sorted(late - known):
        note_run(tx, _JOB, name)
    chat_hangs = any(each.channel != "voice" for each in audit.deliveries)
    for manager in with_role(moment.operators.values(), "manager"):
        _alarm(tx, moment, manager, audit, f"{ALARM}{span}-{manager.code}", by_call=chat_hangs)
    return True


def _alarm(
    tx: Transaction, moment: Moment, manager: Operator, audit: Audit, key: str, *, by_call: bool
) -> None:
    """By the way that does not hang, if the manager has it, else by the other."""
    chat = operator_chat(moment.company, manager)
    if manager.phone and (by_call or chat is None):
        payload = {"do": "alarm", "to": manager.phone}
        put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=_CALL_LASTS)
    elif chat:
        say(tx, chat, Text("alarm", _facts(tx, audit)), priority=Priority.URGENT, key=key)


def _facts(tx: Transaction, audit: Audit) -> dict[str, object]:
    numbers = [f"#{tx.get(Ticket, page.ticket_id).number}" for page in audit.pages[:10]]
    return {"pages": len(audit.pages), "numbers": ", ".join(numbers), "deliveries": len(audit.deliveries)}
