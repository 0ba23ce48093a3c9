"""The words that a caller is likely to say, for whoever writes down what is said on the phone."""

from collections import Counter
from collections.abc import Iterable

from core.language.script import to_cyrillic
from knowledge_base.article import Article
from knowledge_base.normalise import normalise, telling

# What the phone's recogniser takes; a comma parts one hint from the next.
MOST_HINTS = 500
LONGEST_HINT = 100


def spoken_hints(articles: Iterable[Article], at_most: int = MOST_HINTS) -> tuple[str, ...]:
    """The tags and the telling words of titles, those of most articles first, Serbian ones in both scripts.

    Taken from where people write with diacritics: other ways to ask are often written without.
    """
    uses: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        is_english = article.language == "en"
        uses.update({(term, is_english) for term in _terms(article)})
    hints: dict[str, None] = {}
    for (term, is_english), _ in sorted(uses.items(), key=lambda use: (-use[1], use[0])):
        hints |= dict.fromkeys([term] if is_english else _both_scripts(term))
    return tuple(hints)[:at_most]


def _terms(article: Article) -> list[str]:
    titled = [word for word in article.title.replace(",", " ").split() if telling(normalise(word))]
    terms = [" ".join(tag.replace(",", " ").split()) for tag in article.tags] + [
        word.strip("().?!:;\"„”'").lower() if not word.isupper() else word for word in titled
    ]
    return [term for term in terms if 1 < len(term) <= LONGEST_HINT]


def _both_scripts(term: str) -> list[str]:
    return [term, to_cyrillic(term)]
