"""After a talk: the operator is asked whether the measured time is right."""

from sqlalchemy import select

from core.calls.rows import Call
from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import Work, counted_work, terms_of
from core.hours.rows import ProposedEntry


def propose_time(tx: Transaction, moment: Moment, call: Call) -> None:
    """Proposes the talk as a time entry, once for each call."""
    assert call.client_id and call.operator and call.talk_started_at and call.talk_ended_at
    key = f"call-{call.sid}"
    fresh = tx.insert_once(
        ProposedEntry,
        key=key,
        client_id=call.client_id,
        operator=call.operator,
        kind="phone",
        ticket_id=call.ticket_id,
        started_at=call.talk_started_at,
        ended_at=call.talk_ended_at,
        proposed_at=tx.now,
        state="open",
    )
    proposal = tx.first(select(ProposedEntry).where(ProposedEntry.key == key))
    if fresh and proposal:
        _ask(tx, moment, proposal)


def work_of(proposal: ProposedEntry) -> Work:
    """The proposed work as it was measured."""
    return Work(
        kind=proposal.kind,
        operator=proposal.operator,
        starts_at=proposal.started_at,
        ends_at=proposal.ended_at,
        source="call",
        key=proposal.key,
        ticket_id=proposal.ticket_id,
    )


def _ask(tx: Transaction, moment: Moment, proposal: ProposedEntry) -> None:
    operator = moment.operators.get(proposal.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat is None:
        return
    client = tx.get(Client, proposal.client_id)
    counted = counted_work(tx, moment.company, client, work_of(proposal))
    seconds = sum(part.seconds for part in counted)
    step = terms_of(moment.cover(client), moment.company).step_minutes
    facts = {
        "client": client.name,
        "talk": f"{seconds // 60}:{seconds % 60:02}",
        "minutes": sum(part.minutes for part in counted),
    }
    say(tx, chat, Text("time-proposed", facts, _choices(proposal, seconds, step, int(str(facts["minutes"])))))


def _choices(proposal: ProposedEntry, seconds: int, step: int, counted: int) -> list[list[Choice]]:
    """Yes; a step more, or less, of real time; or not to be counted at all."""
    measured = -(-seconds // (60 * step)) * step
    others = [minutes for minutes in (measured - step, measured + step) if minutes > 0]
    confirm = Choice("book", "book", {"proposal": proposal.id, "minutes": None}, {"minutes": counted})
    corrections = [
        Choice("book-other", "book", {"proposal": proposal.id, "minutes": m}, {"minutes": m}) for m in others
    ]
    return [[confirm], corrections, [Choice("dismiss", "dismiss", {"proposal": proposal.id})]]
