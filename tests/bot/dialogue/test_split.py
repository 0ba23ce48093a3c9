"""Long texts in parts, and bold taken out of them."""

import pytest

from bot.dialogue.emphasis import runs
from bot.dialogue.split import parts, utf16_length


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("", 10, [""]),
        ("kratko", 10, ["kratko"]),
        ("prvi pasus\n\ndrugi pasus", 16, ["prvi pasus", "drugi pasus"]),
        ("jedan red\ndrugi red", 14, ["jedan red", "drugi red"]),
        ("Prva. Druga rečenica.", 14, ["Prva.", "Druga", "rečenica."]),
        ("Prva rečenica. Druga.", 18, ["Prva rečenica.", "Druga."]),
        ("reči bez kraja", 12, ["reči bez", "kraja"]),
        ("abcdefghijkl", 7, ["abcde", "fghijkl"]),
        ("😀😀😀😀", 6, ["😀😀", "😀😀"]),
    ],
)
def test_a_text_is_cut_where_a_reader_pauses(text: str, limit: int, expected: list[str]) -> None:
    assert parts(text, limit) == expected


def test_no_part_is_longer_than_the_limit_and_nothing_is_lost() -> None:
    text = "\n\n".join(f"{number}. Žuta **knjiga** 😀 i još reči, reči. Kraj!" for number in range(400))
    found = parts(text, 4096)
    assert all(0 < utf16_length(part) <= 4096 for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_bold_goes_on_in_the_next_part() -> None:
    first, second = parts("aaa **bbb ccc** ddd", 14)
    assert (first, second) == ("aaa **bbb**", "**ccc** ddd")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a", [("a", False)]),
        ("**a**", [("a", True)]),
        ("a **b** c **d e**", [("a ", False), ("b", True), (" c ", False), ("d e", True)]),
        ("2 ** 3 ** 4", [("2 ** 3 ** 4", False)]),
        ("**a\nb**", [("**a\nb**", False)]),
        ("**a", [("**a", False)]),
    ],
)
def test_bold_is_between_two_marks_that_touch_it(text: str, expected: list[tuple[str, bool]]) -> None:
    assert runs(text) == expected
