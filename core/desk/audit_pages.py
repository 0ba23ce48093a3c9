"""What should have happened for pages and did not: found from outside the worker, told by a second way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.database.outbox import Delivery, Priority, overdue_urgent, put
from core.database.runs import note_run, periods_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.reach import Reach, reach_of
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
    # A page that hangs again at a later step is news; a period has sixteen letters.
    late = {f"p{page.id}.{page.version}.{page.steps_taken}"[:16] for page in audit.pages}
    late |= {f"out-{each.id}" for each in audit.deliveries}
    span = f"at-{tx.now:%Y%m%dT%H%M}"[:-1]
    if late <= known or not note_run(tx, _JOB, span):
        return False
    for name in sorted(late - known):
        note_run(tx, _JOB, name)
    hangs = {"call" if each.channel == "voice" else "chat" for each in audit.deliveries}
    managers = with_role(moment.operators.values(), "manager")
    reach = reach_of(tx, managers)
    for manager in managers:
        for way in _ways(reach[manager.code], hangs):
            _alarm(tx, moment, manager, audit, f"{ALARM}{span}/{way}/{manager.code}", way)
    return True


def alarm_another_way(tx: Transaction, moment: Moment, key: str) -> None:
    """An alarm that never arrived: the manager is told by the other way, unless that was tried as well."""
    start, _, code = key.rpartition("/")
    span, _, way = start.rpartition("/")
    manager = moment.operators.get(code)
    other = "chat" if way == "call" else "call"
    if manager and other in _there(reach_of(tx, [manager])[code]):
        _alarm(tx, moment, manager, audit_pages(tx), f"{span}/{other}/{code}", other)


def _ways(reach: Reach, hangs: Collection[str]) -> list[str]:
    """The ways that work, as far as is known; where all of them hang, each of them: one may come through."""
    there = _there(reach)
    return [way for way in there if way not in hangs][:1] or there


def _there(reach: Reach) -> list[str]:
    works = {"chat": reach.chat == "linked", "call": reach.phone == "known"}
    return [way for way, does in works.items() if does]


def _alarm(tx: Transaction, moment: Moment, manager: Operator, audit: Audit, key: str, way: str) -> None:
    chat = operator_chat(moment.company, manager)
    if way == "call":
        payload = {"do": "alarm", "to": manager.phone}
        put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=_CALL_LASTS)
    elif chat:
        say(tx, chat, Text("alarm", _facts(tx, audit)), priority=Priority.URGENT, key=key)


def _facts(tx: Transaction, audit: Audit) -> dict[str, object]:
    numbers = [f"#{tx.get(Ticket, page.ticket_id).number}" for page in audit.pages[:10]]
    return {"pages": len(audit.pages), "numbers": ", ".join(numbers), "deliveries": len(audit.deliveries)}
