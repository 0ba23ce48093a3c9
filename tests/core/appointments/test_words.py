"""Kinds by name, reports with and without a length, and which word is due when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.appointments.kinds import kind_of_subject, named_kind, subject_for
from core.appointments.notices import Notice, Times, notices_due
from core.appointments.report import Report, first_line, read_report
from core.coverage.calendar import Calendar, parse_day

ZONE = ZoneInfo("Europe/Belgrade")
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("poseta", "visit"),
        ("Treba nam poseta sutra", "visit"),
        ("посету", "visit"),
        ("a visit, please", "visit"),
        ("konsultacije", "consulting"),
        ("консултација", "consulting"),
        ("consultation", "consulting"),
        ("daljinska pomoć sutra u 9", "remote"),
        ("рад на даљину", "remote"),
        ("a remote session", "remote"),
        ("poseta ili konsultacije", None),
        ("poseban izveštaj", None),
        ("konsultant", None),
        ("", None),
    ],
)
def test_words_name_one_kind_or_none(words: str, kind: str | None) -> None:
    assert named_kind(words) == kind


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
@pytest.mark.parametrize("kind", ["visit", "consulting", "remote"])
def test_a_tickets_subject_tells_what_it_asks_for(kind: str, language: str) -> None:
    assert kind_of_subject(f"{subject_for(kind, language)} hoću da zakažem") == kind
    assert kind_of_subject("Ne radi štampač") is None
    assert kind_of_subject("Rad kase je spor") is None
    assert kind_of_subject("") is None


REPORTS = [
    ("1h30 Popravljen štampač", 90, "Popravljen štampač"),
    ("1h30: Popravljen štampač", 90, "Popravljen štampač"),
    ("45m Kratko", 45, "Kratko"),
    ("2 sata, obuka", 120, "obuka"),
    ("2 sata rada na serveru", 120, "rada na serveru"),
    ("1 sat i 15 minuta Obuka", 75, "Obuka"),
    ("1:15 Obuka", 75, "Obuka"),
    ("1,5h Obuka", 90, "Obuka"),
    ("1h30", 90, ""),
    ("Popravljen štampač", None, "Popravljen štampač"),
    ("3 računara podešena", None, "3 računara podešena"),
    ("90 faktura knjiženo", None, "90 faktura knjiženo"),
    ("1 m kabla zamenjen", None, "1 m kabla zamenjen"),
    ("10-12 faktura spojeno", None, "10-12 faktura spojeno"),
    ("", None, ""),
]


@pytest.mark.parametrize(("typed", "minutes", "text"), REPORTS)
def test_a_report_may_begin_with_the_real_length(typed: str, minutes: int | None, text: str) -> None:
    length = None if minutes is None else minutes * MINUTE
    assert read_report(typed) == Report(text, length)


def test_the_lines_of_a_report_stay_and_the_ledger_notes_the_first() -> None:
    report = read_report("2h Zamenjen disk.\n\nPodešen bekap.")
    assert report.text == "Zamenjen disk.\n\nPodešen bekap."
    assert first_line(report.text) == "Zamenjen disk."
    assert read_report("2h\nZamenjen disk.") == Report("Zamenjen disk.", 120 * MINUTE)
    assert first_line("  \n") == ""


WORKDAYS = Calendar(ZONE, (parse_day(["08:00-12:00", "12:30-16:00"]),) * 5 + ((), ()))
NO_HOURS = Calendar(ZONE, ((),) * 7)


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def _due(
    at: str, *, made: str = "2026-11-24T10:00", confirmed: bool = True, calendar: Calendar = WORKDAYS
) -> list[str]:
    """Thursday the 3rd of December, 10 to 12."""
    times = Times(_wall("2026-12-03T10:00"), _wall("2026-12-03T12:00"), _wall(made), _wall(made), confirmed)
    return [str(notice) for notice in notices_due(times, calendar, _wall(at))]


def test_the_reminder_is_due_from_nine_the_day_before_until_it_begins() -> None:
    assert _due("2026-12-02T08:59") == []
    assert _due("2026-12-02T09:00") == [Notice.REMINDER]
    assert _due("2026-12-03T09:59") == [Notice.REMINDER]
    assert _due("2026-12-03T10:00") == []
    assert _due("2026-12-02T15:00", made="2026-12-02T09:01") == []


def test_a_client_who_has_not_answered_is_noticed_after_a_day_in_working_hours() -> None:
    assert _due("2026-11-25T09:59", confirmed=False) == []
    assert _due("2026-11-25T10:00", confirmed=False) == [Notice.UNANSWERED]
    assert _due("2026-11-25T17:00", confirmed=False) == []
    assert _due("2026-11-26T08:00", confirmed=False) == [Notice.UNANSWERED]
    assert _due("2026-11-28T12:00", confirmed=False) == []  # a Saturday
    assert _due("2026-11-26T08:00", confirmed=True) == []


def test_the_report_is_asked_for_at_the_end_and_again_at_the_next_days_opening() -> None:
    assert _due("2026-12-03T11:59") == []
    assert _due("2026-12-03T12:00") == [Notice.REPORT]
    assert _due("2026-12-04T07:59") == [Notice.REPORT]
    assert _due("2026-12-04T08:00") == [Notice.REPORT, Notice.REPORT_AGAIN]
    assert _due("2026-12-04T08:59", calendar=NO_HOURS) == [Notice.REPORT]
    assert _due("2026-12-04T09:00", calendar=NO_HOURS) == [Notice.REPORT, Notice.REPORT_AGAIN]
