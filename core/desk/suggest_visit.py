"""From October on, a client whose contract has visits left is asked once whether to plan one."""

from collections.abc import Iterator
from datetime import date

from core.clients.rows import Client
from core.company.organisation import today
from core.conversations.chat import Choice
from core.coverage.calendar import plan_of
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, routine_readers
from core.desk.moment import Moment
from core.desk.say import Notice, Text
from core.desk.visits import visits_unplanned

_FROM_MONTH = 10
_MORNING_ENDS = 12


def visits_left(tx: Transaction, moment: Moment, client: Client) -> Iterator[Notice]:
    """Asks those who get the statement, each once a year, on the morning of a working day."""
    left = visits_unplanned(tx, moment, client) if _may_ask(moment) else 0
    for contact in routine_readers(tx, client.id) if left else ():
        if chat := contact_chat(tx, moment, contact):
            rows = [[Choice("book-visit", "want-appointment", {"kind": "visit", "text": ""})]]
            key = f"visits-left-{moment.local.year}-{contact.id}"
            yield Notice(chat, Text("visits-left", {"left": left}, rows), key)


def _may_ask(moment: Moment) -> bool:
    """Not by a desk that was opened in these very months: the visits made before are not in its books."""
    on = moment.local.date()
    known_long_enough = today(moment.company, moment.company.opened_at) < date(on.year, _FROM_MONTH, 1)
    is_morning = moment.local.hour < _MORNING_ENDS and bool(plan_of(moment.calendar, on).intervals)
    return on.month >= _FROM_MONTH and known_long_enough and is_morning
