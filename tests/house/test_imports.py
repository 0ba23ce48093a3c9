"""Who may import whom holds, and every rule of it is able to fail."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, modules

# One import that each contract forbids: where, and what.
OFFENCES = {
    "app opens the doors, the doors are strangers to each other, everybody may ask the desk": (
        "telephony/speech.py",
        "import bot.channel",
    ),
    "the rooms of the desk stand on each other in one order": (
        "core/clients/pin.py",
        "import core.desk.say",
    ),
    "the desk knows no vendor and no web": ("core/desk/say.py", "import httpx"),
    "rules are pure: they read no rows": ("core/calls/routing.py", "import core.calls.rows"),
    "chat channels do not know each other": ("bot/webchat/channel.py", "import bot.telegram.parse"),
    "aiogram only in bot.telegram": ("app/house.py", "import aiogram"),
    "twilio only in telephony and simulator": ("web/front.py", "import twilio"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house again, to be broken in."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_every_contract_holds_and_every_one_can_fail(copy: Path) -> None:
    assert lint(copy).returncode == 0, lint(copy).stdout
    for file, offence in OFFENCES.values():
        path = copy / file
        path.write_text(f"{path.read_text('utf-8')}\n{offence}\n", "utf-8")
    ran = lint(copy)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    lines = [" ".join(line.split()) for line in ran.stdout.splitlines()]
    for contract in contracts():
        assert f"{contract} BROKEN" in lines, f"this rule cannot fail: {contract}\n{ran.stdout[:3000]}"


def test_every_contract_has_its_offence() -> None:
    assert set(contracts()) == set(OFFENCES)


def test_a_new_room_of_the_desk_must_be_given_its_place(copy: Path) -> None:
    (copy / "core" / "attic").mkdir()
    (copy / "core" / "attic" / "__init__.py").touch()
    assert "attic" in lint(copy).stdout


def test_importing_any_module_does_nothing(tmp_path: Path) -> None:
    names = [name for name in modules() if not name.startswith("core.database.migrations")]
    program = (
        "import importlib, socket, sys, threading\n"
        "def refuse(*args, **more): raise AssertionError('a socket was opened')\n"
        "socket.socket.connect = socket.socket.bind = refuse\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
