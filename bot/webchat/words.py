"""What the page of the chat says itself: its own catalogue, beside this file."""

from pathlib import Path

from core.language.catalogue import Catalogue, catalogue

_FOLDER = Path(__file__).parent / "texts"


def words() -> Catalogue:
    """The page's catalogue."""
    return catalogue(_FOLDER)
