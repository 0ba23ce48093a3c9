"""Where a call goes: a pure function of what was promised, what is left, and who is there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.contracts.standing import Cover, Standing
from core.coverage.opening import OpenNow
from core.hours.balance import Balance
from core.language.reason import Reason


class Decision(StrEnum):
    """`desk`: ring the desk; `on-call`: ring who is on call; `message`: take a voicemail."""

    DESK = "desk"
    ON_CALL = "on-call"
    MESSAGE = "message"


@dataclass(frozen=True)
class OnDuty:
    """Operators in the order in which they would be rung: of the desk, and on call."""

    desk: tuple[str, ...] = ()
    on_call: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """The decision about a call. `rank`: its place in the line, higher is served first.

    `used_up`: what the plan says where its time is used up: "ask", "bill" or "message".
    """

    decision: Decision
    operators: tuple[str, ...]
    rank: int
    consent_to_charge: bool
    reasons: tuple[Reason, ...]
    used_up: str | None = None


def route(
    contract: Cover, balance: Balance | None, coverage: OpenNow, roster: OnDuty, moment: datetime
) -> Route:
    """Decides about a call at `moment` (of the organisation's wall clock); nothing is read or written.

    In business hours everybody reaches the desk, ranked by plan. Outside them only the availability
    add-on reaches an operator. Where nobody is on duty, or the plan says so once its time is used up, a
    message is taken: a caller never gets silence.
    """
    reasons = [standing_reason(contract), coverage_reason(coverage, moment)]
    decision, operators, why = _who_answers(contract, coverage, roster)
    reasons.append(why)
    exhausted = _exhausted(contract, balance)
    used_up = None
    if exhausted and decision is not Decision.MESSAGE:
        assert contract.plan
        used_up = contract.plan.on_exhausted
        reasons.append(_exhausted_reason(contract))
        if contract.plan.on_exhausted == "message":
            decision, operators = Decision.MESSAGE, ()
    elif balance and contract.plan:
        reasons.append(Reason("time-left", {"minutes": balance.left_minutes}))
    if operators:
        reasons.append(Reason("rings", {"operators": ", ".join(operators), "rank": contract.rank}))
    asks = used_up == "ask"
    return Route(decision, operators, contract.rank, asks, tuple(reasons), used_up)


def _who_answers(
    contract: Cover, coverage: OpenNow, roster: OnDuty
) -> tuple[Decision, tuple[str, ...], Reason]:
    if coverage.open:
        if roster.desk:
            return Decision.DESK, roster.desk, Reason("desk-answers", {"count": len(roster.desk)})
        return Decision.MESSAGE, (), Reason("desk-empty")
    if not contract.covers_always:
        return Decision.MESSAGE, (), Reason("not-covered-outside")
    if roster.on_call:
        return (
            Decision.ON_CALL,
            roster.on_call,
            Reason("covered-outside", {"add_on": _always_add_on(contract)}),
        )
    return Decision.MESSAGE, (), Reason("nobody-on-call")


def _always_add_on(contract: Cover) -> str:
    return next(add_on.name for add_on in contract.add_ons if add_on.covers_always)


def standing_reason(contract: Cover) -> Reason:
    """What the client has: a contract, a warranty, or none."""
    if contract.standing is Standing.CONTRACT and contract.plan:
        return Reason("contract", {"plan": contract.plan.name, "rank": contract.rank})
    if contract.standing is Standing.WARRANTY:
        return Reason("warranty", {"until": contract.changes_on.isoformat() if contract.changes_on else ""})
    return Reason(str(contract.standing))


def coverage_reason(coverage: OpenNow, moment: datetime) -> Reason:
    """Open or closed at this moment, and until when."""
    at = moment.isoformat()
    if coverage.open:
        until = coverage.closes_at
        return Reason("open", {"at": at, "until": until.isoformat()}) if until else Reason("open-always")
    opens = coverage.opens_at.isoformat() if coverage.opens_at else ""
    if not opens:
        return Reason("closed-for-good", {"at": at})
    if coverage.holiday:
        return Reason("closed-holiday", {"at": at, "opens": opens, "holiday": coverage.holiday})
    return Reason("closed", {"at": at, "opens": opens})


def _exhausted(contract: Cover, balance: Balance | None) -> bool:
    return bool(contract.plan and balance and balance.left_minutes <= 0)


def _exhausted_reason(contract: Cover) -> Reason:
    assert contract.plan
    facts = {"per_hour": str(contract.plan.overage_per_hour)}
    return Reason(f"exhausted-{contract.plan.on_exhausted}", facts)
