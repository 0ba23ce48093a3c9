"""The gate before every call out: what the company file allows, asked as the call is made."""

import structlog
from sqlalchemy.exc import SQLAlchemyError

from core.calls.telephone import telephone_rules
from core.clock import Clock
from core.company.organisation import organisation
from core.database.transaction import Database
from core.desk.may_dial import why_not_dial
from core.errors import DeliveryFailed, Unavailable

log = structlog.get_logger()


class Dialling:
    """Asks the database before a call is made."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def permit(self, number: str, own: str, *, is_page: bool = False) -> int:
        """The longest the call may last, in seconds; raises DeliveryFailed if it must not be made.

        Not Undeliverable: that would say of the number that it is none.
        """
        try:
            with self._database.read(self._clock) as tx:
                refused = why_not_dial(tx, number, (own,), is_page=is_page)
                longest = telephone_rules(organisation(tx)).longest
        except SQLAlchemyError as error:
            raise Unavailable("the database is away, and a call is not made unasked") from error
        if refused:
            log.error("a call was not made", why=refused)
            raise DeliveryFailed(f"not dialled: {refused}")
        return int(longest.total_seconds())
