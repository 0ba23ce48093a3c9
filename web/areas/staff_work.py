"""What a manager does about the staff, keys and webhooks. What is secret is shown once, and kept nowhere."""

import secrets
from functools import partial

from core.database.transaction import Transaction
from core.desk.sign_in import FIRST_LINK_LASTS, drop_second_factor
from core.desk.try_telephone import try_telephone
from core.errors import NotFound
from core.roster.reading import operator_by_code
from core.staff.api_keys import make_key, revoke_key
from core.staff.audit import note
from core.staff.rows import Webhook
from core.staff.sessions import end_sessions, make_link
from core.staff.webhook_address import webhook_address
from core.staff.webhooks import PING, add_webhook, remove_webhook, send_to
from web.areas.staff import PARTS
from web.asked import Answer, Asked, Go, Shown
from web.door import StaffDoor

_KEYS, _WEBHOOKS = PARTS["keys"], PARTS["webhooks"]
_PERSON = "/staff/people/{code}"


def staff_work(door: StaffDoor) -> None:
    """The forms of the area."""
    door.does(f"{_PERSON}/link", partial(_link, door), area="staff", verb="sign-in-link")
    door.does(f"{_PERSON}/call", partial(_call, door), area="staff", verb="test-call")
    door.does(f"{_PERSON}/sign-out", _sign_out, area="staff", verb="sign-out")
    door.does(f"{_PERSON}/factor", _drop_factor, area="staff", verb="second-factor-off")
    door.does(_KEYS, _make_key, area="staff", verb=None)  # notes itself, with the key's name
    door.does(f"{_KEYS}/{{id}}/revoke", _revoke_key, area="staff", verb="revoke-key")
    door.does(_WEBHOOKS, partial(_add_webhook, door), area="staff", verb=None)  # the same
    door.does(f"{_WEBHOOKS}/{{id}}/test", _test_webhook, area="staff", verb="test-webhook")
    door.does(f"{_WEBHOOKS}/{{id}}/remove", _remove_webhook, area="staff", verb="remove-webhook")


def _link(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    operator = operator_by_code(tx, asked.path["code"])
    url = f"{door.public_url}/enter/{make_link(tx, operator.code, FIRST_LINK_LASTS).text}"
    return _shown_once("link", operator.name, url, PARTS["people"])


def _call(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    tried = try_telephone(tx, asked.path["code"], asked.viewer.code)
    if tried == "called":
        door.ports.wake()
    return Go(PARTS["people"], f"trial-{tried}")


def _sign_out(tx: Transaction, asked: Asked) -> Answer:
    end_sessions(tx, operator_by_code(tx, asked.path["code"]).code)
    return Go(PARTS["people"], "signed-out-there")


def _drop_factor(tx: Transaction, asked: Asked) -> Answer:
    drop_second_factor(tx, asked.path["code"])
    return Go(PARTS["people"], "factor-dropped")


def _make_key(tx: Transaction, asked: Asked) -> Answer:
    name, days = asked.form.get("name", ""), asked.form.get("days", "")
    lasts = int(days) if days.isascii() and days.isdecimal() and len(days) < 6 else 0
    key = make_key(tx, name, asked.form.get("scope", "").split(), lasts, asked.viewer.code)
    note(tx, asked.viewer.code, "make", "key", name)
    return _shown_once("key", name, key, _KEYS)


def _revoke_key(tx: Transaction, asked: Asked) -> Answer:
    revoke_key(tx, asked.number("id"))
    return Go(_KEYS, "key-revoked")


def _add_webhook(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    url = asked.form.get("url", "").strip()
    address = webhook_address(url, door.ports.trusted_hosts)
    webhook = add_webhook(tx, url, asked.form.get("event", "").split(), asked.viewer.code)
    note(tx, asked.viewer.code, "add", "webhook", str(webhook.id), host=address.host)
    return _shown_once("webhook", address.host, webhook.secret, _WEBHOOKS)


def _test_webhook(tx: Transaction, asked: Asked) -> Answer:
    webhook = tx.session.get(Webhook, asked.number("id"))
    if webhook is None or webhook.removed_at is not None:
        raise NotFound("there is no such webhook (any more)")
    send_to(tx, webhook, PING, secrets.token_hex(6), {"by": asked.viewer.code})
    return Go(_WEBHOOKS, "hook-tested")


def _remove_webhook(tx: Transaction, asked: Asked) -> Answer:
    remove_webhook(tx, asked.number("id"))
    return Go(_WEBHOOKS, "hook-removed")


def _shown_once(what: str, name: str, value: str, back: str) -> Shown:
    return Shown("staff/secret.html", {"what": what, "name": name, "value": value, "back": back})
