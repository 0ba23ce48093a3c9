"""The ways of a month's statement to one contact: its words, its picture and its PDF, never twice.

Each part has a key for each contact and channel. When a part cannot be delivered, all that the contact
has not got goes on together by the contact's next chat.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from core.clients.identity import person
from core.clients.rows import Contact
from core.conversations.chat import Choice
from core.database.outbox import Delivery, Parcel, Priority, retry, withdraw
from core.database.transaction import Transaction
from core.desk.contact_chat import CHAT_CHANNELS, contact_chats
from core.desk.make_statement import make_statement
from core.desk.moment import Moment
from core.desk.say import Chat, Text, say, send_file
from core.hours.month import Month

# What goes with the words, in this order. Each is a delivery of its own: a repeat repeats only itself.
FILES = ("statement-chart", "statement-pdf")
PARTS = ("statement", *FILES)
_MOVED = "the statement goes by the contact's next chat"
# Without a channel: as the keys were before a statement had a second way.
_KEY = re.compile(r"statement-(\d{4}-\d{2})-(\d+)(?:-([a-z]+?))?(?:-(statement-chart|statement-pdf))?")


@dataclass(frozen=True)
class Part:
    """One part of one month's statement on its way to one contact."""

    month: str
    contact_id: int
    channel: str
    name: str

    @property
    def key(self) -> str:
        """The delivery's unique key."""
        ways = [self.channel] if self.channel else []
        names = [self.name] if self.name in FILES else []
        return "-".join(["statement", self.month, str(self.contact_id), *ways, *names])


def part_of(key: str) -> Part | None:
    """The part with this key; None for the key of anything else."""
    found = _KEY.fullmatch(key)
    return Part(found[1], int(found[2]), found[3] or "", found[4] or "statement") if found else None


def send_on(tx: Transaction, moment: Moment, contact: Contact, data: dict[str, Any]) -> bool:
    """Puts what the contact has not got on its first way that was not tried; False if none is left.

    What was sent, or still waits to be, stays as it is: however often this runs, nothing goes twice.
    """
    known = _deliveries(tx, data["month"], contact.id)
    missing = [name for name in PARTS if not any(_stands(each, name) for each in known)]
    if not missing:
        return True
    way = _next_way(tx, moment, contact, known, missing[0])
    if way:
        _put(tx, way, contact, data, missing)
    return way is not None


def send_again(tx: Transaction, moment: Moment, contact: Contact, data: dict[str, Any]) -> bool:
    """Puts all of it on its way once more, by the contact's first chat; False where there is none.

    What still waits is not doubled. The month's progress counts the first time alone, unless that failed.
    """
    known = _deliveries(tx, data["month"], contact.id)
    if any(each.sent_at is None and each.set_aside_at is None for each in known):
        return True
    has_it = all(any(_stands(each, name) for each in known) for name in PARTS)
    if not has_it and send_on(tx, moment, contact, data):
        return True
    chats = contact_chats(tx, moment, contact)
    if not chats:
        return False
    if has_it:
        _put(tx, chats[0], contact, data, list(PARTS), again=f"{tx.now:%Y%m%d%H%M}")
    else:
        for each in known:
            if each.set_aside_at and each.channel == known[-1].channel:
                retry(tx, each.id)
    return True


def go_next_way(tx: Transaction, moment: Moment, parcel: Parcel) -> None:
    """A part was set aside: all that the contact has not got goes on by its next chat, if there is one."""
    part = part_of(parcel.key)
    if part is None or not part.channel:
        return
    who = person(tx, part.contact_id)
    known = _deliveries(tx, part.month, part.contact_id)
    if not who.contact.active or not _next_way(tx, moment, who.contact, known, part.name):
        return
    for name in PARTS:
        if name != part.name:
            withdraw(tx, replace(part, name=name).key, _MOVED)
    send_on(tx, moment, who.contact, make_statement(tx, moment, who.client, Month.parse(part.month)))


def _deliveries(tx: Transaction, month: str, contact_id: int) -> list[Delivery]:
    """Of this month to this contact, by their keys: the outbox is long, and only keys are quick to find."""
    ways = ("", *CHAT_CHANNELS)
    keys = [Part(month, contact_id, way, name).key for way in ways for name in PARTS]
    return list(tx.all(select(Delivery).where(Delivery.key.in_(keys)).order_by(Delivery.id)))


def _stands(delivery: Delivery, name: str) -> bool:
    """Whether this part was sent by this delivery, or will be."""
    return _is(delivery, name) and (delivery.sent_at is not None or delivery.set_aside_at is None)


def _is(delivery: Delivery, name: str) -> bool:
    part = part_of(delivery.key or "")
    return part is not None and part.name == name


def _next_way(
    tx: Transaction, moment: Moment, contact: Contact, known: list[Delivery], name: str
) -> Chat | None:
    tried = {delivery.channel for delivery in known if _is(delivery, name)}
    return next((chat for chat in contact_chats(tx, moment, contact) if chat.channel not in tried), None)


def _put(
    tx: Transaction, chat: Chat, contact: Contact, data: dict[str, Any], names: list[str], *, again: str = ""
) -> None:
    for name in names:
        key = Part(data["month"], contact.id, chat.channel, name).key + (f"-again-{again}" if again else "")
        if name in FILES:
            send_file(tx, chat, name, {"client": data["client"], "month": data["month"]}, key=key)
        else:
            say(tx, chat, _words(contact, data), priority=Priority.ROUTINE, key=key)


def _words(contact: Contact, data: dict[str, Any]) -> Text:
    facts = {"client": contact.client_id, "month": data["month"], "page": 0}
    rows = [[Choice("ask-about-line", "statement-lines", facts)]] if data["lines"] else []
    return Text("statement", statement_facts(data), rows)


def statement_facts(data: dict[str, Any]) -> dict[str, Any]:
    """What a statement says in a chat, from its data."""
    account = data["balance"]
    return {
        "client": data["name"],
        "month": data["month"],
        "plan": data["plan_name"] or "",
        "included": account["included_minutes"] + account["carried_minutes"],
        "used": account["used_minutes"],
        "left": account["left_minutes"],
        "over": account["over_minutes"],
        # Without a contract there is nothing to pay for, unless something is.
        "total": data["total"] if data["plan_name"] or Decimal(data["total"]) else "",
        "currency": data["currency"],
        "kinds": _kinds(data),
        "tickets": [[str(t["ticket"]), t["subject"], t["minutes"]] for t in data["by_ticket"] if t["ticket"]],
        "visits": data["visits"],
        # Months that were closed before these were counted do not have them.
        "response": data.get("response"),
        "backups": data.get("backups"),
        "hints": data.get("hints", []),
    }


def _kinds(data: dict[str, Any]) -> list[list[Any]]:
    """Minutes by kind of work, those that do not draw by themselves: [kind, minutes, "yes" or "no"].

    Without a contract nothing draws, and no kind stands out.
    """
    summed: dict[tuple[str, str], int] = defaultdict(int)
    for line in data["lines"]:
        is_free = data["plan_name"] and not line["draws"]
        summed[line["kind"], "no" if is_free else "yes"] += line["minutes"]
    return [[kind, summed[kind, draws], draws] for kind, draws in sorted(summed)]
