"""The command `dezurni`, run in the same process in a folder of its own."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer for machines."""
        return json.loads(self.out)

    def complains(self, *fragments: str) -> str:
        """One clear line on standard error, status 2, nothing on standard output; gives the line back."""
        assert self.status == 2, self
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("dezurni: ")
        assert "Traceback" not in self.err
        assert "a fault of ours" not in self.err, self.err
        assert self.out == ""
        for fragment in fragments:
            assert fragment in lines[0], lines[0]
        return lines[0]


class Dezurni:
    """Runs commands as a shell would, with this folder's database."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, read: Callable[[], tuple[str, str]]) -> None:
        self.folder = folder
        self._patch = patch
        self._read = read

    def __call__(self, *args: str) -> Ran:
        self._read()
        self._patch.setattr(sys, "argv", ["dezurni", *args])
        with pytest.raises(SystemExit) as stopped:
            main()
        status = stopped.value.code
        assert isinstance(status, int)
        return Ran(status, *self._read())

    @property
    def audit(self) -> list[str]:
        """What the audit keeps of commands, in order."""
        with closing(sqlite3.connect(self.folder / "data" / "dezurni.db")) as database:
            rows = database.execute("SELECT verb, kind, object FROM audit WHERE who = 'command' ORDER BY id")
            return [" ".join(row).strip() for row in rows]

    def sets(self, **settings: str) -> None:
        """Puts settings into the environment."""
        for name, value in settings.items():
            self._patch.setenv(name, value)

    def writes(self, name: str, text: str | bytes) -> str:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)
