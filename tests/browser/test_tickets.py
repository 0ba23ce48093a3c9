"""Tickets with the keyboard, seen by two at once."""

import re

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Page as Tab

from tests.browser.test_demo import _messages, _opens_chat, _writes


def test_a_ticket_is_answered_with_the_keyboard_while_a_colleague_looks_on(
    page: Page, browser: Browser, demo: str
) -> None:
    _opens_chat(page, "workday-10", as_contact="Iva Simić")
    _writes(page, "hoću čoveka")
    expect(_messages(page)).to_contain_text(re.compile(r"Otvorili smo tiket #\d+"))
    _signs_in(page, "ana")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile("/tickets$"))
    page.get_by_role("link", name="Ničiji").click()
    expect(page).to_have_url(re.compile("view=unassigned"))
    expect(page.locator("[data-rows] tbody tr").first).to_be_visible()
    page.wait_for_load_state()  # keys are heard from then on
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tickets/\d+"))
    phone = browser.new_context(base_url=demo, viewport={"width": 375, "height": 812})
    colleague = phone.new_page()
    _signs_in(colleague, "marko")
    colleague.goto(page.url)
    expect(page.get_by_text("Marko Petrović takođe gleda ovaj tiket.")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.type("Javljam se za pet minuta.")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.reload()
    expect(page.locator("#text")).to_have_value("Javljam se za pet minuta.")
    expect(colleague.get_by_text("Javljam se za pet minuta.")).to_have_count(0)
    page.locator("#text").press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("Poslato klijentu")
    expect(page.locator("#text")).to_have_value("")
    expect(colleague.get_by_text("Javljam se za pet minuta.")).to_be_visible()
    assert colleague.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    phone.close()


def _signs_in(page: Tab, code: str) -> None:
    page.goto("/login")
    page.locator(f'form[action="/login/as/{code}"] button').click()
    expect(page).to_have_url(re.compile("/$"))
    page.wait_for_load_state()  # keys are heard from then on
