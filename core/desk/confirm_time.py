"""The operator's one button after a talk: book it as measured, book it corrected, or not at all."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.book_time import book_time, booked_text
from core.desk.moment import Moment
from core.desk.propose_time import work_of
from core.desk.say import Text, operator_chat, say
from core.hours.rows import ProposedEntry
from core.roster.rows import Operator


def confirm_time(
    tx: Transaction, moment: Moment, proposal_id: int, operator: Operator, minutes: int | None
) -> bool:
    """Books the proposal; `minutes` is the real length where the measured one was wrong. False: settled."""
    proposal = tx.get(ProposedEntry, proposal_id)
    if not _settle(tx, proposal, "booked"):
        _tell(tx, moment, operator, Text("time-settled", {}))
        return False
    work = work_of(proposal)
    if minutes is not None:
        work = replace(work, ends_at=work.starts_at + timedelta(minutes=minutes))
    client = tx.get(Client, proposal.client_id)
    entries = book_time(tx, moment, client, work)
    _tell(tx, moment, operator, booked_text(tx, moment, client, entries))
    return True


def dismiss_time(tx: Transaction, moment: Moment, proposal_id: int, operator: Operator) -> bool:
    """The talk is not counted; False if it was settled before."""
    proposal = tx.get(ProposedEntry, proposal_id)
    settled = _settle(tx, proposal, "dismissed")
    _tell(tx, moment, operator, Text("time-dismissed" if settled else "time-settled", {}))
    return settled


def _settle(tx: Transaction, proposal: ProposedEntry, state: str) -> bool:
    still_open = update(ProposedEntry).where(ProposedEntry.id == proposal.id, ProposedEntry.state == "open")
    return tx.changed(still_open.values(state=state)) == 1


def _tell(tx: Transaction, moment: Moment, operator: Operator, text: Text) -> None:
    chat = operator_chat(moment.company, operator)
    if chat:
        say(tx, chat, text)
