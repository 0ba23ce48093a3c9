"""The demo as a visitor uses it. One server for all: each test turns the clock to where it needs it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_open_to_all


def test_the_front_page_tells_who_is_on_duty_and_leads_to_chat_and_telephone(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Na dužnosti")).to_be_visible()
    expect(page.get_by_text(re.compile("Otvoreno do|Zatvoreno"))).to_be_visible()
    page.get_by_role("link", name="Čet sa botom").click()
    expect(page).to_have_url(re.compile("/try/chat$"))
    page.goto("/")
    page.get_by_role("link", name="Telefon").first.click()
    expect(page).to_have_url(re.compile("/try/phone$"))


def test_a_chat_ends_in_an_answer(page: Page) -> None:
    _opens_chat(page, "workday-10", as_contact="Milica Zorić")
    _writes(page, "kako da odstampam fakturu")
    expect(_messages(page)).to_contain_text("Da li Vam je ovo pomoglo?")
    page.get_by_role("button", name="Da", exact=True).last.click()
    expect(_messages(page)).to_contain_text("Drago nam je")


def test_a_chat_ends_in_a_ticket_and_the_operators_answer_comes_back(page: Page) -> None:
    _opens_chat(page, "workday-10", as_contact="Iva Simić")
    _writes(page, "hoću čoveka")
    expect(_messages(page)).to_contain_text(re.compile(r"Otvorili smo tiket #\d+"))
    ana = page.locator('[data-chat="ana"]')
    expect(ana).to_contain_text("Dunav trgovina")
    ana.get_by_role("button", name="Preuzmi").last.click()
    expect(ana).to_contain_text("je Vaš")
    expect(_messages(page)).to_contain_text("Ana Jovanović")


def test_a_call_in_business_hours_ends_with_both_parties_connected(page: Page) -> None:
    _opens_phone(page, "workday-10")
    _calls(page, "Milica Zorić")
    _presses(page, "1")
    operator = _ringing(page)
    _answers_and_presses_1(operator)
    expect(page.locator("#caller")).to_have_attribute("data-status", "talking")
    expect(operator).to_have_attribute("data-status", "talking")
    expect(page.locator("#caller")).to_contain_text("Razgovor:")
    _hangs_up(page)


def test_at_night_a_client_with_the_add_on_talks_with_the_operator_on_call(page: Page) -> None:
    _opens_phone(page, "workday-22")
    _calls(page, "Nikola Granić")
    expect(page.locator("#caller")).to_contain_text("dežurnog operatera")
    operator = _ringing(page)
    _answers_and_presses_1(operator)
    expect(page.locator("#caller")).to_have_attribute("data-status", "talking")
    _hangs_up(page)


def test_at_night_a_client_without_the_add_on_hears_when_we_open_and_leaves_a_message(page: Page) -> None:
    _opens_phone(page, "workday-22")
    _calls(page, "Milica Zorić")
    caller = page.locator("#caller")
    expect(caller).to_contain_text("Trenutno ne radimo")
    expect(caller).to_contain_text("u osam časova")
    _presses(page, "1")
    finish = caller.locator('[data-act="finish-message"]')
    expect(finish).to_be_visible()
    page.wait_for_timeout(1500)  # somebody speaks
    finish.click()
    expect(caller).to_contain_text("Vaša poruka je primljena")
    _hears_the_message(page)


def _hears_the_message(page: Page) -> None:
    """An operator finds the call in the log, and hears what was left; the look is noted for the manager."""
    page.goto("/login")
    page.locator('form[action="/login/as/vesna"] button').click()
    page.goto("/calls")
    page.locator("main tbody a").first.click()
    assert_open_to_all(page)
    page.get_by_role("button", name="Poslušaj").click()
    expect(page.locator("audio")).to_have_js_property("error", None)
    # Not `wait_for_function`: where it has to ask twice it needs `eval`, which our pages forbid.
    page.locator("audio").evaluate(
        "each => each.readyState >= 2 || new Promise(ready => each.addEventListener('loadeddata', ready))"
    )
    page.goto("/audit")
    expect(page.locator("main tbody tr").first).to_contain_text("sluša snimak")


def _opens_chat(page: Page, preset: str, *, as_contact: str) -> None:
    page.goto("/try/chat")
    _turns_clock(page, preset)
    choice = page.locator("#who option", has_text=as_contact).get_attribute("value")
    assert choice
    page.locator("#who").select_option(choice)
    expect(_messages(page)).to_contain_text("znamo ko ste")


def _opens_phone(page: Page, preset: str) -> None:
    page.goto("/try/phone")
    _turns_clock(page, preset)


def _turns_clock(page: Page, preset: str) -> None:
    page.locator("#clock summary").click()
    with page.expect_response("**/try/clock"):
        page.locator(f'[data-preset="{preset}"]').click()


def _writes(page: Page, text: str) -> None:
    box = page.locator("#client-form").get_by_role("textbox")
    box.fill(text)
    box.press("Enter")


def _messages(page: Page) -> Locator:
    return page.locator("#client-messages")


def _calls(page: Page, contact: str) -> None:
    page.locator("#caller label", has_text=contact).click()
    page.locator('#caller [data-act="call"]').click()


def _presses(page: Page, key: str) -> None:
    button = page.locator(f'#caller [data-key="{key}"]')
    expect(button).to_be_enabled()
    button.click()


def _ringing(page: Page) -> Locator:
    ringing = page.locator('.operators [data-status="ringing"]')
    expect(ringing).to_be_visible()
    number = ringing.get_attribute("data-number")
    return page.locator(f'.operators [data-number="{number}"]')


def _answers_and_presses_1(operator: Locator) -> None:
    operator.locator('[data-act="answer"]').click()
    expect(operator).to_contain_text("pritisnite jedan")
    operator.locator('[data-key="1"]').click()


def _hangs_up(page: Page) -> None:
    page.locator('#caller [data-act="hang-up"]').click()
    expect(page.locator("#caller")).to_have_attribute("data-status", "idle")
