"""Times that were agreed with a client: a visit, a consulting hour, or work from afar."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Appointment(Base):
    """One operator's time with one client, `[starts_at, ends_at)`.

    `revision` counts the moves: a button carries the one it was shown for, a calendar file the newest.
    """

    __tablename__ = "appointments"
    __table_args__ = (Index("ix_appointments_state_ends", "state", "ends_at"),)

    id: Mapped[RowId]
    key: Mapped[str] = mapped_column(String(128), unique=True)
    # visit | consulting | remote
    kind: Mapped[str] = mapped_column(String(16))
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    # Who was asked to confirm; None where no contact of the client has a chat.
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    operator: Mapped[str] = mapped_column(String(64))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    about: Mapped[str] = mapped_column(default="")
    # proposed -> confirmed -> done; proposed | confirmed -> cancelled; a move makes it proposed again
    state: Mapped[str] = mapped_column(String(16), default="proposed")
    revision: Mapped[int] = mapped_column(default=0)
    proposed_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    report: Mapped[str | None]
