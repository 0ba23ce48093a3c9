"""Staff: who works here and how they sign in, keys of the API, and webhooks. For managers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.calls.rows import TelephoneTrial
from core.database.transaction import Transaction
from core.desk.try_telephone import latest_trials, outcome_of
from core.staff.api_keys import LASTS_DAYS
from core.staff.rows import Account, ApiKey
from core.staff.scopes import SCOPES
from core.staff.sessions import sessions_by_operator
from core.staff.webhooks import EVENTS, webhooks
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor
from web.lists import Tab

PATH = "/staff"
PARTS = {"people": PATH, "keys": f"{PATH}/keys", "webhooks": f"{PATH}/webhooks"}


@dataclass(frozen=True)
class Person:
    """An operator, and how they can sign in."""

    code: str
    name: str
    roles: tuple[str, ...]
    has_password: bool
    has_factor: bool
    has_chat: bool
    devices: int
    has_phone: bool
    trial: "Trial | None"


@dataclass(frozen=True)
class Trial:
    """The last time that this telephone was rung for a trial, and what came of it."""

    at: datetime
    outcome: str
    detail: str


@dataclass(frozen=True)
class Key:
    """A key as it is listed; `state` is alive, revoked or expired."""

    id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    used_at: datetime | None
    until: str
    state: str


def staff_pages(door: StaffDoor) -> None:
    """`/staff`, `/staff/keys` and `/staff/webhooks`."""
    door.shows(PARTS["people"], _people, area="staff")
    door.shows(PARTS["keys"], _keys, area="staff")
    door.shows(PARTS["webhooks"], _webhooks, area="staff")


def _people(tx: Transaction, asked: Asked) -> Answer:
    accounts = {account.operator: account for account in tx.all(select(Account))}
    devices, trials = sessions_by_operator(tx), latest_trials(tx)
    people = []
    for code, operator in asked.moment.operators.items():
        account = accounts.get(code)
        people.append(
            Person(
                code,
                operator.name,
                tuple(operator.roles),
                has_password=bool(account and account.password_hash),
                has_factor=bool(account and account.totp_secret),
                has_chat=operator.telegram_id is not None,
                devices=devices.get(code, 0),
                has_phone=operator.phone is not None,
                trial=_trial(tx, asked, trials.get(code)),
            )
        )
    return Shown("staff/people.html", {"people": people, "tabs": _tabs(asked, "people")})


def _trial(tx: Transaction, asked: Asked, row: TelephoneTrial | None) -> Trial | None:
    if row is None:
        return None
    at = row.asked_at.astimezone(asked.moment.calendar.zone)
    return Trial(at, outcome_of(tx, row), row.detail or "")


def _keys(tx: Transaction, asked: Asked) -> Answer:
    alive_first = select(ApiKey).order_by(ApiKey.revoked_at.is_not(None), ApiKey.id.desc())
    facts = {
        "keys": [_key(tx, asked, key) for key in tx.all(alive_first)],
        "scopes": SCOPES,
        "lasts": LASTS_DAYS,
        "tabs": _tabs(asked, "keys"),
    }
    return Shown("staff/keys.html", facts)


def _webhooks(tx: Transaction, asked: Asked) -> Answer:
    facts = {"webhooks": webhooks(tx), "events": EVENTS, "tabs": _tabs(asked, "webhooks")}
    return Shown("staff/webhooks.html", facts)


def _key(tx: Transaction, asked: Asked, key: ApiKey) -> Key:
    zone = asked.moment.calendar.zone
    return Key(
        key.id,
        key.name,
        key.prefix,
        tuple(key.scopes),
        key.last_used_at.astimezone(zone) if key.last_used_at else None,
        key.expires_at.astimezone(zone).date().isoformat(),
        "revoked" if key.revoked_at else "alive" if key.expires_at > tx.now else "expired",
    )


def _tabs(asked: Asked, here: str) -> list[Tab]:
    return [Tab(path, asked.words.say(f"staff-tab-{part}"), part == here) for part, path in PARTS.items()]
