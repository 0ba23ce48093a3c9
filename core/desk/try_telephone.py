"""A manager lets an operator's telephone ring for a trial, and sees what came of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from sqlalchemy import func, select, update

from core.calls.line import busy_operators
from core.calls.rows import TelephoneTrial
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.roster.reading import operator_by_code

# No more often than this at one telephone: a manager who presses twice means one call.
_EVERY = timedelta(minutes=1)
# Nothing was told of it for so long: nothing will be.
_UNTOLD_AFTER = timedelta(minutes=3)
RING_SECONDS = 25
# How a call ends that was not picked up.
_NOT_REACHED = frozenset({"busy", "no-answer", "failed", "canceled"})

Tried = Literal["called", "no-number", "busy", "just-now"]


def try_telephone(tx: Transaction, code: str, by: str) -> Tried:
    """Rings this operator's telephone once; raises NotFound for nobody."""
    operator = operator_by_code(tx, code)
    if operator.phone is None:
        return "no-number"
    tx.locked(type(operator), operator.id)  # or two who press at once make it ring twice
    last = latest_trials(tx).get(code)
    if last and last.asked_at > tx.now - _EVERY:
        return "just-now"
    if code in busy_operators(tx):
        return "busy"
    trial = TelephoneTrial(operator=code, asked_by=by, asked_at=tx.now)
    tx.add(trial)
    tx.session.flush()
    key = f"trial-{trial.id}"
    order = {"do": "trial", "trial": trial.id, "to": operator.phone}
    put(tx, "voice", key, order, priority=Priority.ANSWER, key=key, lasts=_EVERY)
    return "called"


def follow_trial(tx: Transaction, trial_id: int, status: str, detail: str | None = None) -> None:
    """What the vendor says of the call: only its end matters, once, in any order."""
    if status == "completed" or status in _NOT_REACHED:
        _ended(tx, trial_id, status, detail)


def trial_refused(tx: Transaction, trial_id: int, reason: str) -> None:
    """The call could not be made."""
    _ended(tx, trial_id, "refused", reason)


def latest_trials(tx: Transaction) -> Mapping[str, TelephoneTrial]:
    """The last trial of each operator's telephone."""
    newest = select(func.max(TelephoneTrial.id)).group_by(TelephoneTrial.operator)
    found = tx.all(select(TelephoneTrial).where(TelephoneTrial.id.in_(newest)))
    return {trial.operator: trial for trial in found}


def outcome_of(tx: Transaction, trial: TelephoneTrial) -> str:
    """How it ended; "rings" until that is known, "untold" if nobody ever told."""
    if trial.result:
        return trial.result
    return "rings" if trial.asked_at > tx.now - _UNTOLD_AFTER else "untold"


def _ended(tx: Transaction, trial_id: int, result: str, detail: str | None) -> None:
    open_still = update(TelephoneTrial).where(TelephoneTrial.id == trial_id, TelephoneTrial.result.is_(None))
    said = detail[:200] if detail else None
    tx.changed(open_still.values(result=result, detail=said, ended_at=tx.now))
