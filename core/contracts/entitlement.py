"""May this client have this now, and why not? A pure answer from the cover, the clock and what is used up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.contracts.plan import PlanTerms
from core.contracts.standing import Cover, Standing
from core.language.reason import Reason

BACKUP_ADD_ON = "cloud-backup"


class Service(StrEnum):
    """What a client may ask of us. The first six are named in a plan's `services`."""

    PHONE = "phone"
    EMAIL = "email"
    REMOTE = "remote"
    CONSULTING = "consulting"
    ADVISOR = "advisor"
    STATEMENT = "statement"
    VISIT = "visit"
    AFTER_HOURS = "after-hours"
    BACKUP = "backup"


# Services for which somebody of us must be there at this very moment.
_LIVE = frozenset({Service.PHONE, Service.REMOTE})
# What a warranty covers by itself: faults of the program, told and mended.
_WARRANTED = frozenset({Service.PHONE, Service.EMAIL, Service.REMOTE})
# What anybody may ask for, served after the clients with a contract, at a price told beforehand.
_ON_REQUEST = frozenset({Service.PHONE, Service.EMAIL, Service.REMOTE, Service.CONSULTING})


@dataclass(frozen=True)
class Now:
    """What the answer depends on besides the cover: the hour, and what is used up.

    `visits_taken` counts this year's visits, made and planned; `left_minutes` is None without a balance.
    """

    open: bool
    opens_at: datetime | None = None
    left_minutes: int | None = None
    visits_taken: int = 0


@dataclass(frozen=True)
class Entitlement:
    """The answer. `reason` is why, or why not; its key begins with `may-`."""

    service: Service
    allowed: bool
    reason: Reason


def may_have(cover: Cover, service: Service, now: Now) -> Entitlement:
    """Whether the client under this cover may have this service now."""
    allowed, reason = _answer(cover, service, now)
    if allowed and (closed := _closed(cover, service, now)):
        return Entitlement(service, allowed=False, reason=closed)
    return Entitlement(service, allowed, reason)


def _closed(cover: Cover, service: Service, now: Now) -> Reason | None:
    """Why nobody is there now; None where somebody is, or nobody need be."""
    if service not in _LIVE or now.open or cover.covers_always:
        return None
    opens = now.opens_at.isoformat() if now.opens_at else ""
    return Reason("may-closed", {"opens": opens})


def _answer(cover: Cover, service: Service, now: Now) -> tuple[bool, Reason]:
    if cover.plan is None:
        return _without_plan(cover, service)
    match service:
        case Service.VISIT:
            return _visit(cover.plan, now)
        case Service.AFTER_HOURS:
            return _after_hours(cover)
        case Service.BACKUP:
            has = any(add_on.code == BACKUP_ADD_ON for add_on in cover.add_ons)
            return has, Reason("may-add-on" if has else "may-no-add-on")
    if service not in cover.plan.services:
        return False, Reason("may-not-in-plan", {"plan": cover.plan.name})
    return _included(cover.plan, service, now)


def _after_hours(cover: Cover) -> tuple[bool, Reason]:
    if not cover.covers_always:
        return False, Reason("may-no-add-on")
    return True, Reason("may-after-hours", {"factor": float(cover.after_hours_factor)})


def _without_plan(cover: Cover, service: Service) -> tuple[bool, Reason]:
    if cover.standing is Standing.WARRANTY and service in _WARRANTED:
        return True, Reason("may-warranty")
    if service in _ON_REQUEST:
        return True, Reason("may-on-request")
    return False, Reason("may-with-contract")


def _visit(plan: PlanTerms, now: Now) -> tuple[bool, Reason]:
    if not plan.visits_per_year:
        return False, Reason("may-not-in-plan", {"plan": plan.name})
    facts = {"left": max(plan.visits_per_year - now.visits_taken, 0), "included": plan.visits_per_year}
    return facts["left"] > 0, Reason("may-visit" if facts["left"] else "may-no-visit-left", facts)


def _included(plan: PlanTerms, service: Service, now: Now) -> tuple[bool, Reason]:
    """In the plan; with its time used up, at a charge, or no more this month."""
    if service not in plan.draws or now.left_minutes is None or now.left_minutes > 0:
        return True, Reason("may-included")
    if plan.on_exhausted == "message":
        return False, Reason("may-time-used")
    return True, Reason("may-charged", {"per_hour": str(plan.overage_per_hour)})
