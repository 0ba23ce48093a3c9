"""Numbers of strangers."""

import pytest

from web.masking import masked_digits, masked_number


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+381642223377", "••• 377"), ("anonymous", ""), ("", ""), ("112", ""), ("1234", "••• 234")],
)
def test_a_number_is_shown_by_its_last_three_digits(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("☎ +381642223377 · 0:12", "☎ ••• 377 · 0:12"),
        ("zovite me na 064 222-33-77 ili 011/333 4444", "zovite me na ••• 377 ili ••• 444"),
        ("faktura 1042 iz 2026.", "faktura 1042 iz 2026."),
    ],
)
def test_numbers_inside_a_text_are_masked(text: str, shown: str) -> None:
    assert masked_digits(text) == shown
