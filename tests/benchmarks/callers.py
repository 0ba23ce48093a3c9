"""Contacts by the million, written by the database itself: a few seconds instead of many minutes."""

from sqlalchemy import Connection, text

from app.tables import metadata
from core.contracts.rows import Plan
from core.database.schema import migrate
from core.database.transaction import Database
from tests.core.desk.office import office

CONTACTS_A_CLIENT = 10
# Counts from 0 to one less than `many`.
_COUNTED = "WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k + 1 < :many)"
_CLIENTS = (
    "INSERT INTO clients (id, code, name, active)"
    f" {_COUNTED} SELECT k + 1, 'c' || k, 'Klijent ' || k, true FROM n",
    "INSERT INTO contracts (id, client_id, from_on) SELECT id, id, '2025-01-01' FROM clients",
    "INSERT INTO amendments (id, contract_id, starts_on, plan_id, add_ons, terms)"
    " SELECT id, id, '2025-01-01', (SELECT min(id) FROM plans), '[]', '{}' FROM clients",
)
_CONTACTS = (
    "INSERT INTO contacts (id, code, client_id, name, gets_statement, active)"
    f" {_COUNTED} SELECT k + 1, 'k' || k, k / {CONTACTS_A_CLIENT} + 1, 'Osoba ' || k, false, true FROM n",
    "INSERT INTO contact_methods (contact_id, channel, address, source, active)"
    " SELECT id, 'phone', '+38160' || substr('0000000' || (id - 1), length('0000000' || (id - 1)) - 6),"
    " 'file', true FROM contacts",
)


def number_of(contact: int) -> str:
    """The telephone of this contact."""
    return f"+38160{contact:07}"


def fill(url: str, contacts: int, now: str) -> None:
    """The example company with so many contacts, ten at each client, each client with a contract."""
    database = Database(url, durable=False)
    migrate(database, metadata)
    database.close()
    with office(url, now) as desk:
        desk.load(lambda data: data.update(clients=[]))
        assert desk.read(lambda tx: tx.get(Plan, 1))
        with desk.database.engine.begin() as connection:
            _write(connection, contacts)


def _write(connection: Connection, contacts: int) -> None:
    clients = (contacts + CONTACTS_A_CLIENT - 1) // CONTACTS_A_CLIENT
    for statements, many in ((_CLIENTS, clients), (_CONTACTS, contacts)):
        for statement in statements:
            connection.execute(text(statement), {"many": many} if ":many" in statement else {})
    connection.execute(text("ANALYZE"))
