"""How a remote session is charged before it begins: whether the client must be asked first."""

from enum import StrEnum

from core.contracts.standing import Cover, Standing


class Charge(StrEnum):
    """`included`: time is left, or nothing is drawn; `bill`: the plan lets us go on at its price of an hour;
    `ask`: at that price, if the client agrees; `agree`: at a price that the operator agrees on first.
    """

    INCLUDED = "included"
    WARRANTY = "warranty"
    BILL = "bill"
    ASK = "ask"
    AGREE = "agree"


def charge_of(cover: Cover, left_minutes: int) -> Charge:
    """What holds for a session that would begin now; `left_minutes` of the running month."""
    plan = cover.plan
    if plan is None:
        return Charge.WARRANTY if cover.standing is Standing.WARRANTY else Charge.AGREE
    if "remote" not in plan.services:
        return Charge.AGREE
    if "remote" not in plan.draws or left_minutes > 0:
        return Charge.INCLUDED
    # A plan that takes messages once its time is used up does not go on unasked either.
    return Charge.BILL if plan.on_exhausted == "bill" else Charge.ASK
