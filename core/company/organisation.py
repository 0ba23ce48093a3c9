"""The company that runs this desk, and the wall clock it lives by."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.company.rows import Organisation
from core.database.transaction import Transaction
from core.errors import NotFound

ONLY = 1


def organisation(tx: Transaction) -> Organisation:
    """The one organisation; raises NotFound while no company file was loaded."""
    return tx.kept(_read)


def _read(tx: Transaction) -> Organisation:
    found = tx.session.get(Organisation, ONLY)
    if found is None:
        raise NotFound("no company is loaded yet: dezurni load company.yaml")
    return found


def one_at_a_time(tx: Transaction) -> None:
    """From here to its end, this transaction is alone with the waiting line and the ticket numbers."""
    tx.locked(Organisation, ONLY)


def zone_of(company: Organisation) -> ZoneInfo:
    """The organisation's time zone."""
    return ZoneInfo(company.time_zone)


def local(company: Organisation, at: datetime) -> datetime:
    """The moment on the organisation's wall clock, with its offset."""
    return at.astimezone(zone_of(company))


def today(company: Organisation, at: datetime) -> date:
    """The organisation's day at this moment."""
    return local(company, at).date()


def moment(company: Organisation, text: str) -> datetime:
    """An ISO 8601 moment; without an offset it is the organisation's wall clock. Raises ValueError."""
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone_of(company))
