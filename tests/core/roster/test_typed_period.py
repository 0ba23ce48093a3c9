"""A period as it is typed: read exactly, or refused."""

from datetime import datetime

import pytest

from core.errors import Invalid
from core.roster.typed_period import TypedPeriod, read_period

NOW = datetime.fromisoformat("2026-11-24T10:00")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "who", "starts", "ends"),
    [
        ("marko 28.11.", "marko", "2026-11-28T00:00", "2026-11-29T00:00"),
        ("28.11.", "", "2026-11-28T00:00", "2026-11-29T00:00"),
        ("Marko Petrović 28.11. - 30.11.", "marko petrovic", "2026-11-28T00:00", "2026-12-01T00:00"),
        ("marko 28.11. 08:00 - 29.11. 08:00", "marko", "2026-11-28T08:00", "2026-11-29T08:00"),
        ("marko od 28.11. 08:00 do 29.11. 08:00", "marko", "2026-11-28T08:00", "2026-11-29T08:00"),
        ("Марко сутра 16-22", "marko", "2026-11-25T16:00", "2026-11-25T22:00"),
        ("u petak 22-6", "", "2026-11-27T22:00", "2026-11-28T06:00"),
        ("marko u subotu", "marko", "2026-11-28T00:00", "2026-11-29T00:00"),
        ("marko 2026-11-28 08:00 - 2026-11-29 08:00", "marko", "2026-11-28T08:00", "2026-11-29T08:00"),
        ("marko 30.12. - 2.1.", "marko", "2026-12-30T00:00", "2027-01-03T00:00"),
        ("marko on friday from 8 to 24:00", "marko", "2026-11-27T08:00", "2026-11-28T00:00"),
        ("28.11. 08:00 – 29.11.", "", "2026-11-28T08:00", "2026-11-30T00:00"),
    ],
)
def test_what_is_of_the_form_is_read(text: str, who: str, starts: str, ends: str) -> None:
    period = TypedPeriod(who, datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    assert read_period(text, NOW) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "marko",
        "marko 31.11.",
        "marko 28.11. 08:00",
        "marko 28.11. - 08:00",
        "28.11. 08:00 - 27.11. 08:00",
        "28.11. 25:00 - 29.11. 08:00",
        "28.11. 8.30 - 16.00",
        "marko 28.11. i 29.11.",
        "x" * 200,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_period(text, NOW)
