"""The two pages themselves."""

import re

import pytest

from tests.simulator.pages.conftest import Stage


def test_the_telephone_lists_who_can_call_and_what_they_are_promised(stage: Stage) -> None:
    html = stage.browser.get("/try/phone").text
    text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "Milica Zorić Pekara Zora d.o.o. Osnovna podrška" in text
    assert "Nikola Granić Granit gradnja a.d. Proširena podrška + dežurstvo" in text
    assert "Sara Novak Novi start d.o.o. garancija" in text
    assert "Luka Bivšić Bivši klijent d.o.o. bez ugovora" in text
    assert "Nepoznat broj" in text and "Skriven broj" in text


def test_every_operator_has_a_telephone_and_a_tab(stage: Stage) -> None:
    phone, chat = (stage.browser.get(f"/try/{name}").text for name in ("phone", "chat"))
    for code, number in (("ana", "+381641110001"), ("vesna", "+381641110009")):
        assert f'data-number="{number}"' in phone
        assert f'data-operator="{code}"' in chat


@pytest.mark.parametrize("name", ["chat", "phone"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(stage: Stage, name: str) -> None:
    html = stage.browser.get(f"/try/{name}").text
    assert re.findall(r"<script[^>]*>", html) == [f'<script type="module" src="/try/static/{name}.js">']
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|https?:", html)


@pytest.mark.parametrize("name", ["chat", "phone"])
def test_every_word_that_a_script_says_is_in_the_page(stage: Stage, name: str) -> None:
    known = set(re.findall(r'data-word="([^"]+)"', stage.browser.get(f"/try/{name}").text))
    for script in {"phone": ("phone", "common"), "chat": ("telegram", "common")}[name]:
        code = stage.browser.get(f"/try/static/{script}.js").text
        assert set(re.findall(r'word\("([^"]+)"\)', code)) <= known


@pytest.mark.parametrize("name", ["try.css", "phone.js", "chat.js", "common.js"])
def test_static_files_are_served(stage: Stage, name: str) -> None:
    assert stage.browser.get(f"/try/static/{name}").status_code == 200


@pytest.mark.parametrize("name", ["nothing.js", "..%2Froutes.py"])
def test_nothing_else_is_served(stage: Stage, name: str) -> None:
    assert stage.browser.get(f"/try/static/{name}").status_code == 404
