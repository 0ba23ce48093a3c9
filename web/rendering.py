"""Templates become pages."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from web.wording import Words

_FOLDER = Path(__file__).parent / "templates"
# Where each area of the menu begins; an area without a page is not in the menu.
PAGES = {
    "now": "/",
    "tickets": "/tickets",
    "clients": "/clients",
    "roster": "/roster",
    "calls": "/calls",
    "articles": "/articles",
    "statements": "/statements",
    "delivery": "/delivery",
    "audit": "/audit",
    "rehearsal": "/rehearsal",
    "staff": "/staff",
}
# So many stand in the menu of a telephone, beside a button that opens the others.
_MOST_IN_MENU = 4
_BOLD = re.compile(r"\*\*(?=\S)([^\n]+?)(?<=\S)\*\*")
# After "g", the letter that leads there.
LETTERS = {
    "now": "n",
    "tickets": "t",
    "clients": "c",
    "roster": "r",
    "calls": "p",
    "articles": "a",
    "statements": "s",
    "delivery": "d",
    "audit": "u",
    "rehearsal": "e",
    "staff": "z",
}
# Where else an area's pages stand.
_ALSO = {"clients": ("/company",)}
_NO_STORE = {"Cache-Control": "no-store"}


@cache
def templates() -> Environment:
    """The templates; all that they show is escaped, and a name they do not know is an error."""
    found = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["emphasised"] = emphasised
    found.tests["leads_to"] = _leads_to
    return found


def _leads_to(area: str, pages: Mapping[str, str], here: str) -> bool:
    """True if the address stands in this area; what is asked of whole files of clients stands among them."""
    begins = (pages[area], *_ALSO.get(area, ()))
    return here == pages[area] or any(here.startswith(each) for each in begins if each != "/")


def emphasised(text: str) -> Markup:
    """A text of the chats as a page shows it: its only markup is `**bold**`, all else is escaped."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text))))


def page(
    template: str, words: Words, *, now: datetime | None = None, status: int = 200, **facts: Any
) -> HTMLResponse:
    """The filled template. Pages change by the second and are never kept by anybody."""
    html = (
        templates()
        .get_template(template)
        .render(
            words=words,
            say=words.say,
            has=words.has,
            pages=PAGES,
            letters=LETTERS,
            most_in_menu=_MOST_IN_MENU,
            now=now,
            **facts,
        )
    )
    return HTMLResponse(html, status_code=status, headers=_NO_STORE)
