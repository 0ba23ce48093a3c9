"""Makes files when they are delivered: the desk's numbers and times, the library's typesetting."""

from collections.abc import Callable, Mapping
from typing import Any

from app.appointment_file import appointment_file
from core.clients.identity import client_by_code
from core.clients.phone_number import as_written
from core.clients.rows import Client
from core.clock import Clock
from core.database.transaction import Database, Transaction
from core.desk.make_statement import look_at_statement, make_statement
from core.desk.moment import Moment, now_of
from core.desk.statement_history import statement_history
from core.errors import Invalid, NotFound
from core.hours.month import Month
from core.ports import File
from documents.chart import chart_alt, statement_chart_png
from documents.letter import Letter
from documents.statement import statement_pdf
from telephony.audio_files import AudioFiles


class StatementDocuments:
    """The port `Documents` over the database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audio: AudioFiles | None = None,
        chat_file: Callable[[str], File] | None = None,
    ) -> None:
        self._audio = audio
        self._chat_file = chat_file
        self._database = database
        self._clock = clock

    def file(self, kind: str, facts: Mapping[str, Any], language: str) -> File:
        """The PDF or picture of a client's month, an appointment, a message left, or a file from a chat."""
        if kind == "ticket-file" and self._chat_file:
            return self._chat_file(facts["file"])
        if kind == "voicemail-audio":
            return self._voicemail(facts)
        if kind == "appointment-ics":
            with self._database.read(self._clock) as tx:
                return appointment_file(tx, now_of(tx), facts, language)
        client, month = facts["client"], Month.parse(facts["month"])
        if kind == "statement-preview":
            with self._database.read(self._clock) as tx:
                read = _statement(tx, client, month, look_at_statement)
            return statement_file("statement-pdf", *read, language)
        with self._database.begin(self._clock) as tx:
            read = _statement(tx, client, month, make_statement)
        return statement_file(kind, *read, language)

    def _voicemail(self, facts: Mapping[str, Any]) -> File:
        path = self._audio.find(facts["file"]) if self._audio else None
        if path is None:
            raise NotFound(f"the audio {facts['file']} is not among our files")
        return File(f"poruka-{facts['number']}.wav", "audio/wav", path.read_bytes())


def _statement(
    tx: Transaction, client: str, month: Month, read: Callable[..., dict[str, Any]]
) -> tuple[dict[str, Any], Letter]:
    """What is typeset after the transaction."""
    moment, served = now_of(tx), client_by_code(tx, client)
    return read(tx, moment, served, month), letter_of(tx, moment, served, month)


def letter_of(tx: Transaction, moment: Moment, client: Client, month: Month) -> Letter:
    """What a statement needs beside its data: who writes it, and the months before."""
    company = moment.company
    history = statement_history(tx, moment, client, month)
    return Letter(company.name, company.email, as_written(company.phone), history)


def statement_file(kind: str, data: Mapping[str, Any], letter: Letter, language: str) -> File:
    """The file of this kind; raises Invalid for a kind that nobody knows."""
    name = f"{data['month']}-{data['client']}"
    match kind:
        case "statement-pdf":
            return File(f"{name}.pdf", "application/pdf", statement_pdf(data, letter, language))
        case "statement-chart":
            picture = statement_chart_png(data, letter, language)
            return File(f"{name}.png", "image/png", picture, chart_alt(data, letter, language))
    raise Invalid(f"no document is called {kind!r}")
