"""During a talk, from chat: hold and take back, bring in a colleague, hand over. Only its operator may."""

from typing import Any
from urllib.parse import quote

from sqlalchemy import update

from core.calls.line import busy_operators, legs_of, open_leg
from core.calls.rows import Call, CallLeg
from core.conversations.chat import Choice
from core.conversations.rows import Button
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.consent_to_charge import is_unagreed
from core.desk.moment import Moment
from core.desk.note_caller import shown_number
from core.desk.ring_waiting import ring
from core.desk.say import Text, operator_chat, say
from core.desk.shift import Shift
from core.desk.stop_ringing import hang_up
from core.desk.ticket_facts import caller_facts
from core.roster.duty import is_away
from core.roster.rows import Operator

TALK_ACTIONS = frozenset({"talk-hold", "talk-colleagues", "talk-invite", "talk-hand-over"})
UNDER_WAY = ("accepted", "talking")
# More buttons than this are no choice.
_MOST_COLLEAGUES = 6


def show_talk(tx: Transaction, moment: Moment, call: Call) -> None:
    """The card of a talk, to its operator: who is on the line, and what can be done meanwhile."""
    operator = moment.operators.get(call.operator or "")
    chat = operator_chat(moment.company, operator) if operator else None
    if chat is None:
        return
    caller = caller_of(tx, call)
    facts = caller_facts(caller.who, moment.cover(caller.client), caller.client)
    left = moment.balance(caller.client).left_minutes if caller.client and facts["plan"] else None
    said = {
        **facts,
        "caller": facts["contact"] or shown_number(call.from_number),
        "left": left,
        "question": call.question,
        "unagreed": "yes" if is_unagreed(call) else "no",
        "client_path": f"/clients/{quote(caller.client.code)}" if caller.client else "",
        "call_path": f"/calls/{call.id}",
    }
    key = f"talk-{call.id}-{operator.code if operator else ''}"
    say(tx, chat, Text("talk-card", said, _choices(call)), priority=Priority.URGENT, key=key)


def press_talk(shift: Shift, button: Button) -> None:
    """Does what the button says, while the talk lasts and is this operator's."""
    call = shift.tx.locked(Call, button.facts["call"])
    if call is None or call.operator != shift.operator.code or call.state not in UNDER_WAY:
        shift.say("talk-over")
        return
    match button.action:
        case "talk-hold":
            _hold(shift, call, button.facts["holds"])
        case "talk-colleagues":
            _show_colleagues(shift, call)
        case "talk-invite":
            _invite(shift, call, button.facts["operator"])
        case "talk-hand-over":
            _hand_over(shift, call, button.facts["leg"])


def joined_talk(tx: Transaction, moment: Moment, call: Call, leg: CallLeg) -> None:
    """A colleague came in: the operator hears of it, and may leave the talk to them."""
    operator, colleague = (moment.operators.get(code or "") for code in (call.operator, leg.operator))
    chat = operator_chat(moment.company, operator) if operator else None
    if chat and colleague:
        choice = Choice("talk-hand-over", "talk-hand-over", {"call": call.id, "leg": leg.id})
        text = Text("talk-joined", {"colleague": colleague.name}, [[choice]])
        say(tx, chat, text, priority=Priority.URGENT, key=f"joined-{leg.id}")


def _choices(call: Call) -> list[list[Choice]]:
    return [[_hold_choice(call)], [Choice("talk-colleagues", "talk-colleagues", {"call": call.id})]]


def _hold_choice(call: Call) -> Choice:
    label = "talk-take-back" if call.holds % 2 else "talk-hold"
    return Choice(label, "talk-hold", {"call": call.id, "holds": call.holds})


def _hold(shift: Shift, call: Call, seen: int) -> None:
    """Music for the caller, or the talk again: whichever the button stood for when it was shown."""
    tx = shift.tx
    turned = update(Call).where(Call.id == call.id, Call.holds == seen).values(holds=seen + 1)
    if tx.changed(turned) != 1:
        shift.say("press-too-late")
        return
    tx.session.refresh(call)
    on = call.holds % 2 == 1
    order = {"do": "hold", "sid": call.caller_sid, "on": on, **_room(call)}
    key = f"hold-{call.id}-{call.holds}"
    put(tx, "voice", f"hold-{call.id}", order, priority=Priority.URGENT, key=key)
    shift.say("talk-on-hold" if on else "talk-resumed", [_hold_choice(call)])


def _show_colleagues(shift: Shift, call: Call) -> None:
    free = _free_colleagues(shift, call)
    rows = [
        [Choice("talk-invite", "talk-invite", {"call": call.id, "operator": each.code}, {"name": each.name})]
        for each in free[:_MOST_COLLEAGUES]
    ]
    if rows:
        shift.say("talk-whom", *rows)
    else:
        shift.say("talk-nobody-free")


def _free_colleagues(shift: Shift, call: Call) -> list[Operator]:
    """The client's advisor first; then who is on duty, then the others, as far as they are there."""
    moment, busy = shift.moment, busy_operators(shift.tx)
    client = caller_of(shift.tx, call).client
    first = [client.advisor or ""] if client else []
    codes = dict.fromkeys([*first, *moment.duty.on_duty, *moment.duty.backup, *moment.operators])
    people = [moment.operators[code] for code in codes if code in moment.operators and code not in busy]
    there = [each for each in people if each.phone and each.code != shift.operator.code]
    return [each for each in there if not is_away(moment.roster, each.code, moment.at)]


def _invite(shift: Shift, call: Call, code: str) -> None:
    colleague = shift.moment.operators.get(code)
    leg = open_leg(shift.tx, call, code, "join") if colleague and colleague.phone else None
    if leg is None or colleague is None:
        shift.say("talk-nobody-free")
        return
    ring(shift.tx, shift.moment, leg)
    shift.say("talk-inviting", colleague=colleague.name)


def _hand_over(shift: Shift, call: Call, leg_id: int) -> None:
    """The colleague has the talk, and this operator's telephone leaves it."""
    tx, legs = shift.tx, legs_of(shift.tx, call)
    theirs = next((leg for leg in legs if leg.id == leg_id and leg.accepted_at and not leg.ended_at), None)
    if theirs is None:
        shift.say("talk-colleague-gone")
        return
    mine = [leg for leg in legs if leg.operator == shift.operator.code and not leg.ended_at]
    call.operator = theirs.operator
    tx.session.flush()
    for leg in mine:
        if leg.sid and theirs.sid:
            order = {"do": "hand-over", "from": leg.sid, "to": theirs.sid, **_room(call)}
            put(
                tx, "voice", f"hand-over-{leg.id}", order, priority=Priority.URGENT, key=f"hand-over-{leg.id}"
            )
        elif leg.sid:
            hang_up(tx, leg.sid)
    colleague = shift.moment.operators[theirs.operator]
    shift.say("talk-handed-over", colleague=colleague.name)
    show_talk(tx, shift.moment, call)


def _room(call: Call) -> dict[str, Any]:
    """Where they talk; its name serves where the vendor's id of it was never told."""
    return {"room": call.room_sid, "name": call.room_name}
