"""Our own command as a process of its own, with a pretend Telegram for its vendor."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.tree import ROOT

TOKEN = "4242:pretend"
_OURS = ("DEZURNI_", "TELEGRAM_", "TWILIO_", "VIBER_")


@contextmanager
def dezurni(
    folder: Path, database_url: str, telegram_url: str, *command: str
) -> Iterator[subprocess.Popen[bytes]]:
    """The command runs while the block does; however that ends, it is dead afterwards."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)} | {
        "PYTHONPATH": str(ROOT),
        "DEZURNI_DATABASE_URL": database_url,
        "DEZURNI_CHANNELS": "telegram",
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram_url,
    }
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", "from app.cli import main; main()", *command],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
