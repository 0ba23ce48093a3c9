"""The backup service tells that a client's backup was made."""

from datetime import datetime

from core.clients.rows import Client
from core.contracts.rows import Backup
from core.database.transaction import Transaction
from core.errors import Invalid


def take_backup(tx: Transaction, client: Client, made_at: datetime, size_bytes: int) -> bool:
    """Keeps it; False if this client's backup of this moment is known already: told twice, it is one.

    Raises Invalid for a backup that is not made yet, or has less than nothing in it.
    """
    if made_at > tx.now:
        raise Invalid(f"--at {made_at.isoformat()}: a backup that is not made yet cannot be told of")
    if size_bytes < 0:
        raise Invalid(f"--size {size_bytes}: a backup cannot be smaller than nothing")
    return tx.insert_once(Backup, client_id=client.id, made_at=made_at, size_bytes=size_bytes)
