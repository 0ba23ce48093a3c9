"""The chat on somebody else's site, in a real browser: one script tag, under a policy that allows no more."""

import http.server
import re
import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, FrameLocator, Locator, Page, expect

from simulator.telegram.person import SMALLEST_PNG
from tests.browser.axe import assert_open_to_all
from tests.browser.hostile import HOSTILE

# Another site than the desk's: another host, and nothing allowed but the desk's script and frame.
_SITE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Pekara</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {desk}; frame-src {desk}">
<script src="{desk}/chat.js" async></script></head>
<body><main><h1>Pekara</h1><p>Hleb i peciva.</p></main></body></html>"""


@pytest.fixture(scope="module")
def site(demo: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that has put the chat onto its pages."""
    folder = tmp_path_factory.mktemp("site")
    for name, language in (("index", "sr-Latn"), ("english", "en-GB")):
        page = _SITE.format(desk=demo, language=language)
        (folder / f"{name}.html").write_text(page, "utf-8")
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor; whatever the console complains of fails the test, but for the picture of the tab."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sr-Latn")
    complaints: list[str] = []

    def note(text: str) -> None:
        if "favicon" not in text:
            complaints.append(text)

    context.on(
        "console", lambda m: note(f"{m.text} {m.location}") if m.type in ("error", "warning") else None
    )
    context.on("weberror", lambda error: note(str(error.error)))
    context.on("dialog", lambda dialog: note(f"a dialog: {dialog.message}"))
    yield context
    context.close()
    assert complaints == []


def test_a_visitor_asks_says_no_gets_a_person_whose_answer_arrives_live_and_stays(
    context: BrowserContext, site: str, demo: str
) -> None:
    _turn_clock(demo)
    page = context.new_page()
    page.goto(site)
    # By keyboard alone: the button is the first thing on the page that can be reached.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chat = _frame(page)
    expect(chat.get_by_label("Poruka", exact=True)).to_be_focused()
    expect(chat.locator("#status")).to_have_text(re.compile(r"^Tu smo danas do \d\d:00$"))
    page.keyboard.type("kako da odstampam fakturu")
    page.keyboard.press("Enter")
    expect(_log(chat)).to_contain_text("Da li Vam je ovo pomoglo?")
    expect(_log(chat).locator(".waits")).to_have_count(0)
    assert_open_to_all(page)
    _prove(chat, demo, "dunav-petar")
    expect(_log(chat)).to_contain_text("сада знамо ко сте")


def test_what_an_operator_writes_arrives_live_in_every_tab_is_counted_and_outlives_a_reload(
    context: BrowserContext, site: str, demo: str
) -> None:
    _turn_clock(demo)
    page = context.new_page()
    page.goto(site)
    _button(page).click()
    chat = _frame(page)
    _prove(chat, demo, "zora-milica")
    expect(_log(chat)).to_contain_text("Milica Zorić")
    _writes(chat, "kako da odstampam fakturu")
    chat.get_by_role("button", name="Ne", exact=True).click()
    expect(_log(chat).locator("[data-pressed]")).to_have_text("Ne")
    _writes(chat, "hoću čoveka")
    expect(_log(chat)).to_contain_text(re.compile(r"tiket #\d+"))
    number = re.findall(r"#(\d+)", _log(chat).inner_text())[-1]
    other = context.new_page()
    other.goto(site)
    # The chat was begun here: it counts what comes although nobody has opened it in this tab.
    chat.get_by_label("Poruka", exact=True).fill("nije poslato")
    page.keyboard.press("Escape")
    expect(_button(page)).to_be_focused()
    _answers(demo, number, "Stižem za pet minuta.")
    # One, or more where a month has ended meanwhile, whose statement comes as well.
    counted = re.compile(r"^Podrška \(čet\), (1 nova poruka|\d nove poruke)$")
    for one in (page, other):
        expect(_button(one)).to_have_accessible_name(counted)
    page.reload()
    expect(_button(page)).to_have_accessible_name(counted)
    _button(page).click()
    expect(_log(_frame(page))).to_contain_text("Stižem za pet minuta.")
    expect(_log(_frame(page))).to_contain_text("hoću čoveka")
    expect(_frame(page).get_by_label("Poruka", exact=True)).to_have_value("nije poslato")
    expect(_button(page)).to_have_accessible_name("Podrška (čet)")


def test_a_picture_goes_up_is_shown_and_a_message_is_changed(context: BrowserContext, demo: str) -> None:
    page = context.new_page()
    page.goto(f"{demo}/chat?language=sr-Latn")
    chat = page.locator("body")
    page.locator("#files").set_input_files(_picture(SMALLEST_PNG))
    shown = _log(chat).get_by_role("link", name=re.compile("greška.png"))
    expect(shown).to_be_visible()
    expect(_log(chat)).to_contain_text("Primili smo 1 prilog")
    assert (
        page.locator("#log img").evaluate("async (img) => { await img.decode(); return img.naturalWidth; }")
        == 1
    )
    _writes(chat, "javlja gresku 17")
    _log(chat).get_by_role("button", name="Izmeni").last.click()
    expect(chat.get_by_label("Poruka", exact=True)).to_have_value("javlja gresku 17")
    _writes(chat, "javlja grešku 71")
    expect(_log(chat)).to_contain_text("javlja grešku 71")
    expect(_log(chat)).to_contain_text("izmenjeno")
    expect(_log(chat)).not_to_contain_text("javlja gresku 17")
    page.locator("#files").set_input_files(_picture(b"0" * 20_000_001))
    expect(_log(chat)).to_contain_text("veća od 20 MB")
    assert_open_to_all(page)


def test_on_a_phone_the_chat_fills_the_screen_in_the_language_of_the_page_or_the_visitors(
    context: BrowserContext, site: str, demo: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 568})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(f"{site}/english.html#dezurni=ABCD-EFGH")
    chat = _frame(page)
    # A code in the address is shown, and sent only by whoever presses.
    expect(chat.get_by_label("Message", exact=True)).to_have_value("ABCD-EFGH")
    expect(chat.locator("#hint")).to_contain_text("Press “Send”")
    assert page.url == f"{site}/english.html"
    chat.get_by_role("button", name="Send").click()
    expect(_log(chat)).to_contain_text("This code is not valid")
    panel = page.locator("#dezurni-chat .panel").bounding_box()
    assert panel == {"x": 0, "y": 0, "width": 320, "height": 568}
    assert chat.locator("body").evaluate("body => body.scrollWidth") == 320
    assert_open_to_all(page)
    chat.get_by_label("Language").select_option("sr-Cyrl")
    expect(chat.get_by_label("Порука", exact=True)).to_be_visible()
    expect(_log(chat)).to_contain_text("This code is not valid")
    _writes(chat, "hvala", label="Порука")
    expect(_log(chat)).to_contain_text("Нема на чему")
    chat.get_by_role("button", name="Затвори чет").click()
    expect(_button(page, "Support (chat)")).to_be_focused()


def test_hostile_words_of_either_side_stay_words(context: BrowserContext, demo: str) -> None:
    _turn_clock(demo)
    page = context.new_page()
    page.goto(f"{demo}/chat?language=sr-Latn")
    chat = page.locator("body")
    _writes(chat, f"/start {_code(demo, 'granit-nikola')}")
    expect(_log(chat)).to_contain_text("Nikola Granić")
    _writes(chat, "/novi uvoz ne radi")
    expect(_log(chat)).to_contain_text(re.compile(r"tiket #\d+"))
    number = re.findall(r"#(\d+)", _log(chat).inner_text())[-1]
    for start in range(0, len(HOSTILE), 10):
        lines = "\n".join(HOSTILE[start : start + 10])
        _writes(chat, lines)
        _answers(demo, number, f"{start} {lines}")
        expect(_log(chat)).to_contain_text(f"): {start} ")
    # Nothing of it is lost but the marks for bold; behind a link stands where it opens.
    said = (_log(chat).text_content() or "").replace(" (otvara se u novoj kartici)", "")
    for text in HOSTILE:
        assert said.count(text.replace("**", "")) >= 2, text
    assert page.evaluate("window.hacked") is None
    made = "img, script, iframe, svg, style, object, embed, form, input, math, video, base, meta, link"
    expect(_log(chat).locator(made)).to_have_count(0)
    links = _log(chat).locator("a").evaluate_all("all => all.map((each) => each.href)")
    # Ours are the files alone: the statement of a month that has ended meanwhile may be among them.
    known = ("https://example.com/", f"{demo}/webchat/files/")
    assert [link for link in links if not link.startswith(known)] == []


def test_a_site_that_is_not_named_cannot_show_the_chat(browser: Browser, demo: str) -> None:
    policy = httpx.get(f"{demo}/chat").headers["content-security-policy"]
    assert "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*" in policy
    page = browser.new_page()
    page.route(
        "https://thief.test/", lambda route: route.fulfill(body=_frame_of(demo), content_type="text/html")
    )
    page.goto("https://thief.test/")
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_have_count(0)
    page.wait_for_function("performance.now() > 500")
    assert all("/chat" not in frame.url for frame in page.frames[1:])
    page.close()


def _picture(content: bytes) -> FilePayload:
    return {"name": "greška.png", "mimeType": "image/png", "buffer": content}


def _frame_of(demo: str) -> str:
    return f'<iframe src="{demo}/chat?site=https://thief.test"></iframe>'


def _button(page: Page, name: str = "Podrška (čet)") -> Locator:
    return page.locator("#dezurni-chat").get_by_role("button", name=name)


def _frame(page: Page) -> FrameLocator:
    return page.frame_locator("#dezurni-chat iframe")


def _log(chat: FrameLocator | Locator) -> Locator:
    return chat.get_by_role("log")


def _writes(chat: FrameLocator | Locator, text: str, label: str = "Poruka") -> None:
    expect(_log(chat)).to_have_attribute("aria-busy", "false")
    field = chat.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value("")


def _turn_clock(demo: str) -> None:
    assert httpx.post(f"{demo}/try/clock", json={"preset": "workday-10"}).status_code == 200


def _code(demo: str, contact: str) -> str:
    code: str = httpx.post(f"{demo}/try/chat/link", json={"contact": contact}).json()["code"]
    return code


def _prove(chat: FrameLocator, demo: str, contact: str) -> None:
    _writes(chat, _code(demo, contact))


def _answers(demo: str, number: str, text: str) -> None:
    """Ana answers the ticket, in reply to what she was told of it last; that may be on its way."""
    until = time.monotonic() + 30
    while not (about := _told_of(demo, number)):
        assert time.monotonic() < until, f"Ana hears nothing of #{number}"
        time.sleep(0.2)
    sent = {"operator": "ana", "text": text, "reply_to": about[-1]}
    answer = httpx.post(f"{demo}/try/telegram/write", json=sent)
    assert answer.status_code == 200, answer.text


def _told_of(demo: str, number: str) -> list[int]:
    told = httpx.get(f"{demo}/try/telegram/state").json()["chats"]["ana"]["messages"]
    return [
        message["message_id"]
        for message in told
        if message["from"] == "bot" and f"#{number}" in message["text"]
    ]
