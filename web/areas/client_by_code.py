"""The client that an address names."""

from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Transaction
from web.asked import Asked


def client_asked(tx: Transaction, asked: Asked) -> Client:
    """The client with the code in the path; raises NotFound."""
    return client_by_code(tx, asked.path["code"])
