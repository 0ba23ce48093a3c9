"""Where a call goes: every standing, open and closed, with and without the add-on, time left or none."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product

import pytest

from core.calls.reasons import reason_text
from core.calls.routing import Decision, OnDuty, Route, route
from core.contracts.plan import AddOnTerms, OnExhausted, PlanTerms
from core.contracts.standing import UNKNOWN, Cover, Standing
from core.coverage.opening import OpenNow
from core.hours.balance import Balance
from core.language.catalogue import LANGUAGES
from core.language.reason import Reason

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
OPEN = OpenNow(True, datetime(2026, 11, 24, 16, tzinfo=UTC), None, None)
CLOSED = OpenNow(False, None, datetime(2026, 11, 25, 8, tzinfo=UTC), None)
HOLIDAY = OpenNow(False, None, datetime(2026, 11, 25, 8, tzinfo=UTC), "Dan primirja")
NEVER_OPEN = OpenNow(False, None, None, None)
NEVER_CLOSED = OpenNow(True, None, None, None)
DESK, ON_CALL = ("ana", "marko"), ("jelena", "ana")
THERE = OnDuty(desk=DESK, on_call=ON_CALL)
NOBODY = OnDuty()
ALWAYS = AddOnTerms("extended-availability", "Dežurni operater", Decimal(80), True, Decimal("1.5"))
BACKUP = AddOnTerms("cloud-backup", "Cloud bekap", Decimal(20), False, Decimal(1))

WARRANTY = Cover(Standing.WARRANTY, rank=0, changes_on=date(2027, 6, 1))
LAPSED, NONE = Cover(Standing.LAPSED), Cover(Standing.NONE)
WITHOUT_CONTRACT = {"warranty": WARRANTY, "lapsed": LAPSED, "none": NONE, "unknown": UNKNOWN}


def contract(on_exhausted: OnExhausted = "ask", *add_ons: AddOnTerms) -> Cover:
    """A contract of rank 2."""
    plan = PlanTerms(
        code="standardna",
        name="Standardna podrška",
        rank=2,
        monthly_fee=Decimal(120),
        included_minutes=300,
        visits_per_year=1,
        overage_per_hour=Decimal(35),
        response_minutes=120,
        resolution_minutes=1200,
        draws=frozenset({"phone"}),
        on_exhausted=on_exhausted,
        carry_over_months=0,
        billing_step_minutes=None,
    )
    return Cover(Standing.CONTRACT, 2, plan, add_ons)


def left(minutes: int) -> Balance:
    """A balance with so much left; below 0 it is over."""
    return Balance(300, 0, 300 - minutes, max(minutes, 0), max(-minutes, 0))


def keys(decided: Route) -> list[str]:
    """The reasons' keys in order."""
    return [reason.key for reason in decided.reasons]


@pytest.mark.parametrize("standing", WITHOUT_CONTRACT)
def test_in_business_hours_a_caller_without_a_contract_reaches_the_desk_after_all_contracts(
    standing: str,
) -> None:
    cover = WITHOUT_CONTRACT[standing]
    decided = route(cover, None, OPEN, THERE, AT)
    assert (decided.decision, decided.operators, decided.consent_to_charge) == (Decision.DESK, DESK, False)
    assert decided.rank == (0 if standing == "warranty" else -1)
    assert keys(decided) == [standing, "open", "desk-answers", "rings"]


@pytest.mark.parametrize("standing", WITHOUT_CONTRACT)
def test_outside_business_hours_a_caller_without_a_contract_leaves_a_message(standing: str) -> None:
    decided = route(WITHOUT_CONTRACT[standing], None, CLOSED, THERE, AT)
    assert (decided.decision, decided.operators) == (Decision.MESSAGE, ())
    assert keys(decided) == [standing, "closed", "not-covered-outside"]


# open?, add-on?, time, plan's answer -> decision, consent, reasons after the standing
TABLE: list[tuple[bool, bool, str, OnExhausted, str, bool, list[str]]] = [
    (True, False, "left", "ask", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, False, "left", "bill", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, False, "left", "message", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, False, "used up", "ask", "desk", True, ["open", "desk-answers", "exhausted-ask", "rings"]),
    (True, False, "used up", "bill", "desk", False, ["open", "desk-answers", "exhausted-bill", "rings"]),
    (True, False, "used up", "message", "message", False, ["open", "desk-answers", "exhausted-message"]),
    (True, True, "left", "ask", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, True, "left", "bill", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, True, "left", "message", "desk", False, ["open", "desk-answers", "time-left", "rings"]),
    (True, True, "used up", "ask", "desk", True, ["open", "desk-answers", "exhausted-ask", "rings"]),
    (True, True, "used up", "bill", "desk", False, ["open", "desk-answers", "exhausted-bill", "rings"]),
    (True, True, "used up", "message", "message", False, ["open", "desk-answers", "exhausted-message"]),
    (False, False, "left", "ask", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, False, "left", "bill", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, False, "left", "message", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, False, "used up", "ask", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, False, "used up", "bill", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, False, "used up", "message", "message", False, ["closed", "not-covered-outside", "time-left"]),
    (False, True, "left", "ask", "on-call", False, ["closed", "covered-outside", "time-left", "rings"]),
    (False, True, "left", "bill", "on-call", False, ["closed", "covered-outside", "time-left", "rings"]),
    (False, True, "left", "message", "on-call", False, ["closed", "covered-outside", "time-left", "rings"]),
    (False, True, "used up", "ask", "on-call", True, ["closed", "covered-outside", "exhausted-ask", "rings"]),
    (
        False,
        True,
        "used up",
        "bill",
        "on-call",
        False,
        ["closed", "covered-outside", "exhausted-bill", "rings"],
    ),
    (
        False,
        True,
        "used up",
        "message",
        "message",
        False,
        ["closed", "covered-outside", "exhausted-message"],
    ),
]


def test_the_table_leaves_nothing_out() -> None:
    every = product((True, False), (True, False), ("left", "used up"), ("ask", "bill", "message"))
    assert {row[:4] for row in TABLE} == set(every)


@pytest.mark.parametrize(("is_open", "add_on", "time", "answer", "decision", "asks", "reasons"), TABLE)
def test_a_contract_is_served_as_its_hours_add_on_and_time_say(
    is_open: bool,
    add_on: bool,
    time: str,
    answer: OnExhausted,
    decision: str,
    asks: bool,
    reasons: list[str],
) -> None:
    cover = contract(answer, *([BACKUP, ALWAYS] if add_on else [BACKUP]))
    decided = route(cover, left(60 if time == "left" else 0), OPEN if is_open else CLOSED, THERE, AT)
    operators = {"desk": DESK, "on-call": ON_CALL, "message": ()}[decision]
    assert (str(decided.decision), decided.operators) == (decision, operators)
    assert (decided.rank, decided.consent_to_charge) == (2, asks)
    assert keys(decided) == ["contract", *reasons]


@pytest.mark.parametrize("time", ["left", "used up"])
@pytest.mark.parametrize("answer", ["ask", "bill", "message"])
@pytest.mark.parametrize(
    ("coverage", "why"), [(OPEN, "desk-empty"), (CLOSED, "nobody-on-call")], ids=["open", "closed"]
)
def test_where_nobody_is_there_a_message_is_taken_and_nothing_is_charged(
    coverage: OpenNow, why: str, answer: OnExhausted, time: str
) -> None:
    cover = contract(answer, ALWAYS)
    decided = route(cover, left(60 if time == "left" else 0), coverage, NOBODY, AT)
    assert (decided.decision, decided.operators, decided.rank) == (Decision.MESSAGE, (), 2)
    assert not decided.consent_to_charge
    assert keys(decided)[2] == why


def test_nobody_at_the_desk_is_not_made_up_for_by_who_is_on_call_and_the_other_way_round() -> None:
    assert route(NONE, None, OPEN, OnDuty(on_call=ON_CALL), AT).decision is Decision.MESSAGE
    cover = contract("ask", ALWAYS)
    assert route(cover, left(9), CLOSED, OnDuty(desk=DESK), AT).decision is Decision.MESSAGE


@pytest.mark.parametrize(("minutes", "asks"), [(1, False), (0, True), (-30, True)])
def test_the_last_minute_is_still_time_and_no_minute_is_none(minutes: int, asks: bool) -> None:
    assert route(contract(), left(minutes), OPEN, THERE, AT).consent_to_charge is asks


def test_a_balance_nobody_knows_is_no_reason_to_ask_for_money() -> None:
    decided = route(contract(), None, OPEN, THERE, AT)
    assert not decided.consent_to_charge
    assert keys(decided) == ["contract", "open", "desk-answers", "rings"]


@pytest.mark.parametrize(
    ("coverage", "key"),
    [
        (OPEN, "open"),
        (NEVER_CLOSED, "open-always"),
        (CLOSED, "closed"),
        (HOLIDAY, "closed-holiday"),
        (NEVER_OPEN, "closed-for-good"),
    ],
)
def test_the_hours_are_a_reason_of_their_own(coverage: OpenNow, key: str) -> None:
    assert keys(route(NONE, None, coverage, THERE, AT))[1] == key


def test_the_order_of_the_roster_is_the_order_of_the_telephones() -> None:
    decided = route(NONE, None, OPEN, OnDuty(desk=("marko", "ana")), AT)
    assert decided.operators == ("marko", "ana")
    assert decided.reasons[-1] == Reason("rings", {"operators": "marko, ana", "rank": -1})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_that_can_come_out_has_a_text_in_each_language(language: str) -> None:
    covers = [WARRANTY, LAPSED, NONE, UNKNOWN]
    answers: tuple[OnExhausted, ...] = ("ask", "bill", "message")
    covers += [contract(answer, *add_ons) for answer in answers for add_ons in ((), (ALWAYS,))]
    seen: dict[str, str] = {}
    hours = (OPEN, NEVER_CLOSED, CLOSED, HOLIDAY, NEVER_OPEN)
    duties = (THERE, NOBODY, OnDuty(desk=("ana",)))
    for cover, minutes, coverage, duty in product(covers, (60, 0), hours, duties):
        balance = left(minutes) if cover.plan else None
        for reason in route(cover, balance, coverage, duty, AT).reasons:
            seen[reason.key] = reason_text(reason, language, "EUR", {"ana": "Ana Jovanović"})
    assert len(seen) == 20
    assert all(text.strip() and "{" not in text for text in seen.values())
    assert "Ana Jovanović" in seen["rings"]
