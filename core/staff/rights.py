"""What each role may see and change on the staff's page and through the API. Pure."""

from collections.abc import Collection
from typing import Literal

Verb = Literal["see", "change"]

# Areas in the order of the menu.
AREAS = (
    "now",
    "tickets",
    "clients",
    "roster",
    "calls",
    "articles",
    "statements",
    "delivery",
    "audit",
    "rehearsal",
    "staff",
)

_OPERATOR = {
    "now": "see",
    "tickets": "change",
    "clients": "see",
    "hours": "change",
    "roster": "see",
    "duty": "change",
    "calls": "see",
    "recordings": "see",
    "articles": "see",
}
_ADVISOR = _OPERATOR | {
    "articles": "change",
    "contacts": "change",
    "prices": "see",
    "statements": "see",
}
_MANAGER = dict.fromkeys((*AREAS, "hours", "duty", "recordings", "contacts", "prices", "company"), "change")
_ROLES: dict[str, dict[str, str]] = {"operator": _OPERATOR, "advisor": _ADVISOR, "manager": _MANAGER}
# Of these an advisor sees the own clients' only.
OF_ONES_OWN = frozenset({"prices", "statements", "contacts"})


def may(roles: Collection[str], verb: Verb, area: str) -> bool:
    """True if somebody with these roles may; who may change may see."""
    granted = {_ROLES[role].get(area) for role in roles if role in _ROLES}
    return "change" in granted or (verb == "see" and "see" in granted)


def may_with_client(roles: Collection[str], verb: Verb, area: str, *, code: str, advisor: str | None) -> bool:
    """The same for a thing of one client, whose advisor is named: an advisor sees the own clients' prices."""
    if not may(roles, verb, area):
        return False
    return area not in OF_ONES_OWN or "manager" in roles or code == advisor
