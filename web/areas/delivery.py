"""Delivery: what waits to go out, what was set aside and why, and trying it again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from sqlalchemy import Select, func, select

from core.clients.rows import Client, Contact, ContactMethod
from core.database.outbox import Delivery, retry, what_of
from core.database.transaction import Transaction
from core.roster.rows import Operator
from core.staff.rows import Webhook
from core.staff.webhooks import CHANNEL
from web.asked import Answer, Asked, Go, SayInChat, Shown
from web.door import StaffDoor
from web.lists import Tab, slice_of
from web.masking import masked_number

PATH = "/delivery"
_VIEWS = ("waiting", "aside", "sent")
_WORDS = 160
# Who may see what leaves may not sign in by it.
# What is behind the words of a vendor, or of our own log; the first that fits.
_REASONS = (
    ("blocked", re.compile(r"blocked by the user|user is deactivated|bot was kicked", re.IGNORECASE)),
    ("nobody", re.compile(r"chat not found|there is no such web chat", re.IGNORECASE)),
    ("hurried", re.compile(r"too many requests|\b429\b|retry after", re.IGNORECASE)),
    ("removed", re.compile(r"the webhook was removed")),
    ("answered", re.compile(r"it answered (?P<status>\d{3})|HTTP (?P<other>\d{3})")),
    ("unreached", re.compile(r"cannot be reached|could not be fetched|has no address|(Error|Timeout)$")),
)
_SECRETS = frozenset({"url", "link", "code", "token"})


@dataclass(frozen=True)
class Parcel:
    """One delivery as it is read; `to` is a person's name, or the address without most of its digits.

    `what`: the words that go out, or what a telephone is to do.
    """

    id: int
    channel: str
    to: str
    what: str
    due_at: datetime
    sent_at: datetime | None
    attempts: int
    # In the reader's words, where we have some; then as whoever refused it said it.
    why: str
    reason: str | None


def delivery_pages(door: StaffDoor) -> None:
    """`/delivery`, and trying one again."""

    def show(tx: Transaction, asked: Asked) -> Answer:
        return _list(tx, asked, door.ports.say_in_chat)

    door.shows(PATH, show, area="delivery")
    door.does(f"{PATH}/{{id}}/retry", _retry, area="delivery", verb="retry")


def _list(tx: Transaction, asked: Asked, say_in_chat: SayInChat) -> Answer:
    view = asked.query.get("view", "")
    view = view if view in _VIEWS else "waiting"
    part = slice_of(tx, asked, PATH, _query(view))
    facts = {
        "view": view,
        "tabs": [_tab(tx, asked, each, here=each == view) for each in _VIEWS],
        "slice": part,
        "parcels": _parcels(tx, asked, part.rows, say_in_chat),
    }
    return Shown("delivery/list.html", facts)


def _retry(tx: Transaction, asked: Asked) -> Answer:
    retry(tx, asked.number("id"))
    return Go(f"{PATH}?view=waiting", "retried")


def _query(view: str) -> Select[Delivery]:
    match view:
        case "aside":
            aside = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_not(None))
            return select(Delivery).where(*aside).order_by(Delivery.set_aside_at.desc(), Delivery.id.desc())
        case "sent":
            return select(Delivery).where(Delivery.sent_at.is_not(None)).order_by(Delivery.id.desc())
    waits = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None))
    return select(Delivery).where(*waits).order_by(Delivery.priority, Delivery.due_at, Delivery.id)


def _tab(tx: Transaction, asked: Asked, view: str, *, here: bool) -> Tab:
    counted = view != "sent"
    query = select(func.count()).select_from(_query(view).order_by(None).subquery())
    count = tx.first(query) if counted else None
    return Tab(f"{PATH}?view={view}", asked.words.say(f"delivery-{view}"), here, count)


def _parcels(tx: Transaction, asked: Asked, rows: Sequence[Delivery], say_in_chat: SayInChat) -> list[Parcel]:
    names = _names(tx, {_where(row) for row in rows})
    zone = asked.moment.calendar.zone
    return [
        Parcel(
            row.id,
            asked.words.say("delivery-channel", channel=row.channel),
            names.get(_where(row)) or masked_number(_where(row)[1]),
            _what(row, asked, say_in_chat),
            row.due_at.astimezone(zone),
            row.sent_at.astimezone(zone) if row.sent_at else None,
            row.attempts,
            _why(row.reason or "", asked),
            row.reason,
        )
        for row in rows
    ]


def _where(row: Delivery) -> tuple[str, str]:
    """Channel and address; an order for a telephone has a line of its own, and the number stands in it."""
    return row.channel, str(row.payload.get("to") or row.address)


def _why(reason: str, asked: Asked) -> str:
    for why, pattern in _REASONS:
        if found := pattern.search(reason):
            status = next((each for each in found.groupdict().values() if each), "")
            return asked.words.say("delivery-reason", why=why, status=status)
    return ""


def _what(row: Delivery, asked: Asked, say_in_chat: SayInChat) -> str:
    match row.payload:
        case {"do": order}:
            return asked.words.say("delivery-order", order=order)
        case {"event": event}:
            key = f"event-{str(event).replace('.', '-')}"
            return asked.words.say(key) if asked.words.has(key) else str(event)
        case {"key": key, "facts": facts} | {"file": key, "facts": facts}:
            shown = {name: "…" if name in _SECRETS else fact for name, fact in facts.items()}
            try:
                text = say_in_chat(key, shown, asked.words.language)
            except (LookupError, ValueError):
                return str(key)  # of an older version, which had another text there
            return shorten(text, _WORDS, placeholder="…")
    return what_of(row)


def _names(tx: Transaction, addresses: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Who is at these addresses, where we know it."""
    given = {address for _, address in addresses}
    people = (
        select(ContactMethod.channel, ContactMethod.address, Contact.name, Client.name)
        .join(Contact, Contact.id == ContactMethod.contact_id)
        .join(Client, Client.id == Contact.client_id)
        .where(ContactMethod.address.in_(given), ContactMethod.active)
    )
    known = {
        ("voice" if channel == "phone" else channel, address): f"{contact}, {client}"
        for channel, address, contact, client in tx.session.execute(people).all()
    }
    for operator in tx.all(select(Operator)):
        known |= {("telegram", operator.telegram_id or ""): operator.name}
        known |= {("voice", operator.phone or ""): operator.name}
    for webhook in tx.all(select(Webhook)):
        known |= {(CHANNEL, str(webhook.id)): webhook.url}
    return known
