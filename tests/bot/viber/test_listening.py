"""Viber is asked to call us until it does, and asked nothing more once we close."""

import asyncio
import json

import httpx

from bot.channel import Door
from bot.viber.channel import ViberChannel


def test_the_webhook_is_registered_again_and_again_until_viber_takes_it(door: Door) -> None:
    asked: list[dict[str, object]] = []
    pauses: list[float] = []
    refusal = httpx.Response(200, json={"status": 1, "status_message": "invalidUrl"})
    wrong_token = httpx.Response(200, json={"status": 2, "status_message": "invalidAuthToken"})
    gone = httpx.Response(502, text="<html>Bad gateway</html>")
    answers = [gone, refusal, wrong_token, *[refusal] * 7, httpx.Response(200, json={"status": 0})]

    def viber(request: httpx.Request) -> httpx.Response:
        asked.append({"path": request.url.path, **json.loads(request.content)})
        return answers[len(asked) - 1]

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    async def opened() -> None:
        transport = httpx.MockTransport(viber)
        channel = ViberChannel(
            "s3cr3t", "https://chatapi.viber.com", "https://desk.example/", door, transport, pause
        )
        await channel.open()
        # Nothing is waited for: what it would still ask, it asks within these turns.
        for _ in range(1000):
            await asyncio.sleep(0)
        await channel.close()

    asyncio.run(opened())
    assert len(asked) == len(answers)
    assert {(each["path"], each["url"]) for each in asked} == {
        ("/pa/set_webhook", "https://desk.example/viber/webhook")
    }
    assert {"unsubscribed", "conversation_started"} <= set(asked[0]["event_types"])  # type: ignore[call-overload]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
