"""`python -m tests.benchmarks`: fills databases of growing size, measures each, and says what came out."""

import argparse
import json
import os
import subprocess
import sys
from time import perf_counter
from typing import Any

from tests.benchmarks.databases import DURABLE, databases
from tests.benchmarks.month import fill


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    print(
        f"{asked.database}, {DURABLE[asked.database]}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    with databases(asked.database) as new_database:
        for clients in asked.clients:
            url = new_database()
            began = perf_counter()
            fill(url, clients=clients, entries_each=asked.entries)
            print(f"\n{clients:,} clients, {clients * asked.entries:,} entries", end="")
            print(f" (written in {perf_counter() - began:.0f} s)", flush=True)
            _tell(_measured("probe", url) | _measured("measure", url))
        _tell_pdfs(_measured("typeset", url, str(asked.pdfs)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--database", choices=list(DURABLE), default="sqlite")
    parser.add_argument("--clients", type=int, nargs="+", default=[1000, 3000, 10_000])
    parser.add_argument("--entries", type=int, default=100, help="entries of each client")
    parser.add_argument("--pdfs", type=int, default=200)
    return parser


def _measured(*arguments: str) -> dict[str, Any]:
    """What a fresh process measures: its memory is no other's."""
    command = [sys.executable, "-m", "tests.benchmarks.closing", *arguments]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _tell(found: dict[str, Any]) -> None:
    bare, clients = found["sums_seconds"], found["clients"]
    rows = (
        ("bare SQL: minutes drawn, by kind, by ticket", "sums"),
        ("who gets a statement", "clients"),
        ("every month closed, a transaction each", "close"),
        ("every closed month read and said in words", "tell"),
    )
    print(f"  {'':45}{'total s':>9}{'ms/client':>11}{'x bare':>8}{'peak MiB':>10}")
    for label, name in rows:
        seconds, peak = found[f"{name}_seconds"], found[f"{name}_kib"] / 1024
        print(f"  {label:45}{seconds:9.2f}{seconds * 1000 / clients:11.2f}{seconds / bare:8.1f}{peak:10.1f}")
    print(
        f"  {found['queries']:.1f} queries a close; {found['began_kib'] / 1024:.1f} MiB before the first",
        flush=True,
    )


def _tell_pdfs(found: dict[str, Any]) -> None:
    pace = found["pdfs"] / found["pdf_seconds"]
    size = found["bytes"] / found["pdfs"] / 1024
    print(f"\n{found['pdfs']} PDFs of {size:.0f} KiB on {found['cores']} cores: ", end="")
    print(f"{pace:.1f} a second, {pace / found['cores']:.1f} a core")


if __name__ == "__main__":
    main()
