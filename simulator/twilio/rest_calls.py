"""REST: calls."""

import re
from urllib.parse import urlsplit

from simulator.twilio import ringing
from simulator.twilio.answers import Asked, Params, Refused, RestAnswer, not_found, ok
from simulator.twilio.call import Call, Hooks, Parties
from simulator.twilio.resources import call_json, page_json
from simulator.twilio.steps import Redirected, Request

E164 = re.compile(r"\+[1-9]\d{6,14}")
LONGEST_INLINE = 4000
DOCUMENT = ("Url", "Method", "Twiml", "FallbackUrl", "FallbackMethod")
CALLBACK = ("StatusCallback", "StatusCallbackMethod", "StatusCallbackEvent")


def create(asked: Asked) -> RestAnswer:
    """Place a call."""
    params = asked.params.only("To", "From", "Timeout", "TimeLimit", "CallReason", *DOCUMENT, *CALLBACK)
    account = asked.engine.account
    to, from_ = params.get("To"), params.get("From")
    if not E164.fullmatch(to):
        raise Refused(400, 21211, f"Invalid 'To' Phone Number: {to}")
    if not E164.fullmatch(from_):
        raise Refused(400, 21212, f"Invalid 'From' Phone Number: {from_}")
    if from_ not in account.numbers:
        raise Refused(400, 21210, f"Source phone number {from_} is not verified")
    call = ringing.place(asked.engine, Parties(from_, to, to, "outbound-api"), _hooks(params))
    return ok(call_json(account, call), 201)


def _hooks(params: Params) -> Hooks:
    events = params.all("StatusCallbackEvent") or ["completed"]
    if any(" " in event for event in events):
        raise Refused(
            400, 21626, "StatusCallbackEvent: repeat the parameter, one event each", is_unexpected=True
        )
    return Hooks(
        first=_document(params),
        fallback=_fallback(params),
        status_url=_url(params, "StatusCallback"),
        status_method=params.get("StatusCallbackMethod", "POST"),
        status_events=frozenset(events),
        ring_seconds=_ring_seconds(params),
        limit_seconds=float(params.get("TimeLimit", "14400")),
    )


def _document(params: Params) -> Request:
    twiml = params.get("Twiml")
    if len(twiml) > LONGEST_INLINE:
        raise Refused(400, 32018, "Twiml is longer than 4000 characters")
    if twiml:
        return Request("", twiml=twiml)
    url = _url(params, "Url")
    if not url:
        raise Refused(400, 21205, "Url parameter is required.")
    return Request(url, params.get("Method", "POST"))


def _fallback(params: Params) -> Request | None:
    url = _url(params, "FallbackUrl")
    return Request(url, params.get("FallbackMethod", "POST"), is_fallback=True) if url else None


def _url(params: Params, name: str) -> str:
    """An absolute address, or nothing."""
    url = params.get(name)
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
        raise Refused(400, 21205, f"{name} is not a valid URL: {url}")
    return url


def _ring_seconds(params: Params) -> float:
    seconds = float(params.get("Timeout", "60"))
    if not 1 <= seconds <= 600:
        raise Refused(400, 21403, f"Timeout {seconds} is not between 1 and 600")
    return seconds


def fetch(asked: Asked, call_sid: str) -> RestAnswer:
    """One call."""
    return ok(call_json(asked.engine.account, find(asked, call_sid)))


def find_all(asked: Asked) -> RestAnswer:
    """Calls, the newest first."""
    params = asked.params.only("To", "From", "Status", "ParentCallSid")
    account = asked.engine.account
    shown = [call_json(account, call) for call in reversed(account.calls.values())]
    wanted = {"to": params.get("To"), "from": params.get("From"), "status": params.get("Status")}
    found = [call for call in shown if all(not value or call[key] == value for key, value in wanted.items())]
    return ok(page_json(account, "/Calls", "calls", found))


def update(asked: Asked, call_sid: str) -> RestAnswer:
    """Send the call to another document, or end it."""
    params = asked.params.only("Status", *DOCUMENT)
    call = find(asked, call_sid)
    if call.is_over:
        raise Refused(400, 21220, "Call is not in-progress. Cannot redirect.")
    if params.get("Status"):
        _end(asked, call, params.get("Status"))
    else:
        _redirect(asked, call, _document(params))
    return ok(call_json(asked.engine.account, call))


def _end(asked: Asked, call: Call, status: str) -> None:
    if status not in ("completed", "canceled"):
        raise Refused(400, 21218, f"Status {status} is neither completed nor canceled", is_unexpected=True)
    engine = asked.engine
    if call.script is None:
        ringing.give_up(engine, call, "canceled")
    elif status == "completed":
        engine.soon(lambda: engine.hang_up(call))


def _redirect(asked: Asked, call: Call, request: Request) -> None:
    if not call.is_live:
        raise Refused(400, 21220, "Call is not in-progress. Cannot redirect.")
    asked.engine.interrupt_soon(call, Redirected(request))


def find(asked: Asked, call_sid: str) -> Call:
    """The call, or 20404."""
    call = asked.engine.account.calls.get(call_sid)
    if call is None:
        raise not_found(f"/Calls/{call_sid}.json")
    return call
