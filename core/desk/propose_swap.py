"""An operator asks another, or everybody on the schedule, to stand in; or reads why that cannot be."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.conversations.chat import Choice
from core.coverage.calendar import first_moment, last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat
from core.desk.tell_operator import tell_operator
from core.desk.tell_swap import swap_choices, swap_facts
from core.errors import Invalid
from core.language.reason import Reason
from core.language.typed_day import folded
from core.roster.duty import schedule_named
from core.roster.rows import Operator, SwapRow
from core.roster.shifts import Place
from core.roster.swapping import is_free, people_of, places_to_give, places_to_take
from core.roster.typed_period import TypedPeriod, read_period

_LONGEST = timedelta(days=92)


@dataclass(frozen=True)
class _Wanted:
    """Who asks for what: the places in which they stand."""

    asker: Operator
    period: TypedPeriod
    given: list[Place]


def propose_swap(tx: Transaction, moment: Moment, asker: Operator, typed: str) -> SwapRow | None:
    """Asks, and tells the asker so; None, and the asker told why, where it cannot be."""
    try:
        period = read_period(typed, moment.local)
    except Invalid:
        tell_operator(tx, moment, asker.code, Text("swap-not-read", {}))
        return None
    asked = ask_for_swap(tx, moment, asker, period)
    if isinstance(asked, Reason):
        tell_operator(tx, moment, asker.code, swap_refused(asked))
        return None
    return asked


def ask_for_swap(tx: Transaction, moment: Moment, asker: Operator, period: TypedPeriod) -> SwapRow | Reason:
    """Asks, and tells the asker so; or why that cannot be."""
    people = _people(moment, asker, period)
    if isinstance(people, Reason):
        return people
    swap = tx.add(_row(tx, moment, asker, period, people))
    _ask(tx, moment, swap)
    return swap


def swap_refused(why: Reason) -> Text:
    """Why nobody is asked."""
    return Text("swap-refused", {"reason": why.key, **why.facts})


def _people(moment: Moment, asker: Operator, period: TypedPeriod) -> list[Operator] | Reason:
    """Who is to be asked."""
    starts_at, ends_at = _span(moment, period)
    facts = {"since": starts_at.isoformat(), "until": ends_at.isoformat()}
    if starts_at <= moment.at:
        return Reason("past", facts)
    if ends_at - starts_at > _LONGEST:
        return Reason("long", facts)
    wanted = _Wanted(asker, period, places_to_give(moment.roster, asker.code, starts_at, ends_at))
    if not wanted.given:
        return Reason("not-on-duty", facts)
    return _named(moment, wanted) if period.who else _everybody(moment, wanted)


def _named(moment: Moment, wanted: _Wanted) -> list[Operator] | Reason:
    found = operators_named(moment, wanted.period.who)
    if len(found) != 1:
        return Reason("unknown", {"name": wanted.period.who})
    refused = _refusal(moment, wanted, found[0])
    return refused or found


def operators_named(moment: Moment, name: str) -> list[Operator]:
    """The operator with this code, else all with this name, or first name; `name` is folded."""
    everyone = moment.operators.values()
    by_code = [operator for operator in everyone if folded(operator.code) == name]
    by_name = [operator for operator in everyone if folded(operator.name) == name]
    return by_code or by_name or [each for each in everyone if folded(each.name).split()[0] == name]


def _everybody(moment: Moment, wanted: _Wanted) -> list[Operator] | Reason:
    codes = {place.schedule for place in wanted.given}
    named = [code for each in sorted(codes) for code in people_of(schedule_named(moment.roster, each))]
    known = [moment.operators[code] for code in dict.fromkeys(named) if code in moment.operators]
    able = [operator for operator in known if _refusal(moment, wanted, operator) is None]
    return able or Reason("nobody")


def _refusal(moment: Moment, wanted: _Wanted, taker: Operator) -> Reason | None:
    facts: dict[str, Any] = {"operator": taker.name}
    if taker.code == wanted.asker.code:
        return Reason("yourself", facts)
    taken = places_to_take(moment.roster, taker.code, wanted.given)
    if not taken:
        return Reason("there", facts)
    if not is_free(moment.roster, taker.code, taken):
        return Reason("away", facts)
    return None if operator_chat(moment.company, taker) else Reason("no-chat", facts)


def _row(
    tx: Transaction, moment: Moment, asker: Operator, period: TypedPeriod, people: list[Operator]
) -> SwapRow:
    given = places_to_give(moment.roster, asker.code, *_span(moment, period))
    taken = (place for each in people for place in places_to_take(moment.roster, each.code, given))
    return SwapRow(
        asker=asker.code,
        asked=people[0].code if period.who else None,
        people=[operator.code for operator in people],
        refused_by=[],
        schedules=sorted({place.schedule for place in taken}),
        starts=period.starts,
        ends=period.ends,
        state="proposed",
        proposed_at=tx.now,
    )


def _ask(tx: Transaction, moment: Moment, swap: SwapRow) -> None:
    facts = swap_facts(moment, swap)
    for code in swap.people:
        tell_operator(tx, moment, code, Text("swap-asked", facts, swap_choices(swap)))
    withdraw = [[Choice("withdraw-swap", "withdraw-swap", {"swap": swap.id})]]
    told = {**facts, "count": len(swap.people)}
    tell_operator(tx, moment, swap.asker, Text("swap-sent", told, withdraw))


def _span(moment: Moment, period: TypedPeriod) -> tuple[datetime, datetime]:
    zone = moment.calendar.zone
    edges = first_moment(zone, period.starts), last_moment(zone, period.ends)
    return edges[0].astimezone(zone), edges[1].astimezone(zone)
