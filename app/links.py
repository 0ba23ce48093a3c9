"""Links of articles that lead nowhere: those into the web, asked one by one, some at a time."""

import asyncio
import re
from collections.abc import Sequence

from app.web import Web
from core.errors import Invalid
from knowledge_base.article import Article

_ADDRESS = re.compile(r"https?://[^\s<>()\"'\]]+")
_AT_ONCE = 8
# They answer, but not to a program: nothing is known of the page.
_UNTOLD = frozenset({401, 403, 405, 429})

Fault = tuple[str, str]


async def dead_links(articles: Sequence[Article], web: Web) -> list[Fault]:
    """Every address of an article that has no page, as (article id, what is wrong), in their order."""
    places = [(article.id, url) for article in articles for url in dict.fromkeys(_addresses(article.body))]
    gate = asyncio.Semaphore(_AT_ONCE)

    async def asked(url: str) -> str | None:
        async with gate:
            return await _fault_of(url, web)

    found = await asyncio.gather(*(asked(url) for _, url in places))
    return [(article, what) for (article, _), what in zip(places, found, strict=True) if what]


def _addresses(body: str) -> list[str]:
    return [found.rstrip(".,;:!?*_") for found in _ADDRESS.findall(body)]


async def _fault_of(url: str, web: Web) -> str | None:
    try:
        page = await web.get(url)
    except Invalid as error:
        return f"links to {error}"
    if page.status < 400 or page.status in _UNTOLD:
        return None
    return f"links to {url}, which answers with status {page.status}"
