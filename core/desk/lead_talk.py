"""During a talk, from chat: hold and take back, bring in a colleague, hand over. Only its operator may.

The staff's page does the same with the same verbs (`hold_talk`, `invite_colleague`, `hand_over_talk`).
"""

from urllib.parse import quote

from core.calls.rows import Call, CallLeg
from core.conversations.chat import Choice
from core.conversations.rows import Button
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.call_facts import call_facts
from core.desk.hand_over_talk import hand_over_talk
from core.desk.hold_talk import hold_talk
from core.desk.invite_colleague import free_colleagues, invite_colleague
from core.desk.moment import Moment
from core.desk.note_caller import shown_number
from core.desk.say import Text, operator_chat, say
from core.desk.shift import Shift

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
    facts = call_facts(tx, moment, call)
    said = {
        **facts,
        "caller": facts["contact"] or shown_number(call.from_number),
        "unagreed": "yes" if facts["unagreed"] else "no",
        "client_path": f"/clients/{quote(facts['client_code'])}" if facts["client_code"] else "",
        "call_path": f"/calls/{call.id}",
    }
    key = f"talk-{call.id}-{call.back_tries}-{operator.code if operator else ''}"
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
    outcome = hold_talk(shift.tx, call, seen)
    if outcome == "too-late":
        shift.say("press-too-late")
        return
    shift.did("hold", "calls", call.id)
    shift.say("talk-on-hold" if outcome == "on-hold" else "talk-resumed", [_hold_choice(call)])


def _show_colleagues(shift: Shift, call: Call) -> None:
    free = free_colleagues(shift.tx, shift.moment, call)
    rows = [
        [Choice("talk-invite", "talk-invite", {"call": call.id, "operator": each.code}, {"name": each.name})]
        for each in free[:_MOST_COLLEAGUES]
    ]
    if rows:
        shift.say("talk-whom", *rows)
    else:
        shift.say("talk-nobody-free")


def _invite(shift: Shift, call: Call, code: str) -> None:
    colleague = invite_colleague(shift.tx, shift.moment, call, code)
    if colleague is None:
        shift.say("talk-nobody-free")
    else:
        shift.did("invite", "calls", call.id)
        shift.say("talk-inviting", colleague=colleague.name)


def _hand_over(shift: Shift, call: Call, leg_id: int) -> None:
    """The colleague has the talk, and its card; this operator's telephone leaves it."""
    if not hand_over_talk(shift.tx, call, leg_id):
        shift.say("talk-colleague-gone")
        return
    shift.did("hand-over", "calls", call.id)
    shift.say("talk-handed-over", colleague=shift.moment.operators[call.operator or ""].name)
    show_talk(shift.tx, shift.moment, call)
