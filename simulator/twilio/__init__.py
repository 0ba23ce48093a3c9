"""Pretend Twilio: runs our TwiML, signs and calls back, answers REST, and has its own telephones."""

from simulator.twilio.account import Habit, Line, Message, Problem
from simulator.twilio.documents import IllegalTwiml
from simulator.twilio.options import INSTANT, Options, Pace
from simulator.twilio.phone import Phone
from simulator.twilio.pretend import PretendTwilio
from simulator.twilio.transport import over_asgi, over_httpx
from simulator.twilio.webhooks import Post, WebhookRequest, WebhookResponse

__all__ = [
    "INSTANT",
    "Habit",
    "IllegalTwiml",
    "Line",
    "Message",
    "Options",
    "Pace",
    "Phone",
    "Post",
    "PretendTwilio",
    "Problem",
    "WebhookRequest",
    "WebhookResponse",
    "over_asgi",
    "over_httpx",
]
