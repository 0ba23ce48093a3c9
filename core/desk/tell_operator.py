"""Tells one operator, or the managers as far as any of them reads chats."""

from collections.abc import Collection

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.reach import reach_of
from core.desk.say import Text, operator_chat, say
from core.roster.reading import with_role
from core.roster.rows import Operator


def tell_operator(tx: Transaction, moment: Moment, code: str, text: Text) -> bool:
    """Says it to this operator; False if there is no chat."""
    operator = moment.operators.get(code)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        say(tx, chat, text)
    return chat is not None


def tell_managers(tx: Transaction, moment: Moment, text: Text, *, but: Collection[str] = ()) -> bool:
    """Says it to every manager who reads chats; False if none does, and it is still to be told.

    `but` are told already, in other words.
    """
    managers = managers_who_read(tx, moment)
    for manager in managers:
        if manager.code not in but:
            tell_operator(tx, moment, manager.code, text)
    return bool(managers)


def managers_who_read(tx: Transaction, moment: Moment) -> list[Operator]:
    """Those with a chat that takes messages, as far as is known."""
    managers = with_role(moment.operators.values(), "manager")
    reach = reach_of(tx, managers)
    return [manager for manager in managers if reach[manager.code].chat == "linked"]
