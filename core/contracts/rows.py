"""Plans, add-ons and contracts, with their history: a change is a new row from a day, never a rewrite."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, OfCompany, RowId


class Plan(OfCompany, Base):
    """What a kind of contract promises, by name; the promises are `PlanVersion`s."""

    __tablename__ = "plans"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)


class PlanVersion(OfCompany, Base):
    """A plan's terms from a day on (until the next version)."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "starts_on"),)

    id: Mapped[RowId]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    starts_on: Mapped[date]
    terms: Mapped[dict[str, Any]]


class AddOn(OfCompany, Base):
    """What may be added to a contract."""

    __tablename__ = "add_ons"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)


class AddOnVersion(OfCompany, Base):
    """An add-on's terms from a day on."""

    __tablename__ = "add_on_versions"
    __table_args__ = (UniqueConstraint("add_on_id", "starts_on"),)

    id: Mapped[RowId]
    add_on_id: Mapped[int] = mapped_column(ForeignKey("add_ons.id"))
    starts_on: Mapped[date]
    name: Mapped[str] = mapped_column(String(200))
    monthly_fee: Mapped[Decimal]
    covers_always: Mapped[bool]
    after_hours_factor: Mapped[Decimal]


class Contract(Base):
    """A client's contract, valid in `[from_on, until_on)`; None runs on."""

    __tablename__ = "contracts"
    __table_args__ = (UniqueConstraint("client_id", "from_on"),)

    id: Mapped[RowId]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class Amendment(Base):
    """What was agreed from a day on: the first one is the contract as it was signed."""

    __tablename__ = "amendments"
    __table_args__ = (UniqueConstraint("contract_id", "starts_on"),)

    id: Mapped[RowId]
    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id"), index=True)
    starts_on: Mapped[date]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    # The program it was agreed for: a plan's price and minutes may differ by product.
    product: Mapped[str | None] = mapped_column(String(64))
    add_ons: Mapped[list[str]]
    # What this contract agreed otherwise: wins over the plan.
    terms: Mapped[dict[str, Any]]


class Backup(Base):
    """A cloud backup that was made: what the add-on is paid for."""

    __tablename__ = "backups"
    # The same backup told twice is one.
    __table_args__ = (UniqueConstraint("client_id", "made_at"),)

    id: Mapped[RowId]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    made_at: Mapped[datetime]
    size_bytes: Mapped[int] = mapped_column(BigInteger)
