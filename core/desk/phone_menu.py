"""What a caller may choose from: only what there is."""

from dataclasses import dataclass
from typing import Literal

from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.hear_question import chat_of
from core.desk.moment import now_of
from core.desk.seek_person import advisor_there


@dataclass(frozen=True)
class Menu:
    """`person`: whether key 1 rings somebody or takes a message; key 3, a question, is always there.

    `has_chat`: whether an answer can be sent to the caller's chat.
    """

    person: Literal["operator", "message"]
    has_standing: bool
    has_advisor: bool
    has_chat: bool


def menu_of(tx: Transaction, call: Call) -> Menu:
    """This caller's menu now."""
    caller = caller_of(tx, call)
    return Menu(
        person="operator" if call.operators else "message",
        has_standing=caller.client is not None,
        has_advisor=bool(call.operators) and advisor_there(now_of(tx), caller.client) is not None,
        has_chat=chat_of(tx, call) is not None,
    )
