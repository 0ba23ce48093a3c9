"""Signs of life: a worker writes when it last looked, so that any process can tell whether one runs."""

from datetime import datetime, timedelta

from sqlalchemy import String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base
from core.database.transaction import Transaction

EVERY = timedelta(seconds=5)
STALE_AFTER = timedelta(seconds=30)


class Heartbeat(Base):
    """When a worker last looked for work."""

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime]


def beat(tx: Transaction, name: str) -> None:
    """This worker is alive now."""
    if not tx.insert_once(Heartbeat, name=name, at=tx.now):
        tx.changed(update(Heartbeat).where(Heartbeat.name == name).values(at=tx.now))


def some_worker_lives(tx: Transaction) -> bool:
    """True if any worker looked for work lately."""
    newest = tx.first(select(func.max(Heartbeat.at)))
    return newest is not None and newest > tx.now - STALE_AFTER
