"""What of the company a rehearsal takes along: everything agreed and planned, nothing that goes on."""

from collections.abc import Callable

from sqlalchemy import delete

from app.tables import metadata
from core.clients.identity import Person, addresses, contact_by_code, person, person_at
from core.clients.phone_number import e164
from core.clients.rows import Client
from core.clock import Clock
from core.company_file.schema import CompanyFile
from core.database.copying import Rows, put_rows, rows_of
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.load_company import load_company
from core.errors import Invalid, NotFound

# Puts a company into an empty database, by this clock.
Fill = Callable[[Database, Clock], None]

_TAKEN = frozenset(
    {
        "organisation",
        "operators",
        "schedules",
        "overrides",
        "absences",
        "swaps",
        "plans",
        "plan_versions",
        "add_ons",
        "add_on_versions",
        "clients",
        "contacts",
        "contact_methods",
        "contracts",
        "amendments",
        "time_entries",
        "statements",
        "policies",
    }
)
_TABLES = [table for table in metadata.sorted_tables if table.name in _TAKEN]


def copied(tx: Transaction, who: str) -> Rows:
    """The company, with this one client and all that is the client's; without any for a stranger."""
    known = person_named(tx, who)
    return rows_of(tx, _TABLES, {"clients": Client.id == (known.client.id if known else None)})


def from_rows(rows: Rows) -> Fill:
    """Fills a database with what was copied."""

    def fill(database: Database, clock: Clock) -> None:
        with database.begin(clock) as tx:
            put_rows(tx, _TABLES, rows)

    return fill


def from_file(company: CompanyFile) -> Fill:
    """Fills a database as `dezurni load` would; what the load itself has to tell nobody hears."""

    def fill(database: Database, clock: Clock) -> None:
        with database.begin(clock) as tx:
            load_company(tx, company)
            tx.session.execute(delete(Delivery))

    return fill


def person_named(tx: Transaction, who: str) -> Person | None:
    """The contact with this code or telephone number; None for a number of nobody. Raises NotFound."""
    if (number := _number(who)) is not None:
        return person_at(tx, "phone", number)
    try:
        return person(tx, contact_by_code(tx, who).id)
    except NotFound as error:
        raise NotFound(f"who: {error}; a number is written as +381601230001", "rehearsal-who") from error


def number_of(tx: Transaction, who: str) -> str:
    """The telephone from which this one calls. Raises Invalid for a contact who has none."""
    if (number := _number(who)) is not None:
        return number
    phones = addresses(tx, contact_by_code(tx, who).id, "phone")
    if not phones:
        raise Invalid(f"who: {who} has no telephone: let them write instead", "rehearsal-no-phone")
    return phones[0]


def _number(who: str) -> str | None:
    try:
        return e164(who)
    except ValueError:
        return None
