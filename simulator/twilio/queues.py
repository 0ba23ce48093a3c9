"""Queues: calls that wait, first come first."""

from simulator.twilio.account import Account, Member, Queue
from simulator.twilio.call import Call
from simulator.twilio.engine import Engine
from simulator.twilio.webhooks import Pairs


def named(engine: Engine, name: str) -> Queue:
    """The queue of this name, made on first use."""
    for queue in engine.account.queues.values():
        if queue.name == name:
            return queue
    return create(engine, name)


def create(engine: Engine, name: str, max_size: int = 1000) -> Queue:
    """A new, empty queue."""
    queue = Queue(engine.account.new_sid("QU"), name, engine.now(), max_size)
    engine.account.queues[queue.sid] = queue
    return queue


def enter(engine: Engine, queue: Queue, call: Call) -> Member:
    """The call begins to wait."""
    member = Member(call.sid, engine.now())
    queue.members.append(member)
    call.queue_sid = queue.sid
    return member


def claim(engine: Engine, queue: Queue, call_sid: str) -> Member | None:
    """Take the call out: the member for the first who asks, None for everyone after."""
    member = member_of(queue, call_sid)
    if member is None:
        return None
    queue.members.remove(member)
    queue.waits.append(seconds_waited(engine, member))
    engine.account.calls[call_sid].queue_sid = ""
    return member


def member_of(queue: Queue, call_sid: str) -> Member | None:
    """The call as a member, while it waits."""
    return next((member for member in queue.members if member.call_sid == call_sid), None)


def seconds_waited(engine: Engine, member: Member) -> float:
    """How long it has waited."""
    return (engine.now() - member.enqueued_at).total_seconds()


def average_wait(queue: Queue) -> int:
    """The average wait of those who left, in seconds."""
    return round(sum(queue.waits) / len(queue.waits)) if queue.waits else 0


def wait_fields(engine: Engine, queue: Queue, member: Member) -> Pairs:
    """What the waiting document is told; the position counts from 1."""
    position = queue.members.index(member) + 1 if member in queue.members else 0
    return (
        ("QueueSid", queue.sid),
        ("QueuePosition", str(position)),
        ("QueueTime", str(int(seconds_waited(engine, member)))),
        ("AvgQueueTime", str(average_wait(queue))),
        ("CurrentQueueSize", str(len(queue.members))),
        ("MaxQueueSize", str(queue.max_size)),
    )


def front(account: Account, queue: Queue) -> Call | None:
    """The call that has waited longest."""
    return account.calls[queue.members[0].call_sid] if queue.members else None
