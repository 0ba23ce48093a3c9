"""By which ways an operator can be reached, as far as the outbox tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, select

from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.roster.rows import Operator


@dataclass(frozen=True)
class Reach:
    """The state of each way. Blocked and dead: refused after the last time that something arrived."""

    chat: Literal["linked", "blocked", "none"]
    phone: Literal["known", "dead", "none"]


NO_WAY = Reach("none", "none")


def reach_of(tx: Transaction, operators: Iterable[Operator]) -> dict[str, Reach]:
    """By the operator's code."""
    blocked = _refusing(tx, "telegram", Delivery.address.expression)
    dead = _refusing(tx, "voice", Delivery.payload["to"].as_string())
    return {
        operator.code: Reach(
            _state(operator.telegram_id, blocked, "linked", "blocked"),
            _state(operator.phone, dead, "known", "dead"),
        )
        for operator in operators
    }


def _state(address: str | None, refusing: set[str], good: Any, bad: Any) -> Any:
    if not address:
        return "none"
    return bad if address in refusing else good


def _refusing(tx: Transaction, channel: str, address: ColumnElement[str]) -> set[str]:
    """The addresses that refused for good, and took nothing since."""
    of_channel = Delivery.channel == channel
    refused = tx.session.execute(select(address, Delivery.set_aside_at).where(of_channel, Delivery.refused))
    since: dict[str, datetime] = {}
    for to, at in refused:
        if at:
            since[to] = max(at, since.get(to, at))
    return {to for to, at in since.items() if not _took(tx, of_channel & (address == to), at)}


def _took(tx: Transaction, of_address: ColumnElement[bool], since: datetime) -> bool:
    return tx.first(select(Delivery.id).where(of_address, Delivery.sent_at >= since)) is not None
