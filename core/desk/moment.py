"""What the desk knows about a moment: the company, its calendar, who is on duty, what covers a client."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from core.calls.routing import OnDuty
from core.clients.rows import Client
from core.company.organisation import local, organisation
from core.company.rows import Organisation
from core.contracts.cover import histories_of, history_of, price_list
from core.contracts.history import History, PriceList
from core.contracts.standing import UNKNOWN, Cover
from core.coverage.business_hours import calendar
from core.coverage.calendar import Calendar
from core.coverage.lasting import Lasting
from core.coverage.opening import OpenNow, open_until_change
from core.database.transaction import Transaction
from core.hours.balance import Balance
from core.hours.ledger import balance
from core.hours.month import Month
from core.roster.duty import Duty, Roster, duty_at
from core.roster.reading import operators, roster_of
from core.roster.rows import Operator

T = TypeVar("T")


class _Kept(Generic[T]):
    """A property computed at first use and kept in its object.

    functools.cached_property, before Python 3.12, locks it for all objects while one computes: a thread
    that waits there for the database would hold up the very thread that has the database.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __get__(self, instance: Any, owner: type[Any]) -> T:
        value = instance.__dict__[self._compute.__name__] = self._compute(instance)
        return value


@dataclass
class Moment:
    """One moment of the desk, read as it is asked for. `at` may be another than the transaction's."""

    tx: Transaction
    at: datetime
    _histories: dict[int, History] = field(default_factory=dict, init=False, repr=False)

    @_Kept
    def company(self) -> Organisation:
        """The organisation."""
        return organisation(self.tx)

    @_Kept
    def local(self) -> datetime:
        """The moment on the organisation's wall clock."""
        return local(self.company, self.at)

    @_Kept
    def calendar(self) -> Calendar:
        """Business hours and holidays."""
        return calendar(self.tx)

    @_Kept
    def coverage(self) -> OpenNow:
        """Open or closed, and until when."""
        return self.tx.kept(_coverage).at(self.at, partial(open_until_change, self.calendar))

    @_Kept
    def roster(self) -> Roster:
        """The duty roster."""
        return roster_of(self.tx)

    @_Kept
    def duty(self) -> Duty:
        """Who is on duty, who is the backup, until when."""
        return self.tx.kept(_duty).at(self.at, partial(_duty_until, self.roster))

    @_Kept
    def operators(self) -> Mapping[str, Operator]:
        """All active operators by code."""
        return operators(self.tx)

    @_Kept
    def names(self) -> Mapping[str, str]:
        """The names of all active operators by code."""
        return {code: operator.name for code, operator in self.operators.items()}

    def name_of(self, code: str | None) -> str:
        """The operator's name; the code of one who has left, nothing for nobody."""
        return self.names.get(code or "", code or "")

    def on_duty(self) -> OnDuty:
        """Those on duty who have a telephone, in the order in which they stand on the roster."""
        ringable = [
            code
            for code in (*self.duty.on_duty, *self.duty.backup)
            if code in self.operators and self.operators[code].phone
        ]
        return OnDuty(desk=tuple(ringable)) if self.coverage.open else OnDuty(on_call=tuple(ringable))

    @_Kept
    def prices(self) -> PriceList:
        """Every version of every plan and add-on."""
        return price_list(self.tx)

    def history(self, client: Client) -> History:
        """All that was ever agreed with this client."""
        if client.id not in self._histories:
            self._histories[client.id] = history_of(self.tx, self.company, client, self.prices)
        return self._histories[client.id]

    def read_histories(self, clients: Sequence[Client]) -> None:
        """Reads together what `history` and `cover` are then asked for one by one."""
        self._histories |= histories_of(self.tx, self.company, clients, self.prices)

    def cover(self, client: Client | None) -> Cover:
        """What covers this client; nobody we know is `unknown`."""
        return self.history(client).cover(self.local.date()) if client else UNKNOWN

    def balance(self, client: Client) -> Balance:
        """The client's running month."""
        month = Month.containing(self.at, self.calendar.zone)
        return balance(self.tx, self.company, client, month, self.history(client))


def now_of(tx: Transaction) -> Moment:
    """The desk at the transaction's own moment."""
    return Moment(tx, tx.now)


def _coverage(_tx: Transaction) -> Lasting[OpenNow]:
    return Lasting()


def _duty(_tx: Transaction) -> Lasting[Duty]:
    return Lasting()


def _duty_until(roster: Roster, at: datetime) -> tuple[Duty, datetime]:
    """Who is on duty, and until when; where that is too far away to be looked for, it is looked for daily."""
    duty = duty_at(roster, at)
    return duty, duty.until or at + timedelta(days=1)
