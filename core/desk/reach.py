"""By which ways an operator can be reached, as far as the outbox tells, and by which a page would do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, select

from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.escalation.pages import default_policy
from core.escalation.policy import Policy
from core.roster.rows import Operator


@dataclass(frozen=True)
class Reach:
    """The state of each way. Blocked and dead: refused after the last time that something arrived."""

    chat: Literal["linked", "blocked", "none"]
    phone: Literal["known", "dead", "none"]


NO_WAY = Reach("none", "none")
Role = Literal["on-duty", "backup"]


@dataclass(frozen=True)
class Ways:
    """How each operator can be reached: by a caller on the line, and by a page that follows the policy."""

    operators: Mapping[str, Operator]
    reach: Mapping[str, Reach]
    policy: Policy

    def is_called(self, code: str) -> bool:
        """True if a caller would make this telephone ring."""
        return self.of(code).phone == "known"

    def paged(self, code: str, role: Role) -> list[str]:
        """The ways by which a page reaches this operator in this role, the first one first."""
        operator, reach = self.operators.get(code), self.of(code)
        works = {"chat": reach.chat == "linked", "call": reach.phone == "known"}
        asked = {
            way for step in self.policy.steps if step.notify in (role, "everyone", code) for way in step.ways
        }
        return [way for way in operator.reach if works[way] and way in asked] if operator else []

    def of(self, code: str) -> Reach:
        """The state of each way."""
        return self.reach.get(code, NO_WAY)


def ways_to(person: Operator) -> list[str]:
    """The ways by which this operator can and wants to be reached, the first one first."""
    has = {"chat": person.telegram_id is not None, "call": person.phone is not None}
    return [way for way in person.reach if has[way]]


def ways_of(tx: Transaction, operators: Mapping[str, Operator]) -> Ways:
    """For these operators, by the policy with which a page would be opened now."""
    return Ways(operators, reach_of(tx, operators.values()), Policy.from_json(default_policy(tx)))


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
