"""Twilio's resources as REST shows them: every field the SDK reads into its instances."""

from collections.abc import Sequence
from datetime import datetime

from simulator.twilio import queues, recordings
from simulator.twilio.account import Account, Member, Message, Number, Participant, Queue, Recording, Room
from simulator.twilio.call import Call
from simulator.twilio.engine import Engine
from simulator.twilio.parameters import API_VERSION, rfc_2822

Json = dict[str, object]


def _base(account: Account, path: str, created_at: datetime) -> Json:
    return {
        "account_sid": account.sid,
        "api_version": API_VERSION,
        "uri": f"/{API_VERSION}/Accounts/{account.sid}{path}.json",
        "date_created": rfc_2822(created_at),
        "date_updated": rfc_2822(created_at),
    }


def account_json(account: Account) -> Json:
    """The account itself."""
    return {
        "sid": account.sid,
        "friendly_name": "Pretend Twilio",
        "status": "active",
        "type": "Full",
        "owner_account_sid": account.sid,
        "uri": f"/{API_VERSION}/Accounts/{account.sid}.json",
        "subresource_uris": {},
        "date_created": None,
        "date_updated": None,
    }


def call_json(account: Account, call: Call) -> Json:
    """A call."""
    parties = call.parties
    return _base(account, f"/Calls/{call.sid}", call.created_at) | {
        "sid": call.sid,
        "parent_call_sid": parties.parent_sid or None,
        "from": parties.from_,
        "from_formatted": parties.from_,
        "to": parties.to,
        "to_formatted": parties.to,
        "status": call.status,
        "direction": parties.direction,
        "start_time": rfc_2822(call.answered_at) or None,
        "end_time": rfc_2822(call.ended_at) or None,
        "duration": str(call.seconds()) if call.is_over else None,
        "forwarded_from": parties.forwarded_from or None,
        "phone_number_sid": None,
        "price": None,
        "price_unit": "USD",
        "answered_by": None,
        "caller_name": None,
        "group_sid": None,
        "queue_time": "0",
        "trunk_sid": None,
        "subresource_uris": {},
    }


def queue_json(account: Account, queue: Queue) -> Json:
    """A queue."""
    return _base(account, f"/Queues/{queue.sid}", queue.created_at) | {
        "sid": queue.sid,
        "friendly_name": queue.name,
        "current_size": len(queue.members),
        "average_wait_time": queues.average_wait(queue),
        "max_size": queue.max_size,
        "subresource_uris": {},
    }


def member_json(engine: Engine, queue: Queue, member: Member) -> Json:
    """A waiting call; its position counts from 1, 0 once it was taken out."""
    position = queue.members.index(member) + 1 if member in queue.members else 0
    base = f"/{API_VERSION}/Accounts/{engine.account.sid}/Queues/{queue.sid}"
    return {
        "call_sid": member.call_sid,
        "queue_sid": queue.sid,
        "date_enqueued": rfc_2822(member.enqueued_at),
        "position": position,
        "wait_time": int(queues.seconds_waited(engine, member)),
        "uri": f"{base}/Members/{member.call_sid}.json",
    }


def room_json(account: Account, room: Room) -> Json:
    """A conference."""
    return _base(account, f"/Conferences/{room.sid}", room.created_at) | {
        "sid": room.sid,
        "friendly_name": room.name,
        "status": room.status,
        "region": "de1",
        "reason_conference_ended": room.end_reason or None,
        "call_sid_ending_conference": room.ended_by or None,
        "subresource_uris": {},
    }


def participant_json(account: Account, room: Room, participant: Participant) -> Json:
    """A call in a conference."""
    path = f"/Conferences/{room.sid}/Participants/{participant.call_sid}"
    return _base(account, path, participant.joined_at) | {
        "call_sid": participant.call_sid,
        "conference_sid": room.sid,
        "label": participant.label or None,
        "muted": participant.muted,
        "hold": participant.hold,
        "coaching": False,
        "call_sid_to_coach": None,
        "start_conference_on_enter": participant.starts,
        "end_conference_on_exit": participant.ends,
        "status": "connected",
        "queue_time": None,
    }


def message_json(account: Account, message: Message) -> Json:
    """A text message."""
    return _base(account, f"/Messages/{message.sid}", message.created_at) | {
        "sid": message.sid,
        "from": message.from_,
        "to": message.to,
        "body": message.body,
        "status": message.status,
        "direction": "outbound-api",
        "num_segments": "1",
        "num_media": "0",
        "error_code": int(message.error_code) if message.error_code else None,
        "error_message": None,
        "messaging_service_sid": None,
        "date_sent": None,
        "price": None,
        "price_unit": "USD",
        "subresource_uris": {},
    }


def recording_json(account: Account, recording: Recording) -> Json:
    """A recording."""
    return _base(account, f"/Recordings/{recording.sid}", recording.started_at) | {
        "sid": recording.sid,
        "call_sid": recording.call_sid,
        "conference_sid": None,
        "start_time": rfc_2822(recording.started_at),
        "duration": str(recording.seconds),
        "status": recording.status,
        "channels": 1,
        "source": recording.source,
        "error_code": None,
        "price": None,
        "price_unit": "USD",
        "media_url": recordings.url_of(account, recording),
        "encryption_details": None,
        "subresource_uris": {},
    }


def number_json(account: Account, number: Number) -> Json:
    """One of the company's numbers."""
    settings = number.settings
    return _base(account, f"/IncomingPhoneNumbers/{number.sid}", number.created_at) | {
        "sid": number.sid,
        "phone_number": number.phone_number,
        "friendly_name": number.phone_number,
        "capabilities": {"voice": True, "sms": False, "mms": False, "fax": False},
        "voice_url": settings.get("VoiceUrl", ""),
        "voice_method": settings.get("VoiceMethod", "POST"),
        "voice_fallback_url": settings.get("VoiceFallbackUrl", ""),
        "voice_fallback_method": settings.get("VoiceFallbackMethod", "POST"),
        "status_callback": settings.get("StatusCallback", ""),
        "status_callback_method": settings.get("StatusCallbackMethod", "POST"),
        "sms_url": "",
        "beta": False,
        "origin": "twilio",
        "status": "in-use",
    }


def page_json(account: Account, path: str, key: str, items: Sequence[Json]) -> Json:
    """A list, all of it on one page."""
    uri = f"/{API_VERSION}/Accounts/{account.sid}{path}.json"
    return {
        key: list(items),
        "page": 0,
        "page_size": 1000,
        "start": 0,
        "end": max(len(items) - 1, 0),
        "uri": uri,
        "first_page_uri": f"{uri}?PageSize=1000&Page=0",
        "next_page_uri": None,
        "previous_page_uri": None,
    }
