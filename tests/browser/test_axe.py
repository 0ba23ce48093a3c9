"""Faults that shut people out are found, in frames too."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import assert_open_to_all

_GOOD = "<html lang='sr'><title>Čet</title><main><h1>Čet</h1><p>Dobar dan</p>{}</main></html>"


def test_a_button_without_a_name_is_found_wherever_it_is(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(_GOOD.format(""))
    assert_open_to_all(page)
    for fault in ("<button></button>", '<iframe title="Čet" srcdoc="<button></button>"></iframe>'):
        page.set_content(_GOOD.format(fault))
        with pytest.raises(AssertionError, match="button-name"):
            assert_open_to_all(page)
    page.close()
