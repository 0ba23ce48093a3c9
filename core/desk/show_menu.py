"""The menu of commands in a chat follows who is an operator: the messenger is told anew."""

from core.database.outbox import Priority, put
from core.database.transaction import Transaction


def show_menu(tx: Transaction, chat: str) -> None:
    """Orders the menu that belongs to whoever has this chat by the time it is carried out."""
    order = {"do": "menu", "chat": chat}
    put(tx, "telegram", f"menu-{chat}", order, priority=Priority.ROUTINE)
