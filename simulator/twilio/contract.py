"""What Twilio publishes of the REST requests that the desk makes: parameters and their values.

A table of ours, read on 2026-11-24 from `twilio_api_v2010.json`, Twilio's own OpenAPI document (MIT), as it
lies in the npm package `@twilio/cli-core` 9.0.0. It is published for npm only, and this house needs no npm.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.twilio.rules import E164, METHOD, Rule, either, like, one_of, whole

_URI = like(r"https?://[^\s/]+\S*")
_BOOLEAN = one_of("true", "false", "True", "False")
_TEXT = like(r"(?s).+")
_EVENT = one_of("initiated", "ringing", "answered", "completed")
_PAGE = {"PageSize": whole(1, 1000), "Page": whole(0), "PageToken": _TEXT}
_CALL, _QUEUE, _ROOM = r"CA[0-9a-fA-F]{32}", r"QU[0-9a-fA-F]{32}", r"CF[0-9a-fA-F]{32}"


@dataclass(frozen=True)
class Operation:
    """One request: the values each parameter may have, and which must be there."""

    parameters: Mapping[str, Rule] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()


_DOCUMENT: dict[str, Rule] = {
    "Url": _URI,
    "Method": METHOD,
    "FallbackUrl": _URI,
    "FallbackMethod": METHOD,
    "StatusCallback": _URI,
    "StatusCallbackMethod": METHOD,
    "Twiml": _TEXT,
    "TimeLimit": whole(1, 86_400),
}

OPERATIONS: Sequence[tuple[str, str, Operation]] = (
    (
        "POST",
        r"/Calls\.json",
        Operation(
            {
                **_DOCUMENT,
                "To": E164,
                "From": E164,
                "StatusCallbackEvent": _EVENT,
                "Timeout": whole(1, 600),
                "CallReason": _TEXT,
            },
            frozenset({"To", "From"}),
            frozenset({"Url", "Twiml", "ApplicationSid"}),
        ),
    ),
    ("POST", rf"/Calls/{_CALL}\.json", Operation({**_DOCUMENT, "Status": one_of("canceled", "completed")})),
    ("GET", rf"/Calls/{_CALL}\.json", Operation()),
    (
        "POST",
        rf"/Queues/{_QUEUE}/Members/({_CALL}|Front)\.json",
        Operation({"Url": _URI, "Method": METHOD}, frozenset({"Url"})),
    ),
    ("GET", rf"/Queues/{_QUEUE}/Members/({_CALL}|Front)\.json", Operation()),
    (
        "GET",
        r"/Conferences\.json",
        Operation({"FriendlyName": _TEXT, "Status": one_of("init", "in-progress", "completed"), **_PAGE}),
    ),
    (
        "POST",
        rf"/Conferences/{_ROOM}/Participants/{_CALL}\.json",
        Operation(
            {
                "Muted": _BOOLEAN,
                "Hold": _BOOLEAN,
                "HoldUrl": _URI,
                "HoldMethod": METHOD,
                "EndConferenceOnExit": _BOOLEAN,
            }
        ),
    ),
    ("GET", r"/Recordings/RE[0-9a-fA-F]{32}(\.wav|\.json)?", Operation()),
    ("DELETE", r"/Recordings/RE[0-9a-fA-F]{32}\.json", Operation()),
    ("GET", r"/IncomingPhoneNumbers\.json", Operation({"PhoneNumber": either(E164, _TEXT), **_PAGE})),
)


def breaches(method: str, path: str, params: Sequence[tuple[str, str]]) -> list[str]:
    """What in this request the published document does not allow; nothing for requests not listed here."""
    operation = next(
        (op for verb, pattern, op in OPERATIONS if verb == method and re.fullmatch(pattern, path)), None
    )
    if operation is None:
        return []
    given = {name for name, _ in params}
    found = [f"{name} is required" for name in sorted(operation.required - given)]
    if operation.one_of and not operation.one_of & given:
        found.append(f"one of {', '.join(sorted(operation.one_of))} is required")
    for name, value in params:
        rule = operation.parameters.get(name)
        if rule is None:
            found.append(f"{name} is no parameter of it")
        elif not rule(value):
            found.append(f"{name}={value!r} is no value of it")
    return found
