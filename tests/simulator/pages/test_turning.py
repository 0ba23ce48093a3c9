"""The demo's clock: presets, exact moments, and what happens to calls."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from core.database.transaction import Database
from core.desk.moment import now_of
from core.errors import Invalid
from simulator.pages.turning import preset
from tests.simulator.pages.conftest import ANA, BELGRADE, ZORA, Stage


def turned(stage: Stage, **where: Any) -> str:
    answer = stage.posts("clock", **where)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["wall"])


def test_it_shows_the_organisations_wall_clock(stage: Stage) -> None:
    assert stage.gets("clock") == {
        "wall": "2026-11-24T10:40:00",
        "open": True,
        "edge": "2026-11-24T16:00:00",
        "holiday": None,
    }


@pytest.mark.parametrize(
    ("name", "wall"),
    [
        ("now", "2026-11-24T10:40:00"),
        ("workday-10", "2026-11-25T10:00:00"),
        ("workday-22", "2026-11-24T22:00:00"),
        ("saturday-11", "2026-11-28T11:00:00"),
        ("sunday-3", "2026-11-29T03:00:00"),
        ("holiday-11", "2026-11-27T11:00:00"),
    ],
)
def test_a_preset_is_the_next_such_moment(stage: Stage, name: str, wall: str) -> None:
    assert turned(stage, preset=name) == wall


def test_a_preset_pressed_again_goes_on_to_the_one_after(stage: Stage) -> None:
    walls = [turned(stage, preset="saturday-11") for _ in range(2)]
    assert walls == ["2026-11-28T11:00:00", "2026-12-05T11:00:00"]


def test_an_exact_moment_is_of_the_wall_clock_unless_it_has_an_offset(stage: Stage) -> None:
    assert turned(stage, at="2027-01-07T11:00") == "2027-01-07T11:00:00"
    assert stage.gets("clock")["holiday"] == "Božić"
    assert turned(stage, at="2027-07-07T11:00:00Z") == "2027-07-07T13:00:00"


def test_turning_ends_every_call_and_lets_new_ones_ring(stage: Stage) -> None:
    stage.desk.on("/voice", "<Say loop='0'>halo</Say><Pause length='60'/>")
    stage.desk.on("/voice", "<Pause length='60'/>")
    stage.posts("phone/call", number=ZORA)
    stage.rings(ANA)
    turned(stage, at="2026-11-20T10:00")
    assert (stage.caller()["status"], stage.operator(ANA)["status"]) == ("idle", "idle")
    stage.rings(ANA)
    assert stage.operator(ANA)["status"] == "ringing"


def test_a_recording_that_was_on_its_way_arrives(stage: Stage) -> None:
    stage.desk.on("/voice", "<Record recordingStatusCallback='/recorded' timeout='5'/>")
    stage.desk.on("/recorded", "")
    stage.posts("phone/call", number=ZORA)
    stage.posts("phone/speak", number=ZORA)
    stage.demo.twilio.advance(timedelta(seconds=2))
    turned(stage, preset="sunday-3")
    assert len(stage.desk.forms("/recorded")) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"preset": "now", "at": "2026-11-24T10:00"},
        {"preset": "someday"},
        {"at": "sutra"},
        {"at": ""},
        {"at": "1999-12-31T23:59"},
        {"at": "2100-01-01T00:00"},
        {"at": "9999-12-31T23:59:59-14:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"at": 5},
    ],
)
def test_nonsense_is_refused_in_words(stage: Stage, body: dict[str, object]) -> None:
    answer = stage.posts("clock", **body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_calendar_without_such_a_day_says_so(stage: Stage) -> None:
    database: Database = stage.demo.database
    with database.read(stage.demo.clock) as tx:
        calendar = now_of(tx).calendar
    at = datetime(2026, 11, 24, 10, 40, tzinfo=BELGRADE)
    with pytest.raises(Invalid, match="unknown"):
        preset(calendar, at, "doomsday")
