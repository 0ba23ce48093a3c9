"""A real worker in a process of its own, against a pretend Telegram at some address."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.tree import ROOT

TOKEN = "4242:pretend"
_COMMAND = [sys.executable, "-c", "from app.cli import main; main()", "worker"]


@contextmanager
def worker(folder: Path, database_url: str, telegram_url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A real worker; however the block ends, it is dead afterwards. Its log is `log` in the folder."""
    ours = ("DEZURNI_", "TELEGRAM_", "TWILIO_", "VIBER_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "PYTHONPATH": str(ROOT),
        "DEZURNI_DATABASE_URL": database_url,
        "DEZURNI_CHANNELS": "telegram",
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram_url,
    }
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(_COMMAND, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait()
