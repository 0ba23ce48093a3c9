"""What the page asks of the articles that answer now, beside asking them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.language.reason import Reason
from core.learning.articles import Contents
from core.ports import Finding


class Shelf(Protocol):
    """The articles that answer now."""

    def articles(self) -> Mapping[str, Contents]:
        """What each says, by its id."""
        ...

    def faults(self) -> Sequence[tuple[str, Reason]]:
        """Article and what is wrong with it: it takes a while."""
        ...

    def find_with(self, article: str, contents: Contents, question: str) -> Finding:
        """What would be said to the question if this article said that: it takes a while."""
        ...
