"""TwiML documents: each function is one thing that the line says and does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.calls.rows import Call
from core.desk.answer_leg import Offer
from telephony.prompt_audio import PromptAudio
from telephony.speech import promise, spoken, tongue, version_of, who
from telephony.verbs import Dial, Gather, VoiceResponse

QUEUE = "podrska"
HOLD_SECONDS = 10
MESSAGE_SECONDS = 120
KEY_SECONDS = 8
# A call is never longer than this, whatever goes wrong (seconds).
LONGEST_TALK = 4 * 3600
# The caller, the operator, and colleagues whom the operator brings in.
MOST_IN_A_TALK = 6
# The vendor's own voices speak no Hungarian.
_HUNGARIAN_VOICE = "Google.hu-HU-Wavenet-A"


@dataclass(frozen=True)
class Line:
    """How our line speaks and where its documents are found."""

    public_url: str
    voice: str
    company: str
    language: str
    currency: str
    zone: ZoneInfo
    number: str = ""
    # The day on the organisation's wall clock, as prompts take it.
    today: str = ""
    longest_seconds: int = LONGEST_TALK
    # So long a recorded talk is kept; None where callers are not asked.
    recording_days: int | None = None
    prompt_audio: PromptAudio | None = None
    # What questions in a language are about: the recogniser listens for it.
    topics: Callable[[str], Sequence[str]] = lambda _: ()
    # The full address under which a recording among our files can be heard.
    recording: Callable[[str], str] | None = None

    def wall_clock(self, at: datetime | None) -> str:
        """The moment on the organisation's wall clock, as prompts take it; empty for none."""
        return at.astimezone(self.zone).isoformat() if at else ""

    def url(self, path: str) -> str:
        """The full address of one of our documents; Record and REST calls need it whole."""
        return f"{self.public_url.rstrip('/')}/twilio/{path}"

    def say(self, response: VoiceResponse | Gather, key: str, language: str, **facts: object) -> None:
        """Plays the prompt's recording, if these very words have one, else says it."""
        text = spoken(key, language, **facts)
        version = version_of(text, language)
        if self.prompt_audio and self.prompt_audio.find(version):
            response.play(self.url(f"audio/prompt/{version}.wav"))
        else:
            self.say_text(response, text, language)

    def say_text(self, response: VoiceResponse | Gather, text: str, language: str) -> None:
        """Says words. The setting names a Serbian voice; English takes the vendor's own."""
        match tongue(language):
            case "en":
                response.say(text, language="en-GB")
            case "hu":
                response.say(text, language="hu-HU", voice=_HUNGARIAN_VOICE)
            case _:
                response.say(text, language="sr-RS", voice=self.voice)


def leave_line() -> VoiceResponse:
    """Ends the waiting: what follows is decided by the address that Enqueue names."""
    response = VoiceResponse()
    response.leave()
    return response


def waited(line: Line, call: Call) -> VoiceResponse:
    """After the waiting: a message, and sorry unless it was wished for; nothing for who hung up."""
    if call.state != "message":
        return VoiceResponse()
    response = VoiceResponse()
    if call.wish != "message":
        line.say(response, "nobody-free", call.language)
    return record(line, response, call.language)


def connect(line: Line, call: Call, *, recorded: bool = False) -> VoiceResponse:
    """Brings the caller into the room where the operator is."""
    response = VoiceResponse()
    line.say(response, "connecting", call.language)
    return room(line, response, call, over="talk-over", recorded=recorded)


def message(line: Line, language: str) -> VoiceResponse:
    """Sorry, and a message."""
    response = VoiceResponse()
    line.say(response, "nobody-free", language)
    return record(line, response, language)


def message_taken(line: Line, call: Call, follows: str) -> VoiceResponse:
    """Thanks for the message, and the truth about when somebody will be in touch."""
    response = VoiceResponse()
    opens = line.wall_clock(call.opens_at)
    line.say(response, f"message-taken-{follows}", call.language, opens=opens, today=line.today)
    response.hangup()
    return response


def goodbye(line: Line, language: str, response: VoiceResponse | None = None) -> VoiceResponse:
    """Thank you, and the end."""
    response = response or VoiceResponse()
    line.say(response, "goodbye", language)
    response.hangup()
    return response


def one_moment(line: Line, url: str) -> VoiceResponse:
    """Something of ours failed: a word, a breath, and the same document again."""
    response = VoiceResponse()
    line.say(response, "one-moment", line.language)
    response.pause(length=1)
    response.redirect(url, method="POST")
    return response


def offer(line: Line, offered: Offer, leg_id: int) -> VoiceResponse:
    """An operator's telephone: who calls, and press 1. Nothing pressed is no, so a mailbox cannot say yes."""
    if offered.outcome not in ("offered", "invited"):
        return answered(line, offered, leg_id)
    facts, language = offered.facts, line.language
    ask = {
        "operator": facts.get("operator", ""),
        "asks": "yes" if facts["question"] else "no",
        "question": facts["question"] or "",
        "who": who(facts, language),
        "promise": promise(facts, language),
        "time": _time(facts),
        "left": facts["left"] or 0,
        "back": "yes" if facts.get("back") else "no",
    }
    action = f"operator/answer?leg={leg_id}"
    if offered.outcome == "invited":
        return _press_one(line, action, "invite", ask)
    return _press_one(line, action, "offer", ask)


def _time(facts: dict[str, Any]) -> str:
    for known in ("unagreed", "agreed"):
        if facts.get(known):
            return known
    left = facts["left"]
    return "unknown" if left is None else "some" if left > 0 else "none"


def answered(line: Line, offered: Offer, leg_id: int, *, recorded: bool = False) -> VoiceResponse:
    """What follows the operator's key."""
    response = VoiceResponse()
    match offered.outcome:
        case "accepted" | "joined" as entry:
            line.say(response, "accepted", line.language)
            if recorded:
                line.say(response, "is-recorded", line.language)
            over, guest = f"operator/over?leg={leg_id}", entry == "joined"
            return room(line, response, offered.call, over=over, guest=guest, recorded=recorded)
        case "taken":
            line.say(response, "taken-by", line.language, operator=offered.facts["operator"])
        case "caller-gone":
            line.say(response, "caller-gone", line.language)
        case _:
            line.say(response, "not-accepted", line.language)
    response.hangup()
    return response


def page(line: Line, facts: dict[str, object], notification_id: int, *, again: bool) -> VoiceResponse:
    """An operator on duty is called for a page: what it is, and press 1. `again`: perhaps once more."""
    ask = {
        "number": facts["number"],
        "who": who(facts, line.language),
        "promise": promise(facts, line.language),
        "over": facts["over"],
    }
    return _press_one(line, f"operator/page-answer?notification={notification_id}", "page", ask, again=again)


def pages(line: Line, facts: dict[str, Any], notification_id: int, *, again: bool) -> VoiceResponse:
    """The same for several pages at once: how many, the first of them, and press 1 for all."""
    first = facts["tickets"][0]
    ask = {
        "count": facts["count"],
        "number": first["number"],
        "who": who(first, line.language),
        "promise": promise(first, line.language),
        "over": facts["over"],
    }
    return _press_one(line, f"operator/page-answer?notification={notification_id}", "pages", ask, again=again)


def page_silent(
    line: Line, facts: dict[str, object], notification_id: int, silent: int | None, *, again: bool
) -> VoiceResponse:
    """Who accepted the page `silent` is called because the client still waits: press 1 if at work on it."""
    ask = {"number": facts["number"], "who": who(facts, line.language)}
    action = f"operator/page-answer?notification={notification_id}&silent={silent}"
    return _press_one(line, action, "page-silent", ask, again=again)


def page_answered(
    line: Line, outcome: str, facts: dict[str, object], after: str | None = None
) -> VoiceResponse:
    """What follows the key, or why it is too late; then the end, or the next question, which is `after`."""
    response = VoiceResponse()
    line.say(response, outcome, line.language, **facts)
    if after:
        response.redirect(line.url(after), method="POST")
    else:
        response.hangup()
    return response


def hang_up() -> VoiceResponse:
    """The end, without a word."""
    response = VoiceResponse()
    response.hangup()
    return response


def into_line(line: Line) -> VoiceResponse:
    """Into the waiting line, whatever was said to being recorded."""
    return _enqueue(line, VoiceResponse())


def recording_text_version(line: Line, language: str) -> str:
    """Tells which words a caller agreed to."""
    return version_of(spoken("ask-recording", language, days=line.recording_days), language)


def enqueue(line: Line, response: VoiceResponse, call: Call) -> VoiceResponse:
    """Into the waiting line; first, where the company records talks, the question whether it may."""
    if line.recording_days is None:
        return _enqueue(line, response)
    gather = Gather(
        num_digits=1,
        timeout=KEY_SECONDS,
        action=line.url("record-consent"),
        method="POST",
        action_on_empty_result=True,
    )
    line.say(gather, "ask-recording", call.language, days=line.recording_days)
    response.append(gather)
    return response


def _enqueue(line: Line, response: VoiceResponse) -> VoiceResponse:
    response.enqueue(
        QUEUE,
        action=line.url("left"),
        method="POST",
        wait_url=line.url("wait"),
        wait_url_method="POST",
    )
    return response


def record(line: Line, response: VoiceResponse, language: str) -> VoiceResponse:
    """The caller records a message knowingly; talks are never recorded."""
    line.say(response, "leave-message", language)
    response.record(
        action=line.url("message"),
        method="POST",
        max_length=MESSAGE_SECONDS,
        timeout=5,
        finish_on_key="#",
        play_beep=True,
        recording_status_callback=line.url("recording"),
        recording_status_callback_method="POST",
    )
    # Reached only when nothing was said: Twilio then goes on with the document.
    line.say(response, "goodbye", language)
    response.hangup()
    return response


def room(
    line: Line, response: VoiceResponse, call: Call, *, over: str, guest: bool = False, recorded: bool = False
) -> VoiceResponse:
    """The room of the talk. It ends with the caller or the operator; a guest may come and go.

    `recorded`: the caller agreed to it.
    """
    recording = {
        "record": "record-from-start",
        "recording_status_callback": line.url(f"talk-recording?call={call.id}"),
        "recording_status_callback_event": "completed",
        "recording_status_callback_method": "POST",
    }
    dial = Dial(action=line.url(over), method="POST", time_limit=LONGEST_TALK)
    dial.conference(
        call.room_name,
        start_conference_on_enter=not guest,
        end_conference_on_exit=not guest,
        beep="false",
        max_participants=MOST_IN_A_TALK,
        status_callback=line.url(f"conference?call={call.id}&try={call.back_tries}"),
        status_callback_event="join leave",
        status_callback_method="POST",
        **(recording if recorded else {}),
    )
    response.append(dial)
    return response


def _press_one(
    line: Line, action: str, key: str, facts: dict[str, object], *, again: bool = False
) -> VoiceResponse:
    response = VoiceResponse()
    gather = Gather(
        num_digits=1,
        timeout=KEY_SECONDS,
        action=line.url(action),
        method="POST",
        action_on_empty_result=True,
    )
    if again:
        line.say(gather, "page-again", line.language)
    line.say(gather, key, line.language, **facts)
    response.append(gather)
    return response
