"""One writer at a time for a SQLite file, in whatever process: who waits is woken, not refused."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from core.database.outbox import put
from core.database.transaction import Database
from core.database.turn import Turn
from simulator.clock import TurnableClock
from tests.core.desk.office import office, wall

NOON = "2026-11-24T12:00"
# Another process, which says "mine" as soon as it has its turn and keeps it until it is told to go on.
_ANOTHER = """
import sys
from core.database.turn import Turn
with Turn(sys.argv[1]).taken():
    print("mine", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def path(sqlite_url: str) -> str:
    """The file of a fresh database."""
    return sqlite_url.removeprefix("sqlite:///")


@pytest.fixture
def another(path: str) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has its turn now."""
    command = [sys.executable, "-c", _ANOTHER, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def _is_free(path: str) -> bool:
    with Path(f"{path}-lock").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_who_writes_has_the_turn_until_the_end(sqlite_url: str, path: str) -> None:
    with office(sqlite_url, NOON) as desk:
        with desk.database.begin(desk.clock):
            assert not _is_free(path)
        assert _is_free(path)


def test_who_only_looks_waits_for_nobody(
    sqlite_url: str, another: "subprocess.Popen[str]", path: str
) -> None:
    with office(sqlite_url, NOON) as desk, desk.database.read(desk.clock) as tx:
        assert tx.session.is_active
        assert not _is_free(path)
    assert another.poll() is None


def test_a_fault_gives_the_turn_away(path: str) -> None:
    with pytest.raises(RuntimeError), Turn(path).taken():
        raise RuntimeError
    assert _is_free(path)


def test_a_process_that_is_killed_gives_its_turn_away(another: "subprocess.Popen[str]", path: str) -> None:
    assert not _is_free(path)
    another.kill()
    another.wait()
    with Turn(path).taken():
        assert not _is_free(path)


def test_a_database_in_memory_has_no_file_to_wait_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (None, "", ":memory:"):
        with Turn(name).taken():
            pass
    assert list(tmp_path.iterdir()) == []


def test_where_no_file_can_be_the_database_says_what_is_wrong(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'dezurni.db'}")
    clock = TurnableClock(wall(NOON))
    with pytest.raises(OperationalError, match="unable to open"), database.begin(clock) as tx:
        put(tx, "telegram", "1", {})
    database.close()
