"""What comes out of the API, exactly. Moments carry their offset; what is not there is null."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class ClientLine(BaseModel):
    """A client."""

    code: str
    name: str
    tax_id: str | None
    product: str | None
    advisor: str | None
    active: bool


class Person(BaseModel):
    """A contact of a client, with the telephones by which we know it."""

    code: str
    name: str
    gets_statement: bool
    phones: list[str]


class ClientInFull(ClientLine):
    """A client with its people."""

    contacts: list[Person]


class Reason(BaseModel):
    """Why: a key, and the facts that belong to it."""

    model_config = ConfigDict(extra="allow")

    key: str


class Service(BaseModel):
    """What a client may have now, or not, and why."""

    model_config = ConfigDict(extra="allow")

    service: str
    allowed: bool
    reason: str


class Standing(BaseModel):
    """Where a client stands with us."""

    client: str
    at: datetime
    standing: Literal["contract", "warranty", "lapsed", "none", "unknown"]
    changes_on: date | None
    plan: str | None
    product: str | None
    add_ons: list[str]
    reasons: list[Reason]
    response_minutes: int | None
    resolution_minutes: int | None
    services: list[Service]


class Balance(BaseModel):
    """A client's month: included + carried - used = left - over."""

    client: str
    month: str
    included_minutes: int
    carried_minutes: int
    used_minutes: int
    left_minutes: int
    over_minutes: int


class Entry(BaseModel):
    """Work as it was counted; `corrects`: the entry that this one corrects."""

    id: int
    kind: str
    start: datetime
    end: datetime
    seconds: int
    minutes: int
    draws: bool
    factor: float
    month: str
    operator: str
    note: str
    visible: bool
    corrects: int | None


class Booked(BaseModel):
    """What was booked, split and rounded, and the balance after."""

    client: str
    entries: list[Entry]
    balance: Balance


class Ticket(BaseModel):
    """A ticket without what was said on it."""

    number: int
    client: str | None
    contact: str | None
    subject: str
    source: str
    state: Literal["open", "taken", "closed"]
    operator: str | None
    rank: int
    opened_at: datetime
    answer_due_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None


class Message(BaseModel):
    """One thing said on a ticket."""

    id: int
    author: str
    operator: str | None
    text: str
    said_at: datetime


class TicketInFull(Ticket):
    """A ticket with everything that was said on it, oldest first."""

    messages: list[Message]


class Opened(BaseModel):
    """A new ticket, and what follows: somebody is told now, paged, or told when the desk opens."""

    ticket: Ticket
    follows: Literal["now", "paged", "later", "advisor"]


class Replied(BaseModel):
    """The ticket; `reached`: it began in a chat, and the answer is on its way there."""

    ticket: Ticket
    reached: bool


class Leg(BaseModel):
    """One operator's telephone that was rung for a call."""

    operator: str
    purpose: str
    picked_up: bool
    result: str
    detail: str | None


class Call(BaseModel):
    """A call: who, why so decided, how long they waited, and what came of it."""

    id: int
    at: datetime
    direction: Literal["in", "out"]
    number: str
    client: str | None
    contact: str | None
    standing: str | None
    plan: str | None
    rank: int
    decision: str
    reasons: list[str]
    wait_seconds: int | None
    answered: bool
    operator: str | None
    legs: list[Leg]
    talk_seconds: int | None
    outcome: str
    ticket: int | None
    question: str | None


class OnDuty(BaseModel):
    """Who is on duty at a moment, and until when."""

    at: datetime
    open: bool
    schedule: str | None
    on_duty: list[str]
    backup: list[str]
    until: datetime | None


class StatementLine(BaseModel):
    """A client's closed month; `pdf`: where its document is."""

    client: str
    month: str
    closed_at: datetime
    sent_at: datetime | None
    hash: str
    pdf: str


class StatementAddOn(BaseModel):
    """An add-on of a statement."""

    code: str
    name: str
    fee: str | None


class Statement(BaseModel):
    """A closed month as it was frozen; what is of money is null without the scope `prices`."""

    client: str
    name: str
    month: str
    plan: str | None
    plan_name: str | None
    balance: Balance
    by_kind: dict[str, int]
    by_ticket: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
    fee: str | None
    add_ons: list[StatementAddOn]
    over_charge: str | None
    overage_per_hour: str | None
    total: str | None
    currency: str | None
    visits: dict[str, Any]
    hash: str
    pdf: str


class Clients(BaseModel):
    """A page of clients; `next` is the cursor of the page after, null at the end."""

    items: list[ClientLine]
    next: str | None


class Entries(BaseModel):
    """A page of entries."""

    items: list[Entry]
    next: str | None


class Tickets(BaseModel):
    """A page of tickets, newest first."""

    items: list[Ticket]
    next: str | None


class Calls(BaseModel):
    """A page of calls, newest first."""

    items: list[Call]
    next: str | None


class Statements(BaseModel):
    """A page of statements."""

    items: list[StatementLine]
    next: str | None
