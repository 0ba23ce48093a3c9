"""REST over HTTP, as the demo uses it."""

import asyncio

import httpx

from simulator.twilio.rest_app import rest_app
from tests.simulator.twilio.desk import ACCOUNT, BASE, LINE, TOKEN, World, new_world

ANA = "+381641110001"
CALLS = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"


def ask(
    world: World,
    method: str,
    path: str,
    *,
    auth: tuple[str, str] | None = (ACCOUNT, TOKEN),
    **more: dict[str, str],
) -> httpx.Response:
    async def once() -> httpx.Response:
        carrier = httpx.ASGITransport(app=rest_app(world.twilio))
        async with httpx.AsyncClient(transport=carrier, base_url="http://127.0.0.1:8000") as client:
            return await client.request(method, path, auth=auth, **more)  # type: ignore[arg-type]

    return asyncio.run(once())


def test_a_call_is_placed_over_http() -> None:
    world = new_world()
    answer = ask(world, "POST", CALLS, data={"To": ANA, "From": LINE, "Url": f"{BASE}/offer"})
    assert answer.status_code == 201
    assert answer.json()["status"] == "queued"
    world.twilio.run_due()
    world.twilio.phone(ANA).rings()


def test_a_list_is_read_with_a_query() -> None:
    world = new_world()
    assert ask(world, "GET", CALLS, params={"PageSize": "50"}).json()["calls"] == []


def test_credentials_are_asked_for() -> None:
    world = new_world()
    assert ask(world, "GET", CALLS, auth=None).status_code == 401
    assert ask(world, "GET", CALLS, auth=(ACCOUNT, "wrong")).json()["code"] == 20003


def test_an_unanswered_request_is_a_504() -> None:
    world = new_world()
    world.twilio.faults.silence_rest()
    assert ask(world, "GET", CALLS).status_code == 504
