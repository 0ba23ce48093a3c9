"""`python -m tests.screens`: a day of the demo, and a picture of each of its pages under `docs/screens/`.

Whoever looks at the pictures sees what people saw that day; `--dark` and `--to` are for one's own eyes.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import messengers
from tests.browser import conftest, test_demo
from tests.house.tree import ROOT
from tests.postgres import free_port

_SIZES = {1440: 900, 375: 812}
_SCAN = 700  # milliseconds until what was pressed is delivered
_NIGHT = "/rehearsal?who=granit-nikola&at=2027-01-01T03:00&way=call&hours=12&op.ana=sleeps&op.marko=sleeps"
# Each page by the name of its picture; what stands in braces is known once the day is over.
PAGES = {
    "now": "/",
    "tickets": "/tickets?view=all",
    "ticket": "/tickets/{ticket}",
    "ticket-new": "/tickets/new?contact=granit-nikola",
    "clients": "/clients",
    "client": "/clients/granit",
    "client-edit": "/clients/granit/edit",
    "company": "/company",
    "roster": "/roster",
    "proof": "/roster/proof",
    "calls": "/calls",
    "call": "/calls/{call}",
    "service-level": "/calls/level",
    "articles": "/articles",
    "draft": "/articles/drafts/2?ask=kako+da+povezem+vagu+sa+kasom",
    "statements": "/statements",
    "delivery": "/delivery?view=aside",
    "audit": "/audit",
    "rehearsal": _NIGHT,
    "staff": "/staff",
}


def main() -> None:
    """Lives the day and takes the pictures."""
    asked = _parser().parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    chats = messengers.talks()
    with _gone() as hook, _demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=conftest._QUIET)
        known = _lived(browser, base, hook, asked)
        for width in _SIZES:
            _photographed(browser, base, width, known, asked)
        messengers.photographed(browser, asked.to, chats)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screens", help="the folder")
    parser.add_argument("--dark", action="store_true", help="as those see it who have a dark screen")
    return parser


@contextmanager
def _gone() -> Iterator[str]:
    """The address of a server that wants no more webhooks: what goes there is set aside at once."""

    class Gone(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(410)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gone)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/dezurni"
    server.shutdown()


@contextmanager
def _demo() -> Iterator[str]:
    """The address of a demo with an empty past."""
    port, command = free_port(), str(Path(sys.executable).parent / "dezurni")
    environment = os.environ | {"DEZURNI_WEBHOOK_HOSTS": "127.0.0.1"}
    with tempfile.TemporaryDirectory() as name, (Path(name) / "log").open("wb") as log:
        process = subprocess.Popen(
            [command, "serve", "--demo", "--port", str(port)],
            cwd=name,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            conftest._await(f"http://127.0.0.1:{port}", process, Path(name) / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _lived(browser: Browser, base: str, hook: str, asked: argparse.Namespace) -> dict[str, str]:
    """The day: what clients wrote and whom they called, and what was done about it."""
    page = _tab(browser, base, 1440, asked)
    test_demo._opens_chat(page, "workday-10", as_contact="Milica Zorić")
    test_demo._writes(page, "kako da odstampam fakturu")
    page.get_by_role("button", name="Da", exact=True).last.click()
    expect(test_demo._messages(page)).to_contain_text("Drago nam je")
    _manages(_signed_in(browser, base, "vesna", asked), hook)
    ticket = _opens(page, "Iva Simić", "Od jutros kasa ne štampa račune, stoji nam red pred kasom")
    _works(_signed_in(browser, base, "ana", asked), ticket)
    _telephones(page, asked.to)
    _opens(page, "Nikola Granić", "Ne mogu da pošaljem fakturu na SEF, hitno je")
    page.screenshot(path=asked.to / "chat.png")
    page.goto("/")
    page.screenshot(path=asked.to / "front.png")
    page.context.close()
    return {"ticket": ticket, "call": "1"}


def _manages(vesna: Page, hook: str) -> None:
    _send(vesna, "/staff/webhooks", url=hook, event="ticket.opened")
    _send(vesna, "/staff/keys", name="CRM", scope="clients:read\ntickets:write", days="365")
    _send(vesna, "/articles/drafts", title="Kako da povežete vagu sa kasom")
    _send(
        vesna,
        "/articles/drafts/1",
        title="Kako da povežete vagu sa kasom",
        body="Otvorite **Kasa > Uređaji** i dodajte vagu.\n\nAko je nema, isključite je i uključite.",
        questions="vaga nece da se poveze sa kasom\nkako povezati vagu i kasu",
        ask="kako da povezem vagu sa kasom",
        language="sr-Latn",
    )
    vesna.goto("/roster")
    monday = vesna.locator(".turn").last.get_attribute("data-starts") or ""
    day = monday[:10]
    _send(vesna, "/roster/overrides", schedule="on-call", operator="", substitute="vesna",
          starts=f"{day}T18:00", ends=f"{day}T22:00")  # fmt: skip
    _send(vesna, "/roster/absences", operator="marko", first=day, last=day, reason="Slava")
    month = re.search(r"month=(\d{4}-\d\d)", vesna.request.get("/statements").text())
    assert month
    for client in ("granit", "zora"):
        _send(vesna, f"/statements/{month[1]}/{client}/send")


def _opens(page: Page, who: str, text: str) -> str:
    """Somebody writes, and wants a person; the number of the ticket."""
    page.goto("/try/chat")
    choice = page.locator("#who option", has_text=who).get_attribute("value")
    page.locator("#who").select_option(choice)
    expect(test_demo._messages(page)).to_contain_text("znamo ko ste")
    test_demo._writes(page, text)
    page.wait_for_timeout(_SCAN)
    test_demo._writes(page, "hoću čoveka")
    expect(test_demo._messages(page)).to_contain_text(re.compile(r"Otvorili smo tiket #\d+"))
    found = re.findall(r"Otvorili smo tiket #(\d+)", test_demo._messages(page).inner_text())
    return str(found[-1])


def _works(ana: Page, ticket: str) -> None:
    at = f"/tickets/{ticket}"
    _send(ana, f"{at}/take")
    _send(ana, f"{at}/urgency", urgency="stopped")
    ana.goto(at)
    ana.get_by_label("Beleška za kolege").check()
    ana.get_by_placeholder("Pišite ovde").fill("Isti štampač kao prošlog meseca: kabl.")
    ana.get_by_label("Prilozi").set_input_files(
        {"name": "servis-oktobar.txt", "mimeType": "text/plain", "buffer": b"Zamenjen kabl."}
    )
    ana.get_by_role("button", name="Sačuvaj belešku").click()
    expect(ana.get_by_role("status")).to_contain_text("Beleška")
    _send(
        ana, f"{at}/say", kind="reply", text="Proverite da li je kabl do kraja uključen, pa štampajte probu."
    )
    _send(ana, f"{at}/time", typed="25m", kind="remote", note="Provera štampača", key="screens")


def _telephones(page: Page, to: Path) -> None:
    test_demo._opens_phone(page, "workday-10")
    test_demo._calls(page, "Milica Zorić")
    test_demo._presses(page, "1")
    test_demo._answers_and_presses_1(test_demo._ringing(page))
    expect(page.locator("#caller")).to_have_attribute("data-status", "talking")
    page.evaluate("document.querySelector('#clock').open = false; scrollTo(0, 0)")
    page.screenshot(path=to / "phone.png")
    test_demo._hangs_up(page)
    test_demo._opens_phone(page, "workday-22")
    test_demo._calls(page, "Milica Zorić")
    expect(page.locator("#caller")).to_contain_text("u osam časova")
    test_demo._presses(page, "1")
    finish = page.locator('#caller [data-act="finish-message"]')
    expect(finish).to_be_visible()
    page.wait_for_timeout(_SCAN)
    finish.click()
    expect(page.locator("#caller")).to_contain_text("Vaša poruka je primljena")


def _photographed(
    browser: Browser, base: str, width: int, known: dict[str, str], asked: argparse.Namespace
) -> None:
    vesna = _signed_in(browser, base, "vesna", asked, width)
    for name, path in PAGES.items():
        vesna.goto(path.format(**known))
        vesna.wait_for_timeout(300)
        vesna.screenshot(path=asked.to / f"{name}-{width}.png", full_page=True)
    vesna.context.close()


def _tab(browser: Browser, base: str, width: int, asked: argparse.Namespace) -> Page:
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": _SIZES[width]},
        locale="sr-Latn",
        color_scheme="dark" if asked.dark else "light",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def _signed_in(browser: Browser, base: str, code: str, asked: argparse.Namespace, width: int = 1440) -> Page:
    page = _tab(browser, base, width, asked)
    page.goto("/login")
    page.locator(f'form[action="/login/as/{code}"] button').click()
    expect(page).to_have_url(re.compile("/$"))
    return page


def _send(page: Page, path: str, **form: str) -> None:
    """A form as the page would send it."""
    token = page.locator('meta[name="csrf"]').get_attribute("content") or ""
    origin = page.url.split("/")[0] + "//" + page.url.split("/")[2]
    answer = page.request.post(path, form={"csrf": token, **form}, headers={"Origin": origin})
    assert answer.ok, (path, answer.status, re.sub(r"<[^>]+>|\s+", " ", answer.text())[:800])


if __name__ == "__main__":
    main()
