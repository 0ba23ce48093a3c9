"""The rules of TwiML that builder signatures do not hold: values, places, order.

From Twilio's pages on each verb and its error dictionary (numbers in brackets are Twilio's error codes).
"""

import re
from collections.abc import Callable

from simulator.twilio.documents import IllegalTwiml, Verb

Rule = Callable[[str], bool]


def one_of(*values: str) -> Rule:
    """Exactly one of `values`."""
    return lambda value: value in values


def words_of(*values: str) -> Rule:
    """One or more of `values`, separated by spaces."""
    return lambda value: bool(value.split()) and set(value.split()) <= set(values)


def whole(least: int, most: int | None = None) -> Rule:
    """A whole number, both ends allowed."""
    return lambda value: value.isascii() and value.isdigit() and least <= int(value) <= (most or int(value))


def like(pattern: str) -> Rule:
    """All of it matches `pattern`."""
    return lambda value: re.fullmatch(pattern, value) is not None


def either(*rules: Rule) -> Rule:
    """At least one of `rules`."""
    return lambda value: any(rule(value) for rule in rules)


def _hints(value: str) -> bool:
    entries = value.split(",")
    return len(entries) <= 500 and all(len(entry.strip()) <= 100 for entry in entries)


BOOLEAN = one_of("true", "false")
METHOD = one_of("GET", "POST")
URL = like(r"(https?://[^\s/]+\S*|/\S*|[^\s:]+|\?\S*)")
EMPTY_OR_URL = either(one_of(""), URL)
LOCALE = like(r"[a-z]{2,3}(-[A-Za-z0-9]+)+")
E164 = like(r"\+[1-9]\d{6,14}")
CALL_EVENTS = words_of("initiated", "ringing", "answered", "completed")
ROOM_EVENTS = words_of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement")
RECORDING_EVENTS = words_of("in-progress", "completed", "absent")
TRIM = one_of("trim-silence", "do-not-trim")

ANYWHERE: dict[str, Rule] = {
    "method": METHOD,
    "waitMethod": METHOD,
    "waitUrlMethod": METHOD,
    "statusCallbackMethod": METHOD,
    "recordingStatusCallbackMethod": METHOD,
    "partialResultCallbackMethod": METHOD,
    "action": URL,
    "url": URL,
    "waitUrl": EMPTY_OR_URL,
    "statusCallback": URL,
    "recordingStatusCallback": URL,
    "partialResultCallback": URL,
    "recordingStatusCallbackEvent": RECORDING_EVENTS,
    "trim": TRIM,
}

VALUES: dict[tuple[str, str], Rule] = {
    ("Gather", "input"): one_of("dtmf", "speech", "dtmf speech", "speech dtmf"),
    ("Gather", "timeout"): whole(1),
    ("Gather", "numDigits"): whole(1),
    ("Gather", "finishOnKey"): like(r"[0-9#*]?"),
    ("Gather", "speechTimeout"): either(whole(1), one_of("auto")),
    ("Gather", "maxSpeechTime"): whole(1, 60),
    ("Gather", "language"): LOCALE,
    ("Gather", "hints"): _hints,
    ("Gather", "actionOnEmptyResult"): BOOLEAN,
    ("Gather", "bargeIn"): BOOLEAN,
    ("Gather", "profanityFilter"): BOOLEAN,
    ("Gather", "enhanced"): BOOLEAN,
    ("Say", "language"): LOCALE,
    ("Say", "loop"): whole(0, 1000),
    ("Play", "loop"): whole(0, 1000),
    ("Play", "digits"): like(r"[0-9wW#*,]+"),
    ("Pause", "length"): whole(1),
    ("Dial", "timeout"): whole(5, 600),
    ("Dial", "timeLimit"): whole(1, 86400),
    ("Dial", "hangupOnStar"): BOOLEAN,
    ("Dial", "answerOnBridge"): BOOLEAN,
    ("Dial", "sequential"): BOOLEAN,
    ("Dial", "callerId"): either(E164, like(r"client:\S+")),
    ("Dial", "ringTone"): either(one_of("automatic", "us-old"), like(r"(?!rs)[a-z]{2}")),
    ("Dial", "record"): like(r"(do-not-record|true|false|record-from-(answer|ringing)(-dual)?)"),
    ("Number", "statusCallbackEvent"): CALL_EVENTS,
    ("Conference", "statusCallbackEvent"): ROOM_EVENTS,
    ("Conference", "muted"): BOOLEAN,
    ("Conference", "startConferenceOnEnter"): BOOLEAN,
    ("Conference", "endConferenceOnExit"): BOOLEAN,
    ("Conference", "beep"): one_of("true", "false", "onEnter", "onExit"),
    ("Conference", "maxParticipants"): whole(2, 250),
    ("Conference", "record"): one_of("do-not-record", "record-from-start", "true", "false"),
    ("Conference", "coach"): like(r"CA[0-9a-f]{32}"),
    ("Record", "timeout"): whole(0),
    ("Record", "maxLength"): whole(1, 14400),
    ("Record", "finishOnKey"): like(r"[0-9#*]*"),
    ("Record", "playBeep"): BOOLEAN,
    ("Record", "transcribe"): BOOLEAN,
    ("Reject", "reason"): one_of("rejected", "busy"),
}

TEXTS: dict[str, Rule] = {
    "Redirect": URL,
    "Number": like(r"\+?[0-9 ().-]{3,}"),
    "Conference": like(r".{1,128}"),
    "Queue": like(r".{1,64}"),
}

PLACES: dict[str, frozenset[str]] = {
    "queue": frozenset({"Play", "Say", "Pause", "Hangup", "Redirect", "Leave", "Gather"}),
    "conference": frozenset({"Play", "Say", "Pause", "Redirect"}),
    "whisper": frozenset({"Play", "Say", "Pause", "Gather", "Hangup", "Redirect"}),
}

# Twilio never comes back to the document after these.
TERMINAL = frozenset({"Redirect", "Hangup", "Reject", "Leave"})
TERMINAL_WITH_ACTION = frozenset({"Dial", "Enqueue"})

NOT_FOR_SERBIAN = re.compile(r"phone_call|experimental_.*|numbers_and_commands")


def check_values(path: str, verb: Verb) -> None:
    """Refuse attribute values and texts Twilio would refuse."""
    for name, value in verb.attributes.items():
        rule = VALUES.get((verb.name, name)) or ANYWHERE.get(name)
        if rule is not None and not rule(value):
            raise IllegalTwiml(path, f"{name}={value!r} is not a legal value", code=12200)
    text_rule = TEXTS.get(verb.name)
    if text_rule is not None and not text_rule(verb.own_text):
        raise IllegalTwiml(path, f"{verb.own_text!r} is not a legal {verb.name}", code=12200)
    check = TOGETHER.get(verb.name)
    if check is not None:
        check(path, verb)


def _check_say(path: str, verb: Verb) -> None:
    if not verb.text:
        raise IllegalTwiml(path, "Say has no text", code=13520)
    language, voice = verb.get("language"), verb.get("voice")
    spoken = re.search(r"\.([a-z]{2,3}-[A-Z]{2})-", voice)
    if language and spoken and spoken.group(1) != language:
        raise IllegalTwiml(path, f"voice {voice} does not speak {language}", code=13511)
    if language.startswith("sr") and voice.startswith("Polly"):
        raise IllegalTwiml(path, "Polly has no Serbian voice", code=13511)


def _check_play(path: str, verb: Verb) -> None:
    if not verb.own_text and not verb.get("digits"):
        raise IllegalTwiml(path, "Play has no address", code=12200)


def _check_gather(path: str, verb: Verb) -> None:
    model = verb.get("speechModel")
    if model and model != "default" and not verb.get("speechTimeout").isdigit():
        raise IllegalTwiml(path, "an explicit speechModel needs a positive speechTimeout", code=13335)
    if verb.get("language").startswith("sr") and NOT_FOR_SERBIAN.fullmatch(model):
        raise IllegalTwiml(path, f"speechModel {model} does not know Serbian", code=13331)


def _check_enqueue(path: str, verb: Verb) -> None:
    if not verb.get("workflowSid") and not 1 <= len(verb.own_text) <= 64:
        raise IllegalTwiml(path, "the queue's name has 1 to 64 letters", code=12200)


def _check_dial(path: str, verb: Verb) -> None:
    if not verb.children and not E164(verb.own_text):
        raise IllegalTwiml(path, "Dial names nobody to dial", code=13224)
    if len(verb.children) > 10:
        raise IllegalTwiml(path, "more than ten numbers in one Dial", code=13225)


TOGETHER: dict[str, Callable[[str, Verb], None]] = {
    "Say": _check_say,
    "Play": _check_play,
    "Gather": _check_gather,
    "Enqueue": _check_enqueue,
    "Dial": _check_dial,
}


def check_place(response: Verb, place: str) -> None:
    """Refuse verbs that are legal elsewhere but not in a document answered at `place`."""
    allowed = PLACES.get(place)
    for verb in response.children:
        if allowed is not None and verb.name not in allowed:
            raise IllegalTwiml(f"Response/{verb.name}", f"not allowed in a {place} document", code=13238)
        if verb.name == "Leave" and place != "queue":
            raise IllegalTwiml("Response/Leave", "only a queued call can leave", code=13240)


def check_order(response: Verb) -> None:
    """Refuse verbs that would never be reached, and a Reject that is not the first verb."""
    for before, verb in zip(response.children, response.children[1:], strict=False):
        if before.name in TERMINAL or (before.name in TERMINAL_WITH_ACTION and "action" in before.attributes):
            raise IllegalTwiml(f"Response/{verb.name}", f"never reached after {before.name}", code=12200)
        if verb.name == "Reject":
            raise IllegalTwiml("Response/Reject", "Reject is the first verb or nothing", code=12200)
