"""The staff's pages in a browser: main ways at a desk and on a telephone, open to all, without noise."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import assert_open_to_all

DESK, TELEPHONE = (1440, 900), (375, 812)
PAGES = ["/calls", "/calls/level", "/articles", "/articles/fiskalni-racun", "/clients", "/clients/granit",
         "/clients/granit/edit", "/company", "/roster", "/roster/proof", "/statements"]  # fmt: skip
# On a telephone also those that are looked at seldom.
MORE = [
    "/tickets/new?contact=granit-nikola",
    "/delivery",
    "/delivery?view=sent",
    "/audit",
    "/articles/drafts",
    "/articles/unanswered",
    "/articles/phrases",
    "/articles/warnings",
    "/roster?view=month",
    "/staff",
    "/staff/keys",
    "/staff/webhooks",
    "/rehearsal",
    "/me",
]


@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_pages_fit_their_window_and_shut_nobody_out(page: Page, size: tuple[int, int]) -> None:
    _signs_in(page, "vesna", size)
    for path in PAGES + (MORE if size == TELEPHONE else []):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        assert_open_to_all(page)
    if size == TELEPHONE:  # the menu names the area we are in, and opens all that do not fit
        page.goto("/staff")
        page.get_by_role("button", name="Još: Zaposleni").click()
        assert_open_to_all(page)
        page.get_by_role("link", name="Dnevnik").click()
        expect(page.locator("h1")).to_have_text("Dnevnik")
    else:
        expect(page.get_by_role("link", name="Dnevnik")).to_be_visible()


def test_whoever_has_no_javascript_reads_everything_and_answers(browser: Browser, demo: str) -> None:
    context = browser.new_context(base_url=demo, java_script_enabled=False)
    page = context.new_page()
    page.goto("/login")
    page.locator('form[action="/login/as/ana"] button').click()
    page.goto("/tickets/new?contact=granit-nikola")
    page.get_by_label("Šta klijent javlja").fill("Kasa ne štampa")
    page.get_by_role("button", name="Otvori tiket").click()
    expect(page.locator("h1")).to_have_text("Kasa ne štampa")
    page.get_by_placeholder("Pišite ovde").fill("Da li je uključena?")
    page.get_by_label("Prilozi").set_input_files(
        {"name": "kasa.txt", "mimeType": "text/plain", "buffer": b"ON"}
    )
    page.get_by_role("button", name="Pošalji klijentu").click()
    expect(page.locator("main")).to_contain_text("Da li je uključena?")
    expect(page.get_by_role("link", name="kasa.txt")).to_be_visible()
    for path, shown in (("/", "Na dužnosti"), ("/tickets", "Kasa ne štampa"), ("/clients/granit", "Ugovor"),
                        ("/roster", "Zamene"), ("/calls", "Pozivi"), ("/articles", "Članci")):  # fmt: skip
        page.goto(path)
        expect(page.locator("main")).to_contain_text(shown)
    context.close()


def test_a_draft_is_written_tried_and_approved_on_a_telephone(page: Page) -> None:
    _signs_in(page, "ana", TELEPHONE)
    page.goto("/articles")
    page.get_by_label("Nov članak").fill("Kako da povežete vagu sa kasom")
    page.get_by_role("button", name="Napravi nacrt").click()
    page.get_by_label("Odgovor", exact=True).fill("Otvorite **Kasa > Uređaji** i dodajte vagu.")
    page.get_by_label("Kako se još pita").fill("vaga nece da se poveze sa kasom\nkako povezati vagu i kasu")
    page.get_by_label("Probno pitanje").fill("kako da povezem vagu sa kasom")
    page.get_by_role("button", name="Sačuvaj nacrt").click()
    then = page.get_by_label("Bot sa ovim člankom")
    expect(then).to_contain_text("Odgovara člankom")
    expect(then).to_contain_text("ovaj članak")
    page.get_by_role("button", name="Odobri").click()
    expect(page.get_by_role("status")).to_contain_text("Odobreno")


def test_a_client_is_changed_after_a_look_at_a_desk(page: Page) -> None:
    _signs_in(page, "vesna", DESK)
    page.goto("/clients/panonija")
    page.get_by_role("link", name="Izmeni").click()
    page.get_by_label("Naziv").fill("Panonija mlin a.d.")
    page.get_by_role("button", name="Pogledaj šta bi se promenilo").click()
    expect(page.get_by_role("table")).to_contain_text("Panonija mlin a.d.")
    page.get_by_role("button", name="Sprovedi").click()
    expect(page.locator("h1")).to_have_text("Panonija mlin a.d.")


def test_a_shift_is_covered_by_dragging_and_by_keyboard(page: Page) -> None:
    _signs_in(page, "vesna", DESK)
    page.goto("/roster")
    turn = page.locator(".turn[data-schedule='on-call']").last
    page.locator(".chips li", has_text="Vesna Ilić").drag_to(turn)
    expect(page.get_by_label("Dolazi")).to_have_value("vesna")
    expect(page.get_by_role("region", name="Zamene").get_by_label("Od", exact=True)).to_have_value(
        re.compile(r"^20\d\d-")
    )
    page.goto("/roster")
    page.locator(".turn[data-schedule='on-call'] .cover").last.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Dolazi").select_option("vesna")
    page.locator("#override button").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("upisana")


@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_a_manager_goes_round(page: Page, size: tuple[int, int]) -> None:
    """Plays a night, looks at a statement and sends it, makes a key, and reads what was noted."""
    _signs_in(page, "vesna", size)
    page.goto("/rehearsal")
    page.get_by_label("Ko", exact=True).fill("granit-nikola")
    page.get_by_role("button", name="Pokreni probu").click()
    expect(page.get_by_role("heading", name="Tok događaja")).to_be_visible()
    played = page.locator(".outcome").inner_text()
    page.goto(page.url)  # the address is the rehearsal
    expect(page.locator(".outcome")).to_have_text(re.compile(re.escape(played.split("\n")[0])))

    page.goto("/statements")
    zora = page.get_by_role("row").filter(has_text="Pekara Zora")
    pdf = page.request.get(zora.locator("a.button").get_attribute("href") or "")
    assert pdf.body().startswith(b"%PDF")
    zora.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text(
        re.compile("Izveštaj je (ponovo )?krenuo|Nije poslato")
    )

    page.goto("/staff/keys")
    page.get_by_label("Naziv").fill(f"CRM {size[0]}")
    page.get_by_label("pozivi: čita").check()
    page.get_by_role("button", name="Napravi ključ").click()
    expect(page.locator("main")).to_contain_text("dz_")
    for path, told in (
        ("/audit", f"ključ CRM {size[0]}"),
        ("/delivery", "Odloženo"),
        ("/calls", "Pozivi"),
    ):
        page.goto(path)
        expect(page.locator("main")).to_contain_text(told)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def _signs_in(page: Page, code: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("/login")
    page.locator(f'form[action="/login/as/{code}"] button').click()
    expect(page.get_by_role("link", name="Raspored")).to_be_visible()
