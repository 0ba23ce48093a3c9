"""The demo in a real browser: our own server as a process, Chromium from Debian."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.postgres import free_port

# The one without windows does half the work for the same pages.
_CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_SECONDS = 180
# The line speaks at the pace of speech: a sentence takes some seconds.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, no longer than needed: Playwright holds an event loop.

    Where CI should have installed it, its absence is a failure.
    """
    if _CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: .ci/run installs it")
        pytest.skip("no Chromium here: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo with a fresh database."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    command = [str(Path(sys.executable).parent / "dezurni"), "serve", "--demo", "--port", str(port)]
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("DEZURNI_", "TELEGRAM_", "TWILIO_"))
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            _await(f"http://127.0.0.1:{port}", process, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    said = (folder / "log").read_text()
    assert "Traceback" not in said, said


@pytest.fixture
def page(browser: Browser, demo: str) -> Iterator[Page]:
    """A page of a fresh visitor; whatever the console complains of fails the test."""
    context = browser.new_context(base_url=demo, viewport={"width": 1440, "height": 950}, locale="sr-Latn")
    page = context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            if httpx.get(f"{url}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"the demo does not answer: {log.read_text()}")
