"""What may become of a ticket: open, taken, closed, and open again."""

from enum import StrEnum


class State(StrEnum):
    """`open`: nobody answers for it yet; `taken`: one operator does; `closed`: done."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


ALIVE = (State.OPEN, State.TAKEN)
