"""Clients, their people, and the addresses by which these are known."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from core.database.base import Base, RowId
from core.language.script import fold


class Client(Base):
    """A company we serve."""

    __tablename__ = "clients"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    # The name as it is searched: small plain letters, whatever the script.
    words: Mapped[str] = mapped_column(default="")
    tax_id: Mapped[str | None] = mapped_column(String(32))
    product: Mapped[str | None] = mapped_column(String(64))
    delivered_on: Mapped[date | None]
    advisor: Mapped[str | None] = mapped_column(String(64))
    # The code as it is typed on a telephone: "zora" is 9672.
    keypad: Mapped[str | None] = mapped_column(String(64), index=True)
    active: Mapped[bool] = mapped_column(default=True)

    @validates("name")
    def _folded(self, _key: str, name: str) -> str:
        self.words = " ".join(fold(name))
        return name


class Contact(Base):
    """A person at a client."""

    __tablename__ = "contacts"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    # The name as it is searched.
    words: Mapped[str] = mapped_column(default="")
    language: Mapped[str | None] = mapped_column(String(8))
    gets_statement: Mapped[bool] = mapped_column(default=False)
    pin_hash: Mapped[str | None] = mapped_column(String(200))
    # Since then nothing is sent that was not asked for or agreed on: no statements, no hints.
    routine_stopped_at: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)

    @validates("name")
    def _folded(self, _key: str, name: str) -> str:
        self.words = " ".join(fold(name))
        return name


class ContactMethod(Base):
    """One address of a contact: a phone number, an e-mail, a chat account."""

    __tablename__ = "contact_methods"
    __table_args__ = (
        # One active contact for an address: who calls must not be ambiguous.
        Index(
            "uq_contact_methods_active",
            "channel",
            "address",
            unique=True,
            sqlite_where=text("active"),
            postgresql_where=text("active"),
        ),
    )

    id: Mapped[RowId]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(128))
    # "file" addresses come and go with the company file; "link" ones were proven by the person.
    source: Mapped[str] = mapped_column(String(8), default="file")
    # When a person proved it; the company file says nothing of when.
    tied_at: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class LinkCode(Base):
    """A one-time code that ties a chat account to a contact; only its hash is kept."""

    __tablename__ = "link_codes"

    id: Mapped[RowId]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LinkAttempt(Base):
    """A code that was tried and was wrong: guesses are counted per chat and over all."""

    __tablename__ = "link_attempts"

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime] = mapped_column(index=True)
