"""One client's statement on its way, in a transaction of its own: a failure stays that client's."""

from typing import Any

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from core.clients.rows import Client
from core.clock import Clock
from core.database.transaction import Database
from core.desk.moment import now_of
from core.desk.run_month import set_client_aside
from core.desk.send_statement import send_statement
from core.hours.month import Month

log = structlog.get_logger()


def send_one(
    database: Database, clock: Clock, client_id: int, month: Month
) -> tuple[dict[str, Any], list[str]] | None:
    """The statement's data and the codes of contacts who cannot be reached; None if it was set aside."""
    try:
        with database.begin(clock) as tx:
            return send_statement(tx, now_of(tx), tx.get(Client, client_id), month)
    # A database away, or a lock that was not granted, is no fault of this client: it is tried again.
    except (OperationalError, InterfaceError):
        raise
    # One client's broken row must not keep back all the others.
    except Exception:
        log.exception("a statement could not be made and was set aside", client=client_id, month=str(month))
    with database.begin(clock) as tx:
        set_client_aside(tx, month, client_id)
    return None
