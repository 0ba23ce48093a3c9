"""Who calls, and all that decides about the call, in one look at the database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, and_, bindparam, exists, func, literal_column, or_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import aliased

from core.calls.rows import Call
from core.clients.rows import Client, Contact, ContactMethod
from core.contracts.history import Agreement, History, Signed
from core.contracts.rows import Amendment, Contract, Plan
from core.database.transaction import Transaction
from core.desk.contact_chat import CHAT_CHANNELS
from core.desk.moment import Moment
from core.hours.month import Month
from core.hours.rows import TimeEntry


@dataclass(frozen=True)
class Seen:
    """What one look tells. Without a `client_id` we do not know who calls.

    `is_known_call`: this very call was received before. `waited_id`: the last call from this number that
    waited. `used_minutes`: of the client's running month.
    """

    is_known_call: bool
    waited_id: int | None
    client_id: int | None = None
    contact_id: int | None = None
    language: str | None = None
    advisor: str | None = None
    has_chat: bool = False
    used_minutes: int = 0
    history: History | None = None


def look_at_caller(tx: Transaction, moment: Moment, number: str, sid: str) -> Seen:
    """What is known of this number, and of the call itself."""
    tx.flush()
    month = str(Month.containing(moment.at, moment.calendar.zone))
    asked = {"number": number, "sid": sid, "month": month}
    rows = tx.connection.execute(_LOOK, asked).mappings().all()
    first = rows[0]
    known = {"is_known_call": first["is_known_call"], "waited_id": first["waited_id"]}
    if first["client_id"] is None:  # nobody's number, or of somebody who has left
        return Seen(**known)
    return Seen(
        **known,
        client_id=first["client_id"],
        contact_id=first["contact_id"],
        language=first["language"],
        advisor=first["advisor"],
        has_chat=first["has_chat"],
        used_minutes=int(first["used_minutes"] or 0),
        history=_history(moment, rows),
    )


def _history(moment: Moment, rows: Sequence[RowMapping]) -> History:
    agreed: dict[tuple[int, date, date | None], list[Agreement]] = defaultdict(list)
    for row in rows:
        if row["plan"] is not None:
            of_contract = agreed[row["contract_id"], row["from_on"], row["until_on"]]
            terms = row["starts_on"], row["plan"], row["product"], tuple(row["add_ons"]), row["terms"]
            of_contract.append(Agreement(*terms))
    return History(
        contracts=[Signed(from_on, until_on, parts) for (_, from_on, until_on), parts in agreed.items()],
        prices=moment.prices,
        delivered_on=rows[0]["delivered_on"],
        warranty_months=moment.company.warranty_months,
        warranty_rank=moment.company.warranty_rank,
    )


_WAITED = aliased(Call)
_CHAT = aliased(ContactMethod)
_SID = bindparam("sid", type_=String)
_NUMBER = bindparam("number", type_=String)
_MONTH = bindparam("month", type_=String)
_ALWAYS = select(literal_column("1").label("one")).subquery("always")

# One row at least, beside which stands what was found.
_LOOK = (
    select(
        (
            exists().where(Call.sid == _SID).correlate(None)
            | exists().where(Call.back_sid == _SID).correlate(None)
        ).label("is_known_call"),
        select(func.max(_WAITED.id))
        .where(_WAITED.from_number == _NUMBER, _WAITED.waiting_since.is_not(None))
        .scalar_subquery()
        .label("waited_id"),
        Client.id.label("client_id"),
        Contact.id.label("contact_id"),
        Contact.language,
        Client.advisor,
        Client.delivered_on,
        exists()
        .where(
            _CHAT.contact_id == Contact.id,
            _CHAT.active,
            or_(*[_CHAT.channel == each for each in CHAT_CHANNELS]),
        )
        .label("has_chat"),
        select(func.sum(TimeEntry.minutes))
        .where(TimeEntry.client_id == Client.id, TimeEntry.month == _MONTH, TimeEntry.draws)
        .scalar_subquery()
        .label("used_minutes"),
        Contract.id.label("contract_id"),
        Contract.from_on,
        Contract.until_on,
        Amendment.starts_on,
        Amendment.product,
        Amendment.add_ons,
        Amendment.terms,
        Plan.code.label("plan"),
    )
    .select_from(_ALWAYS)
    .outerjoin(
        ContactMethod,
        and_(
            ContactMethod.channel == "phone",
            ContactMethod.address == _NUMBER,
            # As the index says it: SQLite uses it for these very words only.
            literal_column("contact_methods.active"),
        ),
    )
    .outerjoin(Contact, and_(Contact.id == ContactMethod.contact_id, Contact.active))
    .outerjoin(Client, and_(Client.id == Contact.client_id, Client.active))
    .outerjoin(Contract, Contract.client_id == Client.id)
    .outerjoin(Amendment, Amendment.contract_id == Contract.id)
    .outerjoin(Plan, Plan.id == Amendment.plan_id)
    .order_by(Contract.from_on, Amendment.starts_on)
)
