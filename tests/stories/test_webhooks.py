"""Others hear of what happens at the desk: signed, in order, once, and never where they should not."""

from typing import Any

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.database.outbox import Delivery
from core.desk.close_ticket import close_ticket
from core.desk.moment import now_of
from core.desk.send_statement import send_statement
from core.errors import Invalid
from core.hours.month import Month
from core.staff.webhook_address import is_public, webhook_address
from core.staff.webhooks import EVENTS, add_webhook, remove_webhook, send_to, webhooks
from core.tickets.tickets import ticket_by_number
from tests.stories.conftest import MakeWorld
from tests.stories.test_calls import PETAR
from tests.stories.test_many_pages import _asks_for_help
from tests.stories.world import LINE, World

NIGHT = "2026-11-24T22:00"  # Ana is on call


def test_a_night_is_told_outside_event_by_event_and_nothing_of_money(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    _listens(world, "hook.example.rs")
    _listens(world, "other.example.rs", "ticket.closed")
    visitor, ana = _asks_for_help(world), world.operator("ana")
    world.settles()
    opened = world.listener.heard[0]
    assert (opened["event"], opened["id"]) == ("ticket.opened", "ticket.opened-1001")
    assert opened["data"]["client"] == "granit" and opened["data"]["opened_at"].endswith("+01:00")
    assert world.listener.events() == ["ticket.opened", "page.opened"]
    ana.reads("Dežurstvo")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")
    assert world.listener.heard[0]["data"]["accepted_by"] == "ana"
    assert world.listener.events() == ["page.accepted"]
    world.write(lambda tx: close_ticket(tx, now_of(tx), ticket_by_number(tx, 1001)))
    world.settles()
    visitor.reads("zatvoren")
    assert world.listener.events() == ["ticket.closed", "ticket.closed"]
    petar = world.phone(PETAR)
    petar.calls(LINE)
    petar.hears("Dobar dan")
    petar.hangs_up()
    world.settles()
    call = next(each for each in world.listener.heard if each["event"] == "call.ended")
    assert call["data"]["client"] == "dunav" and PETAR not in str(call)
    assert world.listener.events() == ["call.ended"]

    def sends(tx: Any) -> None:
        send_statement(tx, now_of(tx), client_by_code(tx, "zora"), Month.parse("2026-10"))

    for _ in range(2):
        world.write(sends)
    world.settles()
    assert set(world.listener.heard[0]["data"]) == {"client", "month", "hash"}
    assert world.listener.events() == ["statement.sent"]


def test_nobody_accepts_and_that_is_told_while_the_listener_was_away(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    _listens(world, "hook.example.rs", "page.exhausted")
    for code in ("ana", "marko", "vesna"):
        world.operator_phone(code).does_not_answer()
    _asks_for_help(world)
    world.listener.status, world.listener.headers = 503, {"Retry-After": "120"}
    world.minutes_pass(68)
    assert world.listener.tries and world.listener.heard == []
    world.listener.status = 200
    world.minutes_pass(3)
    assert world.listener.events() == ["page.exhausted"]
    for code in ("ana", "marko", "vesna"):
        world.operator(code).skips_all()


PUBLIC = "93.184.215.14"
REFUSED = [
    (["10.0.0.5"], 200, "leads to a private address"),
    ([PUBLIC, "169.254.169.254"], 200, "leads to a private address"),
    (["::ffff:127.0.0.1"], 200, "leads to a private address"),
    ([PUBLIC], 410, "it answered 410"),
    ([PUBLIC], 302, "it answered 302: redirects are not followed"),
]


def test_where_nothing_may_go_nothing_goes_and_the_reason_is_seen(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    _listens(world, "hook.example.rs")
    world.listener.headers = {"Location": "https://elsewhere.example.rs/"}
    for number, (numbers, status, reason) in enumerate(REFUSED):
        world.listener.numbers, world.listener.status = numbers, status
        world.write(lambda tx, thing=str(number): send_to(tx, webhooks(tx)[0], "ping", thing, {}))  # type: ignore[misc]
        world.settles()
        waits = _newest(world)
        assert reason in (waits.reason or "") and world.listener.heard == []
        assert (waits.set_aside_at is None) == (status == 302)  # a redirect may be mended
    world.write(lambda tx: remove_webhook(tx, 1))
    world.minutes_pass(1)
    assert _newest(world).reason == "the webhook was removed" and world.listener.tries == 2


def _newest(world: World) -> Delivery:
    of_webhooks = select(Delivery).where(Delivery.channel == "webhook").order_by(Delivery.id.desc())
    return world.read(lambda tx: tx.all(of_webhooks)[0])


@pytest.mark.parametrize(
    "url",
    ["http://hook.example.rs/", "ftp://a.rs/", "https://", "https://a:b@hook.example.rs/", "https://x.rs/#a",
     "https://127.0.0.1/", "https://[::1]/x", "https://169.254.169.254/", "https://localhost/",
     "https://x.rs:99999/", "https://x.rs/\n", "javascript:alert(1)", "https://x.rs/" + "a" * 500, "https://[::1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Invalid):
        webhook_address(url)


def test_hosts_that_the_settings_name_may_be_beside_us() -> None:
    trusted = webhook_address("http://crm.local:8080/in?a=1", ["crm.local"])
    assert (trusted.port, trusted.path, trusted.is_trusted) == (8080, "/in?a=1", True)
    beside = (
        "127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 ::1 fe80::1%eth0 fc00::1 0.0.0.0 100.64.0.1 "
        "224.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: nobody"
    )
    for private in beside.split():
        assert not is_public(private), private
    assert is_public("93.184.215.14") and is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def _listens(world: World, host: str, *events: str) -> None:
    def adds(tx: Any) -> str:
        return add_webhook(tx, f"https://{host}/dezurni", events or EVENTS, "vesna").secret

    world.listener.secrets[host] = world.write(adds)
