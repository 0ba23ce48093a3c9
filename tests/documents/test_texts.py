"""The texts of documents: the same in every language, none missing, none too many."""

import re
from pathlib import Path

import documents
from core.language.catalogue import catalogue

FOLDER = Path(documents.__file__).parent
TEXTS = catalogue(FOLDER / "texts")


def test_both_catalogues_hold_the_same_keys() -> None:
    assert TEXTS.keys("sr-Latn") == TEXTS.keys("en")


def test_every_text_is_used_and_none_is_missing() -> None:
    source = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    quoted = set(re.findall(r'"([a-z][a-z-]+)"', source))
    keys = {key for key in TEXTS.keys("en") if not key.startswith("hint-")}
    assert keys - quoted == set()
    assert set(re.findall(r'say\("([a-z-]+)"', source)) <= keys
