"""What an operator is told about a call, at the telephone and on the card of the talk."""

from typing import Any

from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.consent_to_charge import is_unagreed
from core.desk.moment import Moment
from core.desk.ticket_facts import caller_facts


def call_facts(tx: Transaction, moment: Moment, call: Call) -> dict[str, Any]:
    """Who calls and what covers them, the minutes left under a plan, the question that was spoken, if any."""
    caller = caller_of(tx, call)
    facts = caller_facts(caller.who, moment.cover(caller.client), caller.client)
    return {
        **facts,
        "client_code": caller.client.code if caller.client else "",
        "number": call.from_number,
        "left": moment.balance(caller.client).left_minutes if caller.client and facts["plan"] else None,
        "question": call.question or "",
        "unagreed": is_unagreed(call),
        "agreed": call.consented_at is not None,
        "back": call.back_asked_at is not None,
    }
