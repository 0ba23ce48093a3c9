"""May this client have this now, and why not: a row for each clause."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.contracts.entitlement import Now, Service, may_have
from core.contracts.plan import SERVICES, AddOnTerms, PlanTerms
from core.contracts.standing import UNKNOWN, Cover, Standing

PLAN = PlanTerms(
    code="standardna",
    name="Standardna",
    rank=2,
    monthly_fee=Decimal(120),
    included_minutes=300,
    visits_per_year=2,
    overage_per_hour=Decimal(35),
    response_minutes=120,
    resolution_minutes=1200,
    draws=frozenset({"phone", "remote", "email", "consulting"}),
    on_exhausted="ask",
    carry_over_months=0,
    billing_step_minutes=None,
)
NIGHT = AddOnTerms("extended", "Dežurni", Decimal(80), covers_always=True, after_hours_factor=Decimal("1.5"))
BACKUP = AddOnTerms("cloud-backup", "Bekap", Decimal(20), covers_always=False, after_hours_factor=Decimal(1))

CONTRACT = Cover(Standing.CONTRACT, rank=2, plan=PLAN)
AROUND_THE_CLOCK = replace(CONTRACT, add_ons=(NIGHT, BACKUP), after_hours_factor=Decimal("1.5"))
MAIL_ONLY = replace(CONTRACT, plan=replace(PLAN, services=frozenset({"email"}), visits_per_year=0))
STOPS = replace(CONTRACT, plan=replace(PLAN, on_exhausted="message"))
WARRANTY = Cover(Standing.WARRANTY, rank=0)
LAPSED = Cover(Standing.LAPSED)
NONE = Cover(Standing.NONE)

OPEN = Now(open=True, left_minutes=60)
MORNING = datetime(2026, 11, 24, 8, tzinfo=ZoneInfo("Europe/Belgrade"))
CLOSED = Now(open=False, opens_at=MORNING, left_minutes=60)
USED_UP = Now(open=True, left_minutes=0)


@pytest.mark.parametrize(
    ("cover", "service", "now", "allowed", "reason"),
    [
        (CONTRACT, Service.PHONE, OPEN, True, "may-included"),
        (CONTRACT, Service.PHONE, CLOSED, False, "may-closed"),
        (CONTRACT, Service.REMOTE, CLOSED, False, "may-closed"),
        # A mail, and the wish for a consultation, can be written at any hour.
        (CONTRACT, Service.EMAIL, CLOSED, True, "may-included"),
        (CONTRACT, Service.CONSULTING, CLOSED, True, "may-included"),
        (AROUND_THE_CLOCK, Service.PHONE, CLOSED, True, "may-included"),
        (AROUND_THE_CLOCK, Service.AFTER_HOURS, CLOSED, True, "may-after-hours"),
        (CONTRACT, Service.AFTER_HOURS, OPEN, False, "may-no-add-on"),
        (AROUND_THE_CLOCK, Service.BACKUP, OPEN, True, "may-add-on"),
        (CONTRACT, Service.BACKUP, OPEN, False, "may-no-add-on"),
        # Time that is used up costs, or ends, as the plan says; what draws nothing goes on.
        (CONTRACT, Service.REMOTE, USED_UP, True, "may-charged"),
        (STOPS, Service.REMOTE, USED_UP, False, "may-time-used"),
        (STOPS, Service.ADVISOR, USED_UP, True, "may-included"),
        (CONTRACT, Service.STATEMENT, USED_UP, True, "may-included"),
        # What a plan does not name it does not promise.
        (MAIL_ONLY, Service.EMAIL, OPEN, True, "may-included"),
        (MAIL_ONLY, Service.PHONE, OPEN, False, "may-not-in-plan"),
        (MAIL_ONLY, Service.PHONE, CLOSED, False, "may-not-in-plan"),
        (MAIL_ONLY, Service.CONSULTING, OPEN, False, "may-not-in-plan"),
        (MAIL_ONLY, Service.VISIT, OPEN, False, "may-not-in-plan"),
        (CONTRACT, Service.VISIT, OPEN, True, "may-visit"),
        (CONTRACT, Service.VISIT, replace(OPEN, visits_taken=1), True, "may-visit"),
        (CONTRACT, Service.VISIT, replace(OPEN, visits_taken=2), False, "may-no-visit-left"),
        (CONTRACT, Service.VISIT, replace(OPEN, visits_taken=3), False, "may-no-visit-left"),
        # A warranty covers the program's faults; the rest is as for everybody.
        (WARRANTY, Service.PHONE, OPEN, True, "may-warranty"),
        (WARRANTY, Service.PHONE, CLOSED, False, "may-closed"),
        (WARRANTY, Service.CONSULTING, OPEN, True, "may-on-request"),
        (WARRANTY, Service.VISIT, OPEN, False, "may-with-contract"),
        (LAPSED, Service.PHONE, OPEN, True, "may-on-request"),
        (LAPSED, Service.ADVISOR, OPEN, False, "may-with-contract"),
        (NONE, Service.REMOTE, OPEN, True, "may-on-request"),
        (NONE, Service.BACKUP, OPEN, False, "may-with-contract"),
        (UNKNOWN, Service.EMAIL, OPEN, True, "may-on-request"),
    ],
)
def test_a_clause(cover: Cover, service: Service, now: Now, allowed: bool, reason: str) -> None:
    answer = may_have(cover, service, now)
    assert (answer.service, answer.allowed, answer.reason.key) == (service, allowed, reason)


def test_a_refusal_says_when_we_open_what_is_left_and_what_it_costs() -> None:
    assert may_have(CONTRACT, Service.PHONE, CLOSED).reason.facts == {"opens": MORNING.isoformat()}
    assert may_have(CONTRACT, Service.VISIT, OPEN).reason.facts == {"left": 2, "included": 2}
    assert may_have(CONTRACT, Service.PHONE, USED_UP).reason.facts == {"per_hour": "35"}


def test_every_service_of_a_plan_has_a_name_here() -> None:
    assert set(SERVICES) <= {str(service) for service in Service}
