"""After a talk: the operator is asked whether the measured time is right."""

from sqlalchemy import select, update

from core.calls.rows import Call
from core.clients.identity import person
from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.note_caller import note_caller
from core.desk.open_ticket import open_own_ticket
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import Work, counted_work, terms_of
from core.hours.rows import ProposedEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket

_LONGEST_NOTE = 500


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
        note=proposal.note,
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
        "number": _ticket_number(tx, proposal),
    }
    rows = _choices(proposal, seconds, step, int(str(facts["minutes"])))
    say(tx, chat, Text("time-proposed", facts, rows, proposal=proposal.id))


def whose_time(tx: Transaction, proposal_id: int) -> str:
    """What the proposed time is for: the number of its ticket, else the client's code."""
    proposal = tx.get(ProposedEntry, proposal_id)
    return _ticket_number(tx, proposal) or tx.get(Client, proposal.client_id).code


def note_proposal(tx: Transaction, moment: Moment, proposal_id: int, operator: Operator, note: str) -> bool:
    """Words in answer to the card: the note of the entry, as long as it is not booked; False: it is."""
    mine = (ProposedEntry.id == proposal_id, ProposedEntry.operator == operator.code)
    still_open = update(ProposedEntry).where(*mine, ProposedEntry.state == "open")
    noted = tx.changed(still_open.values(note=" ".join(note.split())[:_LONGEST_NOTE])) == 1
    chat = operator_chat(moment.company, operator)
    if chat:
        say(tx, chat, Text("time-noted" if noted else "time-settled", {}))
    return noted


def open_talk_ticket(tx: Transaction, moment: Moment, proposal_id: int, operator: Operator) -> bool:
    """A ticket about the talk, this operator's own, and the proposed entry is for it; False: there is one."""
    proposal = tx.locked(ProposedEntry, proposal_id)
    chat = operator_chat(moment.company, operator)
    if proposal is None or chat is None or proposal.operator != operator.code:
        return False
    is_first = proposal.ticket_id is None
    if is_first:
        call = tx.first(select(Call).where(Call.sid == proposal.key.removeprefix("call-")))
        who = person(tx, call.contact_id) if call and call.contact_id else None
        said = proposal.note or (call.question if call else None) or (note_caller(tx, call) if call else "☎")
        ticket = open_own_ticket(tx, moment, operator, text=said, source="phone", who=who)
        proposal.ticket_id = ticket.id
        if call:
            call.ticket_id = ticket.id
        tx.session.flush()
    number = _ticket_number(tx, proposal)
    say(tx, chat, Text("talk-ticket-opened", {"number": number}, ticket=int(number)))
    return is_first


def _ticket_number(tx: Transaction, proposal: ProposedEntry) -> str:
    return str(tx.get(Ticket, proposal.ticket_id).number) if proposal.ticket_id else ""


def _choices(proposal: ProposedEntry, seconds: int, step: int, counted: int) -> list[list[Choice]]:
    """Yes; a step more, or less, of real time; or not to be counted at all."""
    measured = -(-seconds // (60 * step)) * step
    others = [minutes for minutes in (measured - step, measured + step) if minutes > 0]
    confirm = Choice("book", "book", {"proposal": proposal.id, "minutes": None}, {"minutes": counted})
    corrections = [
        Choice("book-other", "book", {"proposal": proposal.id, "minutes": m}, {"minutes": m}) for m in others
    ]
    ticket = Choice("talk-ticket", "talk-ticket", {"proposal": proposal.id})
    dismiss = Choice("dismiss", "dismiss", {"proposal": proposal.id})
    return [[confirm], corrections, [dismiss] if proposal.ticket_id else [ticket, dismiss]]
