"""Text messages the program sends."""

from simulator.twilio.account import Habit, Message, Subscriber
from simulator.twilio.engine import Engine

GONE = {Habit.DEAD: "30005", Habit.UNREACHABLE: "30003"}


def send(engine: Engine, from_: str, to: str, body: str, callback_url: str) -> Message:
    """Take the message; it is sent at this moment and delivered, or not, right after."""
    message = Message(engine.account.new_sid("SM"), from_, to, body, engine.now(), callback_url)
    engine.account.messages[message.sid] = message
    engine.soon(lambda: _deliver(engine, message))
    return message


def _deliver(engine: Engine, message: Message) -> None:
    _report(engine, message, "sent")
    habit = engine.account.subscribers.get(message.to, Subscriber()).habit
    message.error_code = GONE.get(habit, "")
    _report(engine, message, "undelivered" if message.error_code else "delivered")


def _report(engine: Engine, message: Message, status: str) -> None:
    message.status = status
    if not message.callback_url:
        return
    fields = (
        ("AccountSid", engine.account.sid),
        ("MessageSid", message.sid),
        ("SmsSid", message.sid),
        ("MessageStatus", status),
        ("SmsStatus", status),
        ("To", message.to),
        ("From", message.from_),
        ("ApiVersion", "2010-04-01"),
        *((("ErrorCode", message.error_code),) if message.error_code and status == "undelivered" else ()),
    )
    engine.call_back(message.callback_url, "POST", fields)
