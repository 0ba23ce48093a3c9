"""REST: the account, its numbers, its messages and its recordings."""

from simulator.twilio import messages, recordings
from simulator.twilio.account import Number, Recording
from simulator.twilio.answers import Asked, Refused, RestAnswer, not_found, ok
from simulator.twilio.resources import account_json, message_json, number_json, page_json, recording_json
from simulator.twilio.rest_calls import E164

VOICE = ("VoiceUrl", "VoiceMethod", "VoiceFallbackUrl", "VoiceFallbackMethod")
CALLBACK = ("StatusCallback", "StatusCallbackMethod")
TOO_LONG = 1600


def account_fetch(asked: Asked) -> RestAnswer:
    """The account."""
    return ok(account_json(asked.engine.account))


def number_list(asked: Asked) -> RestAnswer:
    """The company's numbers."""
    wanted = asked.params.only("PhoneNumber").get("PhoneNumber")
    account = asked.engine.account
    found = [number_json(account, each) for each in account.numbers.values() if wanted in each.phone_number]
    return ok(page_json(account, "/IncomingPhoneNumbers", "incoming_phone_numbers", found))


def number_fetch(asked: Asked, number_sid: str) -> RestAnswer:
    """One number."""
    return ok(number_json(asked.engine.account, _number(asked, number_sid)))


def number_update(asked: Asked, number_sid: str) -> RestAnswer:
    """Set where a number's calls are answered."""
    params = asked.params.only(*VOICE, *CALLBACK)
    number = _number(asked, number_sid)
    number.settings.update(params.given(*VOICE, *CALLBACK))
    return ok(number_json(asked.engine.account, number))


def _number(asked: Asked, number_sid: str) -> Number:
    for number in asked.engine.account.numbers.values():
        if number.sid == number_sid:
            return number
    raise not_found(f"/IncomingPhoneNumbers/{number_sid}.json")


def message_create(asked: Asked) -> RestAnswer:
    """Send a text message."""
    params = asked.params.only("To", "From", "Body", "StatusCallback", "ValidityPeriod", "SmartEncoded")
    to, from_, body = params.get("To"), params.get("From"), params.get("Body")
    if not E164.fullmatch(to):
        raise Refused(400, 21211, f"Invalid 'To' Phone Number: {to}")
    if not from_:
        raise Refused(400, 21603, "A 'From' phone number is required to send an SMS.")
    if not body or len(body) > TOO_LONG:
        raise Refused(400, 21617 if body else 21602, "Message body is required, at most 1600 characters.")
    message = messages.send(asked.engine, from_, to, body, params.get("StatusCallback"))
    return ok(message_json(asked.engine.account, message), 201)


def message_fetch(asked: Asked, message_sid: str) -> RestAnswer:
    """One message."""
    message = asked.engine.account.messages.get(message_sid)
    if message is None:
        raise not_found(f"/Messages/{message_sid}.json")
    return ok(message_json(asked.engine.account, message))


def recording_fetch(asked: Asked, recording_sid: str) -> RestAnswer:
    """What is known of one recording."""
    return ok(recording_json(asked.engine.account, _recording(asked, recording_sid)))


def recording_audio(asked: Asked, recording_sid: str) -> RestAnswer:
    """Its audio, once it is ready."""
    recording = _recording(asked, recording_sid)
    if recording.status != "completed":
        raise not_found(f"/Recordings/{recording_sid}.wav")
    return RestAnswer(200, recordings.audio(recording), "audio/x-wav")


def recording_delete(asked: Asked, recording_sid: str) -> RestAnswer:
    """Delete it for good."""
    del asked.engine.account.recordings[_recording(asked, recording_sid).sid]
    return RestAnswer(204)


def _recording(asked: Asked, recording_sid: str) -> Recording:
    recording = asked.engine.account.recordings.get(recording_sid)
    if recording is None:
        raise not_found(f"/Recordings/{recording_sid}.json")
    return recording
