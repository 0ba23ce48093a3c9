"""Who writes a statement, and what came before it: what the month's own data do not hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """The company as the client reaches it, and the client's last months, oldest first.

    A month of `history` is ("2026-10", used minutes, included minutes), this month among them; `phone`
    is printed as it is given.
    """

    company: str
    email: str
    phone: str
    history: tuple[tuple[str, int, int], ...]
