"""What the desk tells machines: the same shapes for the command, the API and webhooks.

Moments are of the organisation's wall clock, with their offset; what is not there is null.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.entitlements import entitlements
from core.desk.moment import Moment
from core.hours.ledger import balance
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Message, Ticket


def duty_answer(moment: Moment) -> dict[str, Any]:
    """Who is on duty, who is the backup, until when."""
    duty = moment.duty
    return {
        "at": moment.local,
        "open": moment.coverage.open,
        "schedule": duty.schedule,
        "on_duty": list(duty.on_duty),
        "backup": list(duty.backup),
        "until": _local(duty.until, moment.calendar.zone),
    }


def balance_answer(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    """A client's month: included, carried, used, left and over minutes."""
    account = balance(tx, moment.company, client, month)
    return {"client": client.code, "month": str(month), **asdict(account)}


def entry_answer(moment: Moment, entry: TimeEntry) -> dict[str, Any]:
    """Work as it was counted; a correction names the entry that it corrects."""
    zone = moment.calendar.zone
    return {
        "id": entry.id,
        "kind": entry.kind,
        "start": entry.started_at.astimezone(zone),
        "end": entry.ended_at.astimezone(zone),
        "seconds": entry.seconds,
        "minutes": entry.minutes,
        "draws": entry.draws,
        "factor": float(entry.factor),
        "month": entry.month,
        "operator": entry.operator,
        "note": entry.note,
        "visible": entry.visible,
        "corrects": entry.corrects_id,
    }


def standing_answer(tx: Transaction, moment: Moment, client: Client) -> dict[str, Any]:
    """Where a client stands, why, until when, and what it may have."""
    cover = moment.cover(client)
    return {
        "client": client.code,
        "at": moment.local,
        "standing": str(cover.standing),
        "changes_on": cover.changes_on,
        "plan": cover.plan.code if cover.plan else None,
        "product": client.product,
        "add_ons": [add_on.code for add_on in cover.add_ons],
        "reasons": [{"key": reason.key, **_nulls(reason.facts)} for reason in cover.reasons],
        "response_minutes": cover.plan.response_minutes if cover.plan else None,
        "resolution_minutes": cover.plan.resolution_minutes if cover.plan else None,
        "services": [
            {
                "service": str(one.service),
                "allowed": one.allowed,
                "reason": one.reason.key,
                **_nulls(one.reason.facts),
            }
            for one in entitlements(tx, moment, client)
        ],
    }


def ticket_answer(tx: Transaction, zone: ZoneInfo, ticket: Ticket) -> dict[str, Any]:
    """A ticket without what was said on it."""
    client = tx.get(Client, ticket.client_id) if ticket.client_id else None
    contact = tx.get(Contact, ticket.contact_id) if ticket.contact_id else None
    return {
        "number": ticket.number,
        "client": client.code if client else None,
        "contact": contact.code if contact else None,
        "subject": ticket.subject,
        "source": ticket.source,
        "state": str(ticket.state),
        "operator": ticket.operator,
        "rank": ticket.rank,
        "opened_at": _local(ticket.opened_at, zone),
        "answer_due_at": _local(ticket.answer_due_at, zone),
        "answered_at": _local(ticket.answered_at, zone),
        "closed_at": _local(ticket.closed_at, zone),
    }


def message_answer(zone: ZoneInfo, message: Message) -> dict[str, Any]:
    """One thing said on a ticket, by "client", "operator" or "desk"."""
    return {
        "id": message.id,
        "author": message.author,
        "operator": message.operator,
        "text": message.text,
        "said_at": _local(message.said_at, zone),
    }


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone) if at else None


def _nulls(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if fact == "" else fact for name, fact in facts.items()}
