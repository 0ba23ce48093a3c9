"""Accounts of the staff's page, their sessions, and the record of who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Account(Base):
    """How one operator proves who they are; the name and the roles are the operator's own."""

    __tablename__ = "accounts"

    operator: Mapped[str] = mapped_column(String(64), primary_key=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    # The last time step whose code was used: the same code opens nothing twice.
    totp_step: Mapped[int] = mapped_column(default=0)


class StaffSession(Base):
    """Somebody signed in on one device; only the hash of the cookie is kept."""

    __tablename__ = "staff_sessions"

    id: Mapped[RowId]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    operator: Mapped[str] = mapped_column(String(64), index=True)
    # code (the second factor is still to come) or enrol (it is to be set up) -> open
    stage: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInLink(Base):
    """A link that signs one operator in, once; only its hash is kept."""

    __tablename__ = "sign_in_links"

    id: Mapped[RowId]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    operator: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInFailure(Base):
    """A try that did not sign in: counted per name and per address."""

    __tablename__ = "sign_in_failures"

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)


class AuditEntry(Base):
    """Who did what to which thing: every change, however it was done, and every look at a recording."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_object", "kind", "object"),)

    id: Mapped[RowId]
    at: Mapped[datetime] = mapped_column(index=True)
    # An operator's code, "command", or "key:" and the name of a key of the API.
    who: Mapped[str] = mapped_column(String(80), index=True)
    verb: Mapped[str] = mapped_column(String(48))
    kind: Mapped[str] = mapped_column(String(32))
    object: Mapped[str] = mapped_column(String(80))
    facts: Mapped[dict[str, Any]]


class ApiKey(Base):
    """A key of the API; only its hash is kept. `prefix`: how it begins, so that its owner knows it again."""

    __tablename__ = "api_keys"

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(64), unique=True)
    prefix: Mapped[str] = mapped_column(String(16))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]]
    created_by: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    # How often it was used in the minute that began then.
    minute_at: Mapped[datetime]
    used: Mapped[int] = mapped_column(default=0)


class Webhook(Base):
    """An address that hears of what happens here. The secret signs what is sent, so it is kept as it is."""

    __tablename__ = "webhooks"

    id: Mapped[RowId]
    url: Mapped[str] = mapped_column(String(500))
    events: Mapped[list[str]]
    secret: Mapped[str] = mapped_column(String(64))
    created_by: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
