"""The database is away: a caller hears a word, then may leave a message, and nothing of it is lost."""

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from core.calls.rows import Call, Voicemail
from core.tickets.rows import Ticket
from telephony import steps
from telephony.journal import Journal
from tests.stories.world import PUBLIC_URL
from tests.telephony.line import MILICA, PhoneLine

RECORDED = {
    "CallSid": "CA1",
    "From": MILICA,
    "RecordingSid": "RE1",
    "RecordingUrl": "https://api.twilio.com/RE1",
    "RecordingDuration": "17",
}
IN_LINE = ("wait", "in-line")
CALLERS_STEPS = [path for path in steps.DOCUMENTS if not path.startswith("operator/") and path not in IN_LINE]
OPERATORS_STEPS = [path for path in steps.DOCUMENTS if path.startswith("operator/")]


@pytest.fixture
def away(tmp_path: Path) -> "Away":
    return Away(tmp_path)


class Away:
    """A line whose database is a folder, until it comes back."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "away" / "dezurni.db"
        self._path.mkdir(parents=True)
        self.line = PhoneLine(f"sqlite:///{self._path}")
        self.journal = self.line.house.journal.path

    def comes_back(self, database: Path) -> PhoneLine:
        """The database is there again."""
        self._path.rmdir()
        shutil.copy(database, self._path)
        return self.line

    def messages(self) -> list[dict[str, str]]:
        """What stands in the journal."""
        return [json.loads(text) for text in self.journal.read_text().split("\n") if text]


def redirect(document: str) -> str:
    found = re.search(r"<Redirect[^>]*>([^<]*)</Redirect>", document)
    assert found, document
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("path", CALLERS_STEPS)
def test_a_caller_hears_one_moment_three_times_and_then_may_leave_a_message(away: Away, path: str) -> None:
    step, form = path, {"CallSid": "CA1", "From": MILICA, "Digits": "1"}
    for attempt in (1, 2, 3):
        document = away.line.post(step, form).legal()
        assert "Trenutak, molim Vas." in document
        assert redirect(document) == f"{PUBLIC_URL}/twilio/{path}?retry={attempt}"
        step = redirect(document).removeprefix(f"{PUBLIC_URL}/twilio/")
    document = away.line.post(step, form).legal()
    assert "<Redirect" not in document
    assert f'<Record action="{PUBLIC_URL}/twilio/fallback-message"' in document
    assert "ostavite poruku" in document
    assert "leave a message" in document


def test_a_waiting_caller_is_sent_out_of_the_line_as_nothing_can_be_recorded_in_it(away: Away) -> None:
    form = {"CallSid": "CA1", "QueueSid": "QU1"}
    for path in IN_LINE:
        assert redirect(away.line.post(path, form).legal("queue")).endswith(f"/{path}?retry=1")
        assert "<Leave" in away.line.post(f"{path}?retry=3", form).legal("queue")
    assert "<Record" in away.line.post("left?retry=3", {"CallSid": "CA1", "QueueResult": "leave"}).legal()


@pytest.mark.parametrize("path", OPERATORS_STEPS)
def test_an_operator_is_let_go_and_never_asked_for_a_message(away: Away, path: str) -> None:
    form = {"CallSid": "CA9", "Digits": "1"}
    first = redirect(away.line.post(f"{path}?leg=7&notification=8", form).legal())
    assert first == f"{PUBLIC_URL}/twilio/{path}?leg=7&notification=8&retry=1"
    last = away.line.post(f"{path}?leg=7&notification=8&retry=3", form).legal()
    assert "<Record" not in last
    assert "<Redirect" not in last
    assert "<Hangup" in last


def test_callbacks_tell_that_it_is_we_who_failed(away: Away) -> None:
    for path in steps.CALLBACKS:
        answer = away.line.post(f"{path}?leg=1&call=1", {"CallSid": "CA1", "CallStatus": "completed"})
        assert (answer.status, answer.text) == (503, "")
    assert not away.journal.exists()


def test_the_retry_goes_on_where_it_stopped_once_the_database_is_back(
    away: Away, loaded_sqlite: Path
) -> None:
    step = redirect(away.line.calls().legal()).removeprefix(f"{PUBLIC_URL}/twilio/")
    line = away.comes_back(loaded_sqlite)
    assert "Dobar dan" in line.post(step, {"CallSid": "CA1", "From": MILICA}).legal()
    assert line.call().state == "menu"


def test_the_fallback_takes_a_message_with_the_database_there_or_away(away: Away, line: PhoneLine) -> None:
    form = {"CallSid": "CA1", "From": MILICA, "ErrorCode": "11205", "ErrorUrl": f"{PUBLIC_URL}/twilio/voice"}
    for desk in (away.line, line):
        document = desk.post("fallback", form).legal()
        assert f'<Record action="{PUBLIC_URL}/twilio/fallback-message"' in document
        assert "<Redirect" not in document
        assert "recordingStatusCallback" not in document


def test_a_message_left_meanwhile_becomes_one_ticket_when_the_database_is_back(
    away: Away, loaded_sqlite: Path
) -> None:
    assert "primljena" in away.line.post("fallback-message", RECORDED).legal()
    assert "primljena" in away.line.post("fallback-message", {**RECORDED, "Digits": "hangup"}).legal()
    assert [message["RecordingSid"] for message in away.messages()] == ["RE1", "RE1"]
    line = away.comes_back(loaded_sqlite)
    line.work()
    line.work()
    assert (line.count(Voicemail), line.count(Ticket)) == (1, 1)
    ticket = line.read(lambda tx: tx.first(select(Ticket)))
    assert ticket and (ticket.source, ticket.client_id) == ("voicemail", line.call().client_id)
    assert not away.journal.exists()


def test_a_message_stays_in_the_journal_while_the_database_is_away(away: Away, loaded_sqlite: Path) -> None:
    away.line.post("fallback-message", RECORDED)
    with pytest.raises(Exception, match="unable to open"):
        away.line.work()
    line = away.comes_back(loaded_sqlite)
    line.work()
    assert line.count(Voicemail) == 1


def test_a_message_recorded_just_before_the_database_went_is_not_lost(
    away: Away, loaded_sqlite: Path
) -> None:
    assert "primljena" in away.line.post("message", RECORDED).legal()
    stored = {**RECORDED, "RecordingStatus": "completed"}
    del stored["From"]
    assert away.line.post("recording", stored).status == 204
    assert away.line.post("recording", {**stored, "RecordingStatus": "absent"}).status == 503
    assert len(away.messages()) == 2
    line = away.comes_back(loaded_sqlite)
    line.work()
    assert (line.count(Call), line.count(Voicemail), line.count(Ticket)) == (1, 1, 1)
    assert line.call().from_number == MILICA


def test_a_disk_that_refuses_the_message_does_not_promise_anything(away: Away) -> None:
    away.journal.mkdir()
    for path in ("message", "fallback-message"):
        document = away.line.post(path, RECORDED).legal()
        assert "primljena" not in document
        assert "Prijatan dan" in document
    assert away.line.post("recording", RECORDED).status == 503


def test_a_message_that_cannot_be_read_does_not_keep_back_the_others(line: PhoneLine) -> None:
    journal = line.house.journal
    line.post("fallback-message", {**RECORDED, "RecordingDuration": "9" * 5000})
    line.post("fallback-message", {**RECORDED, "CallSid": "CA2", "RecordingSid": "RE2"})
    line.post("fallback-message", {"CallSid": "", "RecordingSid": "RE3"})
    with journal.path.open("ab") as file:
        file.write(b'123\nnull\n[]\n\xff\xfe\n{"at": "2026')
    line.post("fallback-message", {**RECORDED, "CallSid": "CA4", "RecordingSid": "RE4", "Caller": "a\u2028b"})
    line.work()
    assert line.read(lambda tx: tx.all(select(Voicemail.recording_sid).order_by(Voicemail.id))) == [
        "RE1",  # a length that cannot be true is no reason to lose the message
        "RE2",
        "RE4",
    ]
    assert _taken(journal) == []
    assert b"RE4" in journal.path.with_suffix(".taken").read_bytes()


def _taken(journal: Journal) -> list[str]:
    with journal.taken() as messages:
        return [message["RecordingSid"] for message in messages]


def test_a_message_that_is_written_while_others_are_taken_in_waits_for_the_next_time(line: PhoneLine) -> None:
    journal = line.house.journal
    line.post("fallback-message", RECORDED)
    with journal.taken() as messages:
        assert len(messages) == 1
        line.post("fallback-message", {**RECORDED, "CallSid": "CA2", "RecordingSid": "RE2"})
    assert _taken(journal) == ["RE2"]
    assert journal.path.with_suffix(".taken").read_text().count("RecordingSid") == 2


def test_a_worker_that_is_done_puts_away_nothing_that_another_has_not_taken_in_yet(line: PhoneLine) -> None:
    ours, theirs = line.house.journal, Journal(line.house.journal.path)
    line.post("fallback-message", RECORDED)
    with ours.taken() as first:
        line.post("fallback-message", {**RECORDED, "CallSid": "CA2", "RecordingSid": "RE2"})
        with suppress(ZeroDivisionError), theirs.taken() as both:
            assert [message["RecordingSid"] for message in (*first, *both)] == ["RE1", "RE1", "RE2"]
            raise ZeroDivisionError  # killed on the way
    assert _taken(ours) == ["RE2"]
    assert (_taken(ours), _taken(theirs)) == ([], [])


def test_nobody_rings_for_a_caller_who_left_a_message_while_the_database_was_away(line: PhoneLine) -> None:
    line.post("fallback-message", RECORDED)
    line.work()
    assert line.call().state == "ended"
