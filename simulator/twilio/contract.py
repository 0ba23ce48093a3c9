"""What Twilio publishes of the REST requests that the desk makes: parameters and their values.

A table of ours, read on 2026-11-24 from `twilio_api_v2010.json`, Twilio's own OpenAPI document (MIT), as it
lies in the npm package `@twilio/cli-core` 9.0.0. This house needs no npm; where there is one, `make test`
fetches the document, and a test holds this table against it.
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
_CALL, _QUEUE, _ROOM, _RECORDING, _NUMBER = (
    f"{kind}[0-9a-fA-F]{{32}}" for kind in ("CA", "QU", "CF", "RE", "PN")
)
_STATUS = one_of(
    "queued", "ringing", "in-progress", "completed", "busy", "failed", "no-answer", "canceled"
)  # fmt: skip


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

_NUMBER_SETTINGS: dict[str, Rule] = {
    "VoiceUrl": _URI,
    "VoiceMethod": METHOD,
    "VoiceFallbackUrl": _URI,
    "VoiceFallbackMethod": METHOD,
    "StatusCallback": _URI,
    "StatusCallbackMethod": METHOD,
}

# By the path behind the account's: every request that the pretend Twilio answers.
OPERATIONS: Sequence[tuple[str, str, Operation]] = (
    ("GET", r"\.json", Operation()),
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
    (
        "GET",
        r"/Calls\.json",
        Operation({"To": E164, "From": E164, "ParentCallSid": like(_CALL), "Status": _STATUS, **_PAGE}),
    ),
    ("GET", rf"/Calls/{_CALL}\.json", Operation()),
    ("POST", rf"/Calls/{_CALL}\.json", Operation({**_DOCUMENT, "Status": one_of("canceled", "completed")})),
    ("GET", r"/Queues\.json", Operation(_PAGE)),
    (
        "POST",
        r"/Queues\.json",
        Operation({"FriendlyName": _TEXT, "MaxSize": whole(1, 5000)}, frozenset({"FriendlyName"})),
    ),
    ("GET", rf"/Queues/{_QUEUE}\.json", Operation()),
    ("GET", rf"/Queues/{_QUEUE}/Members\.json", Operation(_PAGE)),
    ("GET", rf"/Queues/{_QUEUE}/Members/({_CALL}|Front)\.json", Operation()),
    (
        "POST",
        rf"/Queues/{_QUEUE}/Members/({_CALL}|Front)\.json",
        Operation({"Url": _URI, "Method": METHOD}, frozenset({"Url"})),
    ),
    (
        "GET",
        r"/Conferences\.json",
        Operation({"FriendlyName": _TEXT, "Status": one_of("init", "in-progress", "completed"), **_PAGE}),
    ),
    ("GET", rf"/Conferences/{_ROOM}\.json", Operation()),
    ("POST", rf"/Conferences/{_ROOM}\.json", Operation({"Status": one_of("completed")})),
    (
        "GET",
        rf"/Conferences/{_ROOM}/Participants\.json",
        Operation({"Muted": _BOOLEAN, "Hold": _BOOLEAN, "Coaching": _BOOLEAN, **_PAGE}),
    ),
    ("GET", rf"/Conferences/{_ROOM}/Participants/{_CALL}\.json", Operation()),
    ("DELETE", rf"/Conferences/{_ROOM}/Participants/{_CALL}\.json", Operation()),
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
    (
        "POST",
        r"/Messages\.json",
        Operation(
            {
                "To": E164,
                "From": _TEXT,
                "Body": _TEXT,
                "StatusCallback": _URI,
                "ValidityPeriod": whole(1),
                "SmartEncoded": _BOOLEAN,
            },
            frozenset({"To"}),
        ),
    ),
    ("GET", r"/Messages/SM[0-9a-fA-F]{32}\.json", Operation()),
    ("GET", rf"/Recordings/{_RECORDING}\.json", Operation()),
    ("DELETE", rf"/Recordings/{_RECORDING}\.json", Operation()),
    ("GET", r"/IncomingPhoneNumbers\.json", Operation({"PhoneNumber": either(E164, _TEXT), **_PAGE})),
    ("GET", rf"/IncomingPhoneNumbers/{_NUMBER}\.json", Operation()),
    ("POST", rf"/IncomingPhoneNumbers/{_NUMBER}\.json", Operation(_NUMBER_SETTINGS)),
)
# The audio itself is no resource of the document.
_MEDIA = rf"/Recordings/{_RECORDING}(\.wav)?"


def breaches(method: str, path: str, params: Sequence[tuple[str, str]]) -> list[str]:
    """What in this request the published document does not allow; a request not listed here is one of it."""
    operation = next(
        (op for verb, pattern, op in OPERATIONS if verb == method and re.fullmatch(pattern, path)), None
    )
    if operation is None and re.fullmatch(_MEDIA, path):
        return []
    if operation is None:
        return ["it is not among the requests that were read from it"]
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
