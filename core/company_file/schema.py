"""The company file: what it may say. `reading.py` reads it, `core/desk/load_company.py` stores it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from core.clients.phone_number import e164
from core.contracts.plan import SERVICES
from core.language.catalogue import LANGUAGES

Kind = Literal["phone", "remote", "email", "chat", "consulting", "visit", "internal"]
Service = Literal["phone", "email", "remote", "consulting", "advisor", "statement"]


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(f"{value!r} is not one of {', '.join(LANGUAGES)}")
    return value


def _decimal(value: Any) -> Any:
    """YAML hands over floats: 60.10 must not become 60.099999."""
    return str(value) if isinstance(value, float) else value


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Phone = Annotated[str, AfterValidator(e164)]
Language = Annotated[str, AfterValidator(_language)]
Money = Annotated[Decimal, BeforeValidator(_decimal), Field(ge=0, max_digits=12, decimal_places=2)]
Minutes = Annotated[int, Field(ge=0, le=1_000_000)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Hours = list[str]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True, str_min_length=1)


class Special(_Entry):
    """A day that is not like its weekday: closed, shorter, or open although it would be closed."""

    on: date
    name: str
    hours: Hours = []


class Holidays(_Entry):
    """The state's holidays and the company's own."""

    country: str | None = None
    also: list[Special] = []
    except_: list[date] = Field(default=[], alias="except")


class Week(_Entry):
    """Business hours by weekday; a day that is not named is closed."""

    mon: Hours = []
    tue: Hours = []
    wed: Hours = []
    thu: Hours = []
    fri: Hours = []
    sat: Hours = []
    sun: Hours = []


class OrganisationEntry(_Entry):
    """The company itself."""

    name: str
    phone: Phone
    email: str
    time_zone: str
    language: Language = "sr-Latn"
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "EUR"
    billing_step_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    business_hours: Week
    holidays: Holidays = Holidays()


class ProductTerms(_Entry):
    """What a plan promises otherwise for one product; what is not named is the plan's."""

    monthly_fee: Money | None = None
    included_minutes: Minutes | None = None
    visits_per_year: Annotated[int, Field(ge=0, le=366)] | None = None
    overage_per_hour: Money | None = None
    response_minutes: Minutes | None = None
    resolution_minutes: Minutes | None = None
    draws: list[Kind] | None = None
    on_exhausted: Literal["ask", "bill", "message"] | None = None
    carry_over_months: Annotated[int, Field(ge=0, le=24)] | None = None
    billing_step_minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    services: list[Service] | None = None


class AgreedTerms(ProductTerms):
    """What one contract agreed otherwise than its plan: this wins."""

    after_hours_factor: Annotated[Decimal, BeforeValidator(_decimal), Field(ge=1, le=10)] | None = None
    prorated: bool | None = None


class PlanEntry(_Entry):
    """A plan; the same numbers may differ by product, and be agreed otherwise in one contract's `terms`."""

    code: Code
    name: str
    rank: Annotated[int, Field(ge=1, le=1000)]
    monthly_fee: Money
    included_minutes: Minutes
    visits_per_year: Annotated[int, Field(ge=0, le=366)] = 0
    overage_per_hour: Money
    response_minutes: Minutes
    resolution_minutes: Minutes
    draws: list[Kind]
    on_exhausted: Literal["ask", "bill", "message"] = "ask"
    carry_over_months: Annotated[int, Field(ge=0, le=24)] = 0
    billing_step_minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    services: list[Service] = list(SERVICES)  # type: ignore[arg-type]
    by_product: dict[Code, ProductTerms] = {}


class AddOnEntry(_Entry):
    """Something that may be added to a contract."""

    code: Code
    name: str
    monthly_fee: Money
    coverage: Literal["always"] | None = None
    after_hours_factor: Annotated[Decimal, BeforeValidator(_decimal), Field(ge=1, le=10)] = Decimal(1)


class Warranty(_Entry):
    """How long a delivered program is under warranty, and where its callers stand in the line."""

    months: Annotated[int, Field(ge=0, le=240)] = 12
    rank: int = 0


class OperatorEntry(_Entry):
    """One of us."""

    code: Code
    name: str
    phone: Phone | None = None
    telegram_id: Annotated[str, BeforeValidator(_text), Field(pattern=r"^\d{1,20}$")] | None = None
    email: str | None = None
    roles: Annotated[list[Literal["operator", "advisor", "manager"]], Field(min_length=1)]
    # By what ways a page may reach them, the first one first; an empty list: by none.
    reach: Annotated[list[Literal["chat", "call"]], Field(max_length=2)] = ["chat", "call"]
    # Opens their own line when they call the support number; without one, they are a caller like others.
    # "keep": the one that is known stays, for a file that was exported: nobody can read a PIN.
    pin: Annotated[str, BeforeValidator(_text), Field(pattern=r"^(\d{4,8}|keep)$")] | None = None


class RotationEntry(_Entry):
    """Operators in turn, handed over every `turn_days` at the clock time of `starts`."""

    operators: Annotated[list[Code], Field(min_length=1)]
    starts: datetime
    turn_days: Annotated[int, Field(ge=1, le=366)]


class LayerEntry(RotationEntry):
    """A rotation that counts at these hours of the week only; without hours, always."""

    hours: Week | None = None


class ShiftEntry(_Entry):
    """One operator from one wall-clock time to another, its end excluded."""

    operator: Code
    starts: datetime
    ends: datetime


class ScheduleEntry(_Entry):
    """Who answers at what time. Of the layers the last that has somebody wins; a shift goes before them."""

    code: Code
    covers: Literal["business-hours", "outside-business-hours", "always"]
    operators: list[Code] = []
    rotation: RotationEntry | None = None
    backup: RotationEntry | None = None
    layers: list[LayerEntry] = []
    shifts: list[ShiftEntry] = []


class OverrideEntry(_Entry):
    """One operator stands in for another, is added (no `operator`) or taken out (no `substitute`)."""

    schedule: Code
    operator: Code | None = None
    substitute: Code | None = None
    starts: datetime
    ends: datetime

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if self.operator is None and self.substitute is None:
            raise ValueError("names nobody: give an operator, a substitute, or both")
        return self


class AbsenceEntry(_Entry):
    """An operator is away; both days are included."""

    operator: Code
    starts: date
    ends: date
    reason: str = ""


class RosterEntry(_Entry):
    """The duty roster."""

    schedules: list[ScheduleEntry] = []
    overrides: list[OverrideEntry] = []
    absences: list[AbsenceEntry] = []


class StepEntry(_Entry):
    """One step of an escalation."""

    after_minutes: Annotated[int, Field(ge=0, le=10_000)]
    notify: str
    by: Annotated[list[Literal["chat", "call"]], Field(min_length=1)]


class PolicyEntry(_Entry):
    """How a page walks down until somebody accepts."""

    code: Code
    repeat: Annotated[int, Field(ge=0, le=20)] = 0
    steps: Annotated[list[StepEntry], Field(min_length=1)]
    accepted_reminder_minutes: Annotated[int, Field(ge=1, le=10_000)] | None = None


class LimitEntry(_Entry):
    """At most so many calls to one telephone in so many minutes."""

    calls: Annotated[int, Field(ge=1, le=1000)]
    minutes: Annotated[int, Field(ge=1, le=1440)]


class Escalation(_Entry):
    """All escalation policies, and how often one telephone may be called for pages."""

    policies: list[PolicyEntry] = []
    throttle: Annotated[list[LimitEntry], Field(min_length=1)] = [
        LimitEntry(calls=1, minutes=1),
        LimitEntry(calls=3, minutes=15),
        LimitEntry(calls=7, minutes=60),
    ]


class CannedEntry(_Entry):
    """An answer that operators put into what they write; `{number}`: the ticket, `{operator}`: who writes."""

    title: Annotated[str, Field(max_length=80)]
    text: Annotated[str, Field(max_length=2000)]


class ChatEntry(_Entry):
    """What holds for chats; words are answered once nothing more is written for so many seconds."""

    pause_seconds: Annotated[int, Field(ge=0, le=30)] = 3
    # Files that came through chats: deleted so long after their ticket is closed; so much in all.
    keep_files_days: Annotated[int, Field(ge=1, le=3650)] = 730
    files_total_gb: Annotated[int, Field(ge=1, le=10_000)] = 20
    # A message to who was silent for 24 hours begins a talk that Viber charges for.
    viber_paid_talks: bool = False
    # The Telegram group in which every ticket has a topic, by its number.
    forum: Annotated[str, BeforeValidator(_text), Field(pattern=r"^-100\d{5,15}$")] | None = None
    canned: Annotated[list[CannedEntry], Field(max_length=100)] = []


class RecordingEntry(_Entry):
    """Callers are asked whether their talk may be recorded; what was recorded is deleted after these days."""

    keep_days: Annotated[int, Field(ge=1, le=3650)] = 30


class TelephoneEntry(_Entry):
    """How operators are rung, what may be dialled, and whether callers are asked to be recorded."""

    strategy: Literal["longest-idle", "round-robin", "all-at-once"] = "longest-idle"
    prefixes: Annotated[list[Annotated[str, Field(pattern=r"^\+[1-9]\d{0,9}$")]], Field(min_length=1)] = [
        "+381"
    ]
    calls_per_day: Annotated[int, Field(ge=1, le=100_000)] = 500
    longest_minutes: Annotated[int, Field(ge=1, le=240)] = 240
    recording: RecordingEntry | None = None


class AgreementEntry(_Entry):
    """What a contract says from a day on."""

    plan: Code
    from_: date = Field(alias="from")
    add_ons: list[Code] = []
    terms: AgreedTerms = AgreedTerms()


class ContractEntry(AgreementEntry):
    """A client's contract in `[from, until)`; `changes` are agreed for later days, each said in full."""

    until: date | None = None
    changes: list[AgreementEntry] = []

    def agreements(self) -> list[AgreementEntry]:
        """What it says from its first day on, then each change, oldest first."""
        signed = AgreementEntry(plan=self.plan, from_=self.from_, add_ons=self.add_ons, terms=self.terms)
        return [signed, *self.changes]


class ContactEntry(_Entry):
    """A person at the client."""

    code: Code
    name: str
    phones: list[Phone] = []
    telegram_id: Annotated[str, BeforeValidator(_text), Field(pattern=r"^\d{1,20}$")] | None = None
    email: str | None = None
    language: Language | None = None
    gets_statement: bool = False
    pin: Annotated[str, BeforeValidator(_text), Field(pattern=r"^(\d{4,8}|keep)$")] | None = None


class ClientEntry(_Entry):
    """A company we serve."""

    code: Code
    name: str
    tax_id: Annotated[str, BeforeValidator(_text)] | None = None
    product: Code | None = None
    delivered_on: date | None = None
    advisor: Code | None = None
    contract: ContractEntry | None = None
    contacts: list[ContactEntry] = []


class CompanyFile(_Entry):
    """Everything that one company file says."""

    organisation: OrganisationEntry
    plans: list[PlanEntry] = []
    add_ons: list[AddOnEntry] = []
    products: list[Code] = []
    warranty: Warranty = Warranty()
    operators: list[OperatorEntry] = []
    roster: RosterEntry = RosterEntry()
    escalation: Escalation = Escalation()
    chat: ChatEntry = ChatEntry()
    telephone: TelephoneEntry = TelephoneEntry()
    clients: list[ClientEntry] = []

    def contacts(self) -> Iterator[tuple[int, int, ContactEntry]]:
        """Every contact with the positions of its client and of itself."""
        for c, client in enumerate(self.clients):
            for k, contact in enumerate(client.contacts):
                yield c, k, contact
