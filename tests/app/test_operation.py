"""`dezurni migrate`, `check`, `outbox`, `link`, and the command's top: statuses, one line, no traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from app.demo import Demo
from app.settings import Settings
from core.clock import SystemClock
from core.database.alone import alone
from core.database.inbox import keep, put_off
from core.database.outbox import Delivery, put
from core.database.pace import hold
from core.database.transaction import Database
from tests.app.desk import Dezurni
from tests.postgres import free_port

ROOT = Path(__file__).parents[2]


def shell(folder: Path, *args: str, pipe: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a person runs it."""
    command = f"{sys.executable} -c 'from app.cli import main; main()' {' '.join(args)} {pipe}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def deliver(*, failed: bool) -> int:
    """Something in the outbox, set aside or waiting."""
    database = Database("sqlite:///data/dezurni.db", durable=False)
    with database.begin(SystemClock()) as tx:
        put(tx, "telegram", "7001", {"key": "greeting"})
        row = tx.first(select(Delivery).order_by(Delivery.id.desc()))
        assert row
        if failed:
            row.set_aside_at, row.reason = tx.now, "the chat is gone"
        number = row.id
    database.close()
    return number


def fails_at_a_message() -> None:
    """The desk has tried to hear it as often as it does."""
    database = Database("sqlite:///data/dezurni.db", durable=False)
    with database.begin(SystemClock()) as tx:
        keep(tx, channel="telegram", account="4242", event="1", chat="7", said={"text": "kvar"})
        while not put_off(tx, "telegram", "7"):
            pass
    database.close()


def wants_a_pause(chat: str) -> None:
    """Telegram lets nothing through to this chat for an hour."""
    database = Database("sqlite:///data/dezurni.db", durable=False)
    with database.begin(SystemClock()) as tx:
        hold(tx, "telegram", chat, timedelta(hours=1))
    database.close()


def test_without_a_command_the_help_is_shown(empty: Dezurni) -> None:
    ran = empty()
    assert (ran.status, ran.err) == (2, "")
    assert "statement" in ran.out
    assert empty("--help").status == 0
    for command in ("serve", "worker", "migrate", "load", "route", "who", "coverage", "calendar", "ask",
                    "articles", "time", "balance", "link", "statement", "outbox", "check"):  # fmt: skip
        assert empty(command, "--help").status == 0, command


def test_migrate_makes_the_newest_schema_and_does_nothing_twice(empty: Dezurni) -> None:
    (empty.folder / "data" / "dezurni.db").unlink()
    first, again = empty("migrate"), empty("migrate")
    assert first.status == again.status == 0
    assert first.out == again.out
    assert re.match(r"schema \w+", first.out)


def test_a_database_that_cannot_be_opened_is_one_line(empty: Dezurni) -> None:
    (empty.folder / "data" / "dezurni.db").unlink()
    (empty.folder / "data" / "dezurni.db").mkdir()
    for command in (("who",), ("migrate",), ("outbox",), ("serve",), ("worker",)):
        empty(*command).complains("database", "DEZURNI_DATABASE_URL")


def test_a_file_that_is_no_database_is_one_line(empty: Dezurni) -> None:
    (empty.folder / "data" / "dezurni.db").write_bytes(b"not a database, but long enough to be read " * 40)
    empty("who").complains("not a database", "DEZURNI_DATABASE_URL")


def test_a_database_server_that_is_not_there_is_one_line_without_the_password(empty: Dezurni) -> None:
    empty.sets(DEZURNI_DATABASE_URL="postgresql://desk:s3cr3t@127.0.0.1:1/desk?connect_timeout=2")
    assert "s3cr3t" not in empty("who").complains("DEZURNI_DATABASE_URL")


def test_an_older_schema_is_told_with_its_mend(empty: Dezurni) -> None:
    (empty.folder / "data" / "dezurni.db").unlink()
    Database("sqlite:///data/dezurni.db").close()
    ran = empty("check")
    assert ran.status == 1
    assert "dezurni migrate" in ran.out


def test_the_outbox_tells_what_waits_and_what_was_set_aside(empty: Dezurni) -> None:
    assert "nothing waits" in empty("outbox").out
    waits, aside = deliver(failed=False), deliver(failed=True)
    rows = {row["id"]: row for row in empty("outbox", "--json").json}
    assert (rows[waits]["state"], rows[aside]["state"]) == ("waiting", "set aside")
    assert rows[aside]["reason"] == "the chat is gone"
    assert rows[waits]["held_until"] is None
    wants_a_pause("7001")
    assert {row["held_until"] is None for row in empty("outbox", "--json").json} == {False}
    assert "set aside" in empty("outbox").out


def test_what_was_set_aside_can_be_tried_again_and_nothing_else_can(empty: Dezurni) -> None:
    waits, aside = deliver(failed=False), deliver(failed=True)
    ran = empty("outbox", "--retry", str(aside), "--json")
    assert (ran.status, {row["state"] for row in ran.json}) == (0, {"waiting"})
    for unknown in (str(aside), str(waits), "999"):
        empty("outbox", "--retry", unknown).complains(unknown, "set aside")
    for wrong in ("abc", "0", "-1", "99999999999999999999"):
        empty("outbox", "--retry", wrong).complains("--retry")
    assert empty.audit == [f"retry delivery {aside}"]


def test_what_the_desk_failed_at_is_counted_and_waits_again_when_it_is_told_to(empty: Dezurni) -> None:
    fails_at_a_message()
    assert "could not be heard: 1;" in empty("outbox").out
    assert "could not be heard" not in empty("outbox", "--hear").out
    assert empty("outbox", "--hear").status == 0
    assert [line.split()[0] for line in empty.audit] == ["hear-again"]


def test_a_link_is_a_code_with_its_end(dezurni: Dezurni) -> None:
    ran = dezurni("link", "zora-milica", "--json")
    assert ran.status == 0, ran.err
    assert set(ran.json) >= {"contact", "code", "expires_at", "links"}
    assert (ran.json["contact"], ran.json["links"]) == ("zora-milica", {})
    assert re.fullmatch(r"\w{4}-\w{4}", ran.json["code"])
    assert datetime.fromisoformat(ran.json["expires_at"]) > SystemClock().now()
    assert dezurni("link", "zora-milica", "--json").json["code"] != ran.json["code"]
    assert "Milica Zorić" in dezurni("link", "zora-milica").out
    dezurni("link", "nobody").complains("nobody")
    assert dezurni.audit == ["link contacts zora-milica"] * 3


def test_the_preflight_of_a_bare_desk_says_what_is_not_set(dezurni: Dezurni) -> None:
    ran = dezurni("check", "--json")
    states = {finding["what"]: finding["state"] for finding in ran.json}
    for finding in ran.json:
        assert set(finding) == {"what", "state", "mend"}
    assert states["settings"] == states["database"] == states["schema"] == "ok"
    assert states["telegram"] == states["twilio"] == "not set"
    assert ran.status == (1 if "wrong" in states.values() else 0)
    assert "ok       database" in dezurni("check").out


def test_the_preflight_names_what_is_wrong_and_is_a_no(empty: Dezurni) -> None:
    ran = empty("check", "--json")
    wrong = [finding for finding in ran.json if finding["state"] == "wrong"]
    assert (ran.status, [finding["what"] for finding in wrong]) == (1, ["company"])
    assert "dezurni load" in wrong[0]["mend"]
    empty.sets(DEZURNI_LOG="loud")
    ran = empty("check", "--json")
    assert (ran.status, ran.json[0]["state"]) == (1, "wrong")
    assert "DEZURNI_LOG" in ran.json[0]["mend"]


def test_the_preflight_reaches_for_the_vendors_and_shows_no_token(dezurni: Dezurni) -> None:
    dezurni.sets(
        TELEGRAM_TOKEN="1:s3cr3t", TELEGRAM_API_URL="http://127.0.0.1:1",
        TWILIO_ACCOUNT_SID="AC" + "0" * 32, TWILIO_AUTH_TOKEN="s3cr3t", TWILIO_FROM_NUMBER="+381113334444",
        TWILIO_API_URL="http://127.0.0.1:1",
    )  # fmt: skip
    ran = dezurni("check", "--json")
    states = {finding["what"]: finding["state"] for finding in ran.json}
    assert ran.status == 1
    assert states["telegram"] == states["twilio"] == states["public address"] == "wrong"
    assert "s3cr3t" not in ran.out + ran.err


def test_viber_is_asked_for_its_address_and_what_it_calls(dezurni: Dezurni) -> None:
    with _viber() as (url, answer):
        dezurni.sets(VIBER_TOKEN="s3cr3t", VIBER_API_URL=url, DEZURNI_PUBLIC_URL="https://desk.example")
        answer.update(status=0, uri="dezurni", webhook="https://desk.example/viber/webhook")
        assert _finding(dezurni, "viber dezurni")["state"] == "ok"
        link = dezurni("link", "zora-milica", "--json").json
        code = link["code"].replace("-", "")
        assert link["links"]["viber"] == f"viber://pa?chatURI=dezurni&context={code}"
        answer.update(webhook="https://another.example/viber/webhook")
        assert "https://another.example" in _finding(dezurni, "viber webhook")["mend"]
        answer.update(status=2, status_message="invalidAuthToken")
        refused = _finding(dezurni, "viber")
        assert (refused["state"], "invalidAuthToken" in refused["mend"]) == ("wrong", True)
    dezurni.sets(VIBER_API_URL="http://127.0.0.1:1")
    assert "does not answer" in _finding(dezurni, "viber")["mend"]
    assert "viber" not in dezurni("link", "zora-milica", "--json").json["links"]


def _finding(dezurni: Dezurni, what: str) -> dict[str, str]:
    ran = dezurni("check", "--json")
    assert "s3cr3t" not in ran.out + ran.err
    return next(finding for finding in ran.json if finding["what"] == what)


@contextmanager
def _viber() -> Iterator[tuple[str, dict[str, object]]]:
    """An address at which something answers as Viber does, and the answer, to be changed."""
    answer: dict[str, object] = {}

    class Viber(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_args: object) -> None:
            """Nothing on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Viber) as server:
        listening = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        listening.start()
        yield f"http://127.0.0.1:{server.server_port}", answer
        server.shutdown()
        listening.join()


def test_a_port_that_is_none_is_refused(empty: Dezurni) -> None:
    empty("serve", "--port", "0").complains("--port")
    empty("serve", "--port", "http").complains("--port")


def test_a_reader_who_goes_away_early_is_no_error(dezurni: Dezurni) -> None:
    ran = shell(dezurni.folder, "who --at 2026-11-24T10:00", pipe="| true")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_process_of_its_own_tells_its_status_and_writes_one_line(dezurni: Dezurni) -> None:
    wrong = shell(dezurni.folder, "who --at never")
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("at", ["0001-01-01", "9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00"])
def test_the_ends_of_time_are_no_traceback(dezurni: Dezurni, at: str) -> None:
    for command in (("who",), ("route", "+381601230001")):
        ran = dezurni(*command, "--at", at)
        assert "Traceback" not in ran.err
        assert len(ran.err.splitlines()) <= 1


def test_the_vendors_of_another_demo_on_the_same_database_repeat_no_id(dezurni: Dezurni) -> None:
    began = int(SystemClock().now().timestamp())
    demo = Demo(Settings(_env_file=None, dezurni_database_url=f"sqlite:///{dezurni.folder}/data/dezurni.db"))
    counted = demo.twilio.account, demo.telegram.account
    assert int(counted[0].new_sid("CA")[2:], 16) >= began * 1000
    assert counted[1].updates.add("message", {})["update_id"] >= began <= counted[1].next_message_id()
    demo.house.close()


def test_a_second_process_on_a_sqlite_file_is_refused_until_the_first_is_dead(dezurni: Dezurni) -> None:
    code = "from app.cli import main; main()"
    first = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--no-worker", "--port", str(free_port())],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout
        assert "Dežurni: http" in first.stdout.readline()
        for second in (("worker",), ("serve",), ("serve", "--no-worker"), ("serve", "--demo")):
            dezurni(*second).complains("data/dezurni.db", "another", "PostgreSQL")
        (dezurni.folder / "other.db").symlink_to("data/dezurni.db")
        dezurni.sets(DEZURNI_DATABASE_URL="sqlite:///other.db")
        dezurni("worker").complains("other.db", "another")
        assert dezurni("outbox").status == 0, "a command waits for its turn, and gets it"
        first.kill()
    with alone("sqlite:///data/dezurni.db"), alone("sqlite:///elsewhere.db"), alone("sqlite://"):
        dezurni("worker").complains("another")
