"""A caller wants a person: decided by this very moment, into the line, or to what stands in for it."""

from core.calls.line import ASKED, LONGEST_WAIT, TOTAL_DEADLINE, move
from core.calls.routing import Decision, Route
from core.calls.rows import Call
from core.clients.rows import Client
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.caller import caller_of, trust
from core.desk.explain_route import explain_for
from core.desk.moment import Moment, now_of
from core.desk.ring_waiting import ring_waiting
from core.roster.duty import is_away


def seek_person(tx: Transaction, call: Call, *, advisor: bool = False, insists: bool = False) -> None:
    """The call waits for an operator; or is asked for the PIN or the consent; or a message is taken.

    With `advisor` the client's own advisor is rung first, if there today. Who `insists` pressed 0: a person
    comes, though nobody can agree to a charge on this call, and hears that nothing is agreed to.
    """
    if call.state not in ASKED:
        return
    moment = now_of(tx)
    decide(tx, moment, call, advisor=advisor)
    call.wish = "advisor" if advisor else "person"
    if not call.operators:
        leave_message(tx, call)
    elif call.used_up == "ask" and not call.consented_at:
        ask_before_charge(tx, call, insists=insists)
    else:
        enter_line(tx, moment, call)


def decide(tx: Transaction, moment: Moment, call: Call, *, advisor: bool = False) -> None:
    """Where the call goes at this moment, written on the call."""
    caller = caller_of(tx, call)
    explained = explain_for(tx, moment, call.from_number, caller.who, caller.client)
    for name, value in decided_values(moment, explained.route, explained.cover).items():
        setattr(call, name, value)
    call.wanted_operator = advisor_there(moment, caller.client) if advisor and call.operators else None
    if first := call.wanted_operator:
        call.operators = [first, *(code for code in call.operators if code != first)]
    tx.session.flush()


def decided_values(moment: Moment, decided: Route, cover: Cover) -> dict[str, object]:
    """The columns of a call that say where it goes."""
    plan = cover.plan
    return {
        "decision": str(decided.decision),
        "rank": decided.rank,
        "operators": list(decided.operators),
        "reasons": [[reason.key, reason.facts] for reason in decided.reasons],
        "consent_to_charge": decided.consent_to_charge,
        "used_up": decided.used_up,
        "price_per_hour": str(plan.overage_per_hour) if plan else None,
        "opens_at": moment.coverage.opens_at,
    }


def advisor_there(moment: Moment, client: Client | None) -> str | None:
    """The client's advisor, if the desk is open and the advisor can be rung today."""
    return rung_today(moment, client.advisor) if client else None


def rung_today(moment: Moment, code: str | None) -> str | None:
    """This operator, if the desk is open and they can be rung today."""
    advisor = moment.operators.get(code or "")
    if advisor is None or not advisor.phone or not moment.coverage.open:
        return None
    return None if is_away(moment.roster, advisor.code, moment.at) else advisor.code


def ask_before_charge(tx: Transaction, call: Call, *, insists: bool = False) -> None:
    """The time is used up: the PIN first where one is set, then the price and the question.

    Who cannot prove who they are spends nobody's money: a message is taken, unless the caller `insists`.
    """
    match trust(tx, call):
        case "yes":
            move(tx, call, to="consent", before=ASKED, tries=0)
        case "pin":
            move(tx, call, to="pin", before=ASKED, tries=0)
        case "no" if insists:
            enter_line(tx, now_of(tx), call)
        case "no":
            leave_message(tx, call)


def enter_line(tx: Transaction, moment: Moment, call: Call) -> None:
    """The caller waits, with the place kept from a moment ago if there is one, and telephones ring."""
    longest = TOTAL_DEADLINE if call.decision == Decision.ON_CALL else LONGEST_WAIT
    since = call.waiting_since or tx.now
    values = {"waiting_since": since, "deadline_at": tx.now + longest, "heard_at": tx.now, "tries": 0}
    # In which line of the vendor's the caller waits, it tells once the caller is there, also who comes again.
    values["queue_sid"] = None
    if move(tx, call, to="waiting", before=ASKED, **values):
        ring_waiting(tx, moment)


def leave_message(tx: Transaction, call: Call) -> None:
    """The caller is asked for a message."""
    move(tx, call, to="message", before=ASKED, tries=0)
