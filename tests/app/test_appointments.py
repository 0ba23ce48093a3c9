"""`dezurni appointment plan, move, cancel, done` and `dezurni appointments`."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from core.clock import SystemClock
from tests.app.desk import Dezurni, Ran
from tests.stories.world import ZONE

FIELDS = {
    "id", "kind", "client", "contact", "operator", "start", "end", "state", "revision", "about", "ticket",
    "report",
}  # fmt: skip


def at(days: int, hour: int = 10) -> str:
    """A moment so many days from today, on the wall clock."""
    today = SystemClock().now().astimezone(ZONE).date()
    return datetime.combine(today + timedelta(days=days), time(hour)).isoformat()[:16]


def plans(dezurni: Dezurni, start: str, *more: str, operator: str = "marko", client: str = "granit") -> Ran:
    wanted = ("--kind", "visit", "--operator", operator, "--start", start)
    return dezurni("appointment", "plan", client, *wanted, *more)


def planned(dezurni: Dezurni, start: str, *more: str) -> dict[str, Any]:
    ran = plans(dezurni, start, *more, "--json")
    assert ran.status == 0, ran.err
    answer: dict[str, Any] = ran.json
    assert set(answer) >= FIELDS
    return answer


def test_an_appointment_is_planned_moved_listed_and_cancelled(dezurni: Dezurni) -> None:
    first = planned(dezurni, at(20), "--about", "Nov server")
    assert (first["kind"], first["client"], first["operator"]) == ("visit", "granit", "marko")
    assert (first["start"][:16], first["end"][:16]) == (at(20), at(20, 12))
    assert (first["state"], first["revision"], first["about"]) == ("proposed", 0, "Nov server")
    moved = dezurni(
        "appointment", "move", str(first["id"]), "--start", at(21), "--for", "1h30", "--json"
    ).json
    assert (moved["start"][:16], moved["revision"]) == (at(21), 1)
    later = dezurni("appointment", "move", str(first["id"]), "--start", at(22), "--operator", "ana", "--json")
    assert (later.json["operator"], later.json["end"][11:16]) == ("ana", "11:30")
    second = planned(dezurni, at(21))
    listed = dezurni("appointments", "--json").json["appointments"]
    assert [each["id"] for each in listed] == [second["id"], first["id"]]
    assert dezurni("appointments", "--client", "zora", "--json").json == {"appointments": []}
    assert dezurni("appointment", "cancel", str(first["id"])).status == 0
    dezurni("appointment", "cancel", str(first["id"])).complains("cancelled already")
    dezurni("appointment", "move", str(first["id"]), "--start", at(23)).complains("cancelled already")
    assert "granit, marko  proposed" in dezurni("appointments").out
    everything = dezurni("appointments", "--client", "granit", "--all", "--json").json["appointments"]
    assert {each["state"] for each in everything} == {"proposed", "cancelled"}
    done = ("propose 1", "move 1", "move 1", "propose 2", "cancel 1")
    assert dezurni.audit == ["{}-appointment appointments {}".format(*each.split()) for each in done]


def test_a_client_without_a_chat_is_named_so_that_somebody_tells_them(dezurni: Dezurni) -> None:
    assert "no" in plans(dezurni, at(20), client="dunav").out.splitlines()[1]
    assert dezurni("appointments", "--client", "zora").out == "no appointments\n"


@pytest.mark.parametrize(
    ("args", "fragment"),
    [
        (("granit", "--kind", "party", "--operator", "ana", "--start", at(9)), "visit, consulting"),
        (("nobody", "--kind", "visit", "--operator", "ana", "--start", at(9)), "nobody"),
        (("granit", "--kind", "visit", "--operator", "nobody", "--start", at(9)), "nobody"),
        (("granit", "--kind", "visit", "--operator", "ana", "--start", "tomorrow"), "--start"),
        (("granit", "--kind", "visit", "--operator", "ana", "--start", at(-1)), "already passed"),
        (("granit", "--kind", "visit", "--operator", "ana", "--start", at(9), "--for", "13h"), "12 hours"),
        (("granit", "--kind", "visit", "--operator", "ana", "--start", at(9), "--for", "0m"), "--for"),
        (("granit", "--kind", "visit", "--operator", "ana", "--start", at(9), "--for", "long"), "length"),
        (("granit", "--kind", "visit", "--operator", "ana"), "--start"),
    ],
)
def test_what_is_wrong_is_one_clear_line(dezurni: Dezurni, args: tuple[str, ...], fragment: str) -> None:
    dezurni("appointment", "plan", *args).complains(fragment)


def test_an_operator_is_not_planned_twice_at_one_time(dezurni: Dezurni) -> None:
    planned(dezurni, at(20))
    plans(dezurni, at(20, 11), client="dunav").complains("already has an appointment", "Granit gradnja")
    assert plans(dezurni, at(20, 12), client="dunav").status == 0
    assert plans(dezurni, at(20, 11), client="dunav", operator="ana").status == 0


def test_done_before_it_began_or_unknown_is_refused(dezurni: Dezurni) -> None:
    first = planned(dezurni, at(20))
    dezurni("appointment", "done", str(first["id"]), "--report", "x").complains("not begun")
    dezurni("appointment", "done", "99", "--report", "x").complains("no appointment 99")
    dezurni("appointment", "done", str(first["id"])).complains("--report")
