"""What an operator does during a talk of their own, on its page: hold, bring in a colleague, hand over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.calls.line import legs_of
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.hand_over_talk import hand_over_talk, who_came_in
from core.desk.hold_talk import hold_talk
from core.desk.invite_colleague import free_colleagues, invite_colleague
from core.desk.lead_talk import UNDER_WAY, show_talk
from core.errors import NotFound
from core.roster.rows import Operator
from web.areas.calls import PATH
from web.asked import Answer, Asked, Back, Go
from web.door import StaffDoor

_Verb = Callable[[Transaction, Asked, Call], Answer]


@dataclass(frozen=True)
class Guest:
    """A colleague who was called into the talk: by the id of the leg; `is_in`, or the telephone rings yet."""

    leg: int
    name: str
    is_in: bool


@dataclass(frozen=True)
class TalkNow:
    """A talk under way, to its operator."""

    on_hold: bool
    holds: int
    colleagues: Sequence[Operator]
    guests: Sequence[Guest]


def call_work(door: StaffDoor) -> None:
    """The forms of a talk. Who may see calls may lead their own, and no other."""
    for verb, act in {"hold": _hold, "invite": _invite, "hand-over": _hand_over}.items():
        door.does(f"{PATH}/{{id}}/{verb}", _mine(act), area="calls", verb=verb, needs="see")


def talk_now(tx: Transaction, asked: Asked, call: Call) -> TalkNow | None:
    """What can be done now; None where the talk is over, has not begun, or is somebody else's."""
    if call.operator != asked.viewer.code or call.state not in UNDER_WAY:
        return None
    free = free_colleagues(tx, asked.moment, call)
    return TalkNow(call.holds % 2 == 1, call.holds, free, _guests(tx, asked, call))


def _guests(tx: Transaction, asked: Asked, call: Call) -> list[Guest]:
    called = [leg for leg in legs_of(tx, call) if leg.purpose == "join" and not leg.ended_at]
    names = asked.moment.operators
    return [
        Guest(leg.id, names[leg.operator].name, leg.accepted_at is not None)
        for leg in called
        if leg.operator != call.operator and leg.operator in names
    ]


def _mine(act: _Verb) -> Callable[[Transaction, Asked], Answer]:
    def answer(tx: Transaction, asked: Asked) -> Answer:
        call = tx.locked(Call, asked.number("id"))
        if call is None:
            raise NotFound(f"there is no call {asked.path['id']}")
        if call.operator != asked.viewer.code or call.state not in UNDER_WAY:
            return Back(_at(call), "not-your-talk")
        return act(tx, asked, call)

    return answer


def _at(call: Call) -> str:
    return f"{PATH}/{call.id}"


def _hold(tx: Transaction, asked: Asked, call: Call) -> Answer:
    seen = asked.form.get("holds", "")
    match hold_talk(tx, call, int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 6 else -1):
        case "too-late":
            return Back(_at(call), "not-held-twice")
        case outcome:
            return Go(_at(call), f"talk-{outcome}")


def _invite(tx: Transaction, asked: Asked, call: Call) -> Answer:
    code = asked.form.get("operator", "")
    free = {each.code for each in free_colleagues(tx, asked.moment, call)}
    if code not in free or not invite_colleague(tx, asked.moment, call, code):
        return Back(_at(call), "not-free-now")
    return Go(_at(call), "colleague-rings")


def _hand_over(tx: Transaction, asked: Asked, call: Call) -> Answer:
    leg = asked.form.get("leg", "")
    there = {str(each.id) for each in who_came_in(tx, call)}
    if leg not in there or not hand_over_talk(tx, call, int(leg)):
        return Back(_at(call), "colleague-gone")
    show_talk(tx, asked.moment, call)
    return Go(_at(call), "talk-handed-over")
