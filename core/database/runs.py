"""What must run once for a period: a unique row says that it did, whichever process looked."""

from datetime import datetime

from sqlalchemy import String, delete, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base
from core.database.transaction import Transaction


class Run(Base):
    """A job that ran for a period: the statements of a month, the checks of a day."""

    __tablename__ = "runs"

    job: Mapped[str] = mapped_column(String(32), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    ran_at: Mapped[datetime]


def note_run(tx: Transaction, job: str, period: str) -> bool:
    """It ran for this period; False if that was noted before."""
    return tx.insert_once(Run, job=job, period=period, ran_at=tx.now)


def forget_runs(tx: Transaction, job: str, period: str) -> None:
    """It may run again for this period, and for its parts, which are written `period:part`."""
    parts = Run.period.startswith(f"{period}:", autoescape=True)
    tx.changed(delete(Run).where(Run.job == job, or_(Run.period == period, parts)))


def has_run(tx: Transaction, job: str, period: str) -> bool:
    """Whether it ran for this period."""
    return tx.first(select(Run.job).where(Run.job == job, Run.period == period)) is not None


def periods_left(tx: Transaction, job: str, done: str) -> set[str]:
    """Every period for which this job ran, and the other did not yet."""
    ran = select(Run.period).where(Run.job == done)
    return set(tx.all(select(Run.period).where(Run.job == job, Run.period.not_in(ran))))


def periods_run(tx: Transaction, job: str) -> set[str]:
    """Every period for which this job ran."""
    return set(tx.all(select(Run.period).where(Run.job == job)))
