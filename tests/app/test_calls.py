"""`dezurni calls`: the log of a month and its service level, for people, spreadsheets and machines."""

import csv

from sqlalchemy import update

from core.calls.rows import Call
from tests.app.desk import Dezurni
from tests.telephony.line import MILICA, PETAR, PhoneLine


def test_calls_tells_who_waited_how_long_who_was_rung_and_how_well_we_answer(dezurni: Dezurni) -> None:
    assert "no calls" in dezurni("calls", "--month", "2026-11").out
    line = PhoneLine(f"sqlite:///{dezurni.folder}/data/dezurni.db", "2026-11-24T10:00")
    line.seeks_help(sid="CA1", number=MILICA)
    line.clock.turn_to(line.clock.now().replace(second=12))
    line.post("operator/offer?leg=1", {"CallSid": "CA8"})
    line.post("operator/answer?leg=1", {"CallSid": "CA8", "Digits": "1"})
    line.seeks_help(sid="CA2", number=PETAR)
    dead = {"CallSid": "CA9", "CallStatus": "failed", "SipResponseCode": "404"}
    line.post("operator/status?leg=2", dead)
    line.clock.turn_to(line.clock.now().replace(second=40))
    line.post("status", {"CallSid": "CA2", "CallStatus": "completed"})
    line.change(update(Call).where(Call.sid == "CA2").values(question='=HYPERLINK("http://x")'))
    line.close()
    told = dezurni("calls", "--month", "2026-11", "--json", "--csv", str(dezurni.folder / "calls.csv")).json
    milica, petar = told["calls"]
    assert (milica["client"], milica["plan"], milica["wait_seconds"]) == ("zora", "Osnovna podrška", 12)
    assert (milica["answered"], milica["operator"]) == (True, "ana")
    assert (petar["outcome"], petar["wait_seconds"], petar["ticket"]) == ("missed", 28, 1001)
    assert next((leg["result"], leg["detail"]) for leg in petar["legs"]) == ("failed", "SIP 404")
    assert petar["reasons"] and petar["decision"] == "desk"
    level = told["service_level"]["all"]["all"]
    assert level == {"calls": 2, "answered": 1, "within_30_s": 1, "level": 0.5, "abandoned": 1}
    assert told["service_level"]["hour"]["10"] == level
    assert told["service_level"]["plan"]["Osnovna podrška"]["abandoned"] == 0
    with (dezurni.folder / "calls.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[1]["question"] == '\'=HYPERLINK("http://x")'
    assert rows[0]["number"] == f"'{MILICA}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    shown = dezurni("calls", "--month", "2026-11").out
    assert "marko: failed (SIP 404)" in shown
    assert "all: 2 calls, 1 answered within 30 s (50%), 1 given up" in shown
    assert "no calls" in dezurni("calls", "--month", "2026-10").out
    dezurni("calls", "--month", "november").complains("november")
