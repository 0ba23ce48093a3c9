"""Some clients are brought to what was written of them, by the rules of the company file."""

from collections.abc import Iterable

from sqlalchemy import select

from core.company_file.changes import Changes
from core.company_file.crossed import unknown_code
from core.company_file.schema import ClientEntry
from core.contracts.rows import AddOn, Plan
from core.database.transaction import Transaction
from core.desk.load_clients import load_client
from core.desk.moment import Moment
from core.errors import Invalid
from core.roster.rows import Operator


def change_clients(changes: Changes, moment: Moment, clients: Iterable[ClientEntry]) -> None:
    """Each of them, and nothing of the others. Raises Invalid for a code that nothing has."""
    known = _Known(changes.tx, moment)
    for client in clients:
        known.require(client)
        load_client(changes, client, moment.local.date())


class _Known:
    """The codes that a client may name."""

    def __init__(self, tx: Transaction, moment: Moment) -> None:
        self._of = {
            "plan": set(tx.all(select(Plan.code))),
            "add-on": set(tx.all(select(AddOn.code))),
            "operator": set(tx.all(select(Operator.code).where(Operator.active))),
            "product": set(moment.company.products),
        }

    def require(self, client: ClientEntry) -> None:
        """Raises Invalid with what is not known, or fits nothing."""
        named = [("operator", client.advisor), ("product", client.product)]
        before = None
        whose = f"client {client.code!r}"
        for agreed in client.contract.agreements() if client.contract else ():
            named += [("plan", agreed.plan), *(("add-on", code) for code in agreed.add_ons)]
            if before and agreed.from_ <= before:
                raise Invalid(
                    f"client {client.code!r}: contract: what is agreed must be in the order of days",
                    "contract-order",
                    client=client.code,
                )
            before = agreed.from_
        until = client.contract.until if client.contract else None
        if before and until and until <= before:
            raise Invalid(
                f"{whose}: contract: it ends before it begins (the end is excluded)", "contract-backwards"
            )
        for noun, code in named:
            if code is not None and code not in self._of[noun]:
                raise unknown_code(noun, code, self._of[noun], client.code)
