"""Every attempt that a database has seen, written down by the database itself, and why one was made again.

A trigger of the outbox writes in the very transaction that leases: no look from outside can miss one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from core.database.base import Base, RowId
from core.database.outbox import LEASE
from core.database.transaction import Transaction

_POSTGRESQL = (
    """CREATE FUNCTION note_attempt() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.attempts > OLD.attempts THEN
            INSERT INTO attempts_made (delivery, attempt, leased_until, kept_until, process) VALUES
            (NEW.id, NEW.attempts, NEW.leased_until, NEW.leased_until, current_setting('application_name'));
        ELSIF NEW.leased_until > OLD.leased_until THEN
            UPDATE attempts_made SET kept_until = NEW.leased_until
             WHERE delivery = NEW.id AND attempt = NEW.attempts;
        ELSIF OLD.leased_until IS NOT NULL AND NEW.leased_until IS NULL AND NEW.sent_at IS NULL THEN
            UPDATE attempts_made SET failed = NEW.reason WHERE delivery = NEW.id AND attempt = NEW.attempts;
        END IF;
        RETURN NULL;
    END $$""",
    "CREATE TRIGGER note_attempt AFTER UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION note_attempt()",
)
_SQLITE = (
    """CREATE TRIGGER note_attempt AFTER UPDATE ON outbox WHEN NEW.attempts > OLD.attempts BEGIN
        INSERT INTO attempts_made (delivery, attempt, leased_until, kept_until)
        VALUES (NEW.id, NEW.attempts, NEW.leased_until, NEW.leased_until);
    END""",
    """CREATE TRIGGER note_keeping AFTER UPDATE ON outbox
    WHEN NEW.attempts = OLD.attempts AND NEW.leased_until > OLD.leased_until BEGIN
        UPDATE attempts_made SET kept_until = NEW.leased_until
         WHERE delivery = NEW.id AND attempt = NEW.attempts;
    END""",
    """CREATE TRIGGER note_failure AFTER UPDATE ON outbox
    WHEN OLD.leased_until IS NOT NULL AND NEW.leased_until IS NULL AND NEW.sent_at IS NULL BEGIN
        UPDATE attempts_made SET failed = NEW.reason WHERE delivery = NEW.id AND attempt = NEW.attempts;
    END""",
)


class _Beside(DeclarativeBase):
    """Tables that are none of the desk's own."""

    type_annotation_map = Base.type_annotation_map


class AttemptMade(_Beside):
    """A delivery was leased. `process`: by which, where several share the database; `failed`: as it noted.

    `leased_until`: at first; `kept_until`: as it was kept by whoever was still sending.
    """

    __tablename__ = "attempts_made"

    id: Mapped[RowId]
    delivery: Mapped[int]
    attempt: Mapped[int]
    leased_until: Mapped[datetime]
    kept_until: Mapped[datetime]
    process: Mapped[str | None]
    failed: Mapped[str | None] = mapped_column(Text)


@dataclass(frozen=True)
class Blow:
    """What was done to a process, or to all of them, and between which moments."""

    kind: str
    process: str | None
    began_at: datetime
    ended_at: datetime

    def hit(self, attempt: AttemptMade) -> bool:
        """Whether the attempt's process was struck while it had its lease."""
        meant = self.process is None or attempt.process in (None, self.process)
        leased_at = attempt.leased_until - LEASE
        return meant and self.began_at <= attempt.kept_until and leased_at <= self.ended_at


def note_attempts(tx: Transaction) -> None:
    """From now on this database writes every attempt down."""
    connection = tx.session.connection()
    _Beside.metadata.create_all(connection)
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.exec_driver_sql(statement)


@dataclass(frozen=True)
class Repeats:
    """Attempts that followed another one. `causes`: by what ended that; `too_early`: while it had its lease.

    `struck`: by delivery, how many of them were made because a blow hit the one before; `slow`: those that
    no blow explains.
    """

    causes: Counter[str]
    too_early: list[str]
    struck: Counter[int]
    slow: list[str]


def repeats(tx: Transaction, blows: Sequence[Blow]) -> Repeats:
    """All that this database has seen."""
    found = Repeats(Counter(), [], Counter(), [])
    before: AttemptMade | None = None
    for attempt in tx.all(select(AttemptMade).order_by(AttemptMade.delivery, AttemptMade.attempt)):
        if attempt.attempt > 1:
            assert before and (before.delivery, before.attempt) == (attempt.delivery, attempt.attempt - 1)
            hits = {blow.kind for blow in blows if blow.hit(before)}
            found.struck[attempt.delivery] += bool(hits)
            alive = f"noted as failed ({before.failed})" if before.failed else "slower than its lease"
            found.causes[" and ".join(sorted(hits)) or alive] += 1
            if not hits and before.failed is None:
                found.slow.append(
                    f"{before.delivery}: leased by {before.process} until {before.leased_until}, kept until "
                    f"{before.kept_until}, leased again by {attempt.process} until {attempt.leased_until}"
                )
            if before.failed is None and attempt.leased_until - LEASE < before.kept_until:
                found.too_early.append(
                    f"{before.delivery}: leased by {before.process} and {attempt.process} at once"
                )
        before = attempt
    return found
