"""The form fields Twilio sends with its webhooks about a call."""

from datetime import datetime
from email.utils import format_datetime

from simulator.twilio.account import Account
from simulator.twilio.call import Call
from simulator.twilio.webhooks import Pairs

API_VERSION = "2010-04-01"
COUNTRIES = {"+381": "RS", "+382": "ME", "+387": "BA", "+385": "HR", "+49": "DE", "+44": "GB", "+1": "US"}


def call_parameters(account: Account, call: Call, status: str = "") -> Pairs:
    """The fields common to every webhook about a call, with their aliases, empty geography included."""
    parties = call.parties
    return (
        ("CallSid", call.sid),
        ("AccountSid", account.sid),
        ("ApiVersion", API_VERSION),
        ("Direction", parties.direction),
        ("CallStatus", status or call.status),
        *_party("From", "Caller", parties.from_),
        *_party("To", "Called", parties.to),
        *((("ForwardedFrom", parties.forwarded_from),) if parties.forwarded_from else ()),
        *((("ParentCallSid", parties.parent_sid),) if parties.parent_sid else ()),
    )


def _party(name: str, alias: str, number: str) -> Pairs:
    country = next((code for prefix, code in COUNTRIES.items() if number.startswith(prefix)), "")
    about = (("", number), ("City", ""), ("State", ""), ("Zip", ""), ("Country", country))
    return tuple((f"{word}{what}", value) for word in (name, alias) for what, value in about)


def rfc_2822(moment: datetime | None) -> str:
    """Twilio's way to write a moment; empty for none."""
    return format_datetime(moment) if moment is not None else ""


def status_parameters(account: Account, call: Call, now: datetime) -> Pairs:
    """The fields of a call's status callback; lengths only once it is over."""
    return (
        *call_parameters(account, call),
        ("Timestamp", rfc_2822(now)),
        ("CallbackSource", "call-progress-events"),
        ("SequenceNumber", str(call.callbacks_sent)),
        *(_lengths(call) if call.is_over else ()),
    )


def _lengths(call: Call) -> Pairs:
    """`CallDuration` is in seconds, `Duration` in minutes begun, as it is billed."""
    seconds = call.seconds()
    return (
        ("CallDuration", str(seconds)),
        ("Duration", str(-(-seconds // 60))),
        ("SipResponseCode", call.sip_code),
    )
