"""The text of a web page: what stands in its main part, without menus, scripts and forms."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_DROPPED = {
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "svg",
    "iframe", "select", "dialog",
}  # fmt: skip
_MAIN = {"main", "article"}
_PARAGRAPHS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "table",
    "tr",
    "blockquote",
    "pre",
    "dl",
    "dd",
}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class PageText:
    """A page as an article: its heading, and its text in plain Markdown."""

    title: str
    body: str


def page_text(html: str) -> PageText:
    """What the page says; an empty body where it holds no text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    body = _tidy("".join(reader.main or reader.everything))
    title = _tidy("".join(reader.heading)) or _tidy("".join(reader.title))
    return PageText(" ".join(title.split()), body)


class _Reader(HTMLParser):
    """Keeps the text of the whole page, and of its main part, if it names one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.heading: list[str] = []
        self.main: list[str] = []
        self.everything: list[str] = []
        self._dropped: list[str] = []
        self._inside_main = 0
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a part."""
        if tag in _DROPPED:
            self._dropped.append(tag)
        elif tag in _MAIN:
            self._inside_main += 1
        elif tag == "title" or (tag == "h1" and not self.heading):
            self._inside = tag
        self._put(_before(tag))

    def handle_endtag(self, tag: str) -> None:
        """Closes it. Pages forget to close what they opened: then the outer end closes the inner."""
        if tag in self._dropped:
            del self._dropped[self._dropped.index(tag) :]
        elif tag in _MAIN and self._inside_main:
            self._inside_main -= 1
        if tag == self._inside:
            self._inside = None
        if tag in _HEADINGS or tag in _PARAGRAPHS:
            self._put("\n\n")

    def handle_data(self, data: str) -> None:
        """Text."""
        words = _BLANKS.sub(" ", data)
        if self._dropped:
            return
        if self._inside == "title":
            self.title.append(words)
        elif self._inside == "h1":
            self.heading.append(words)
        else:
            self._put(words)

    def _put(self, text: str) -> None:
        if self._dropped or not text or self._inside == "title":
            return
        self.everything.append(text)
        if self._inside_main:
            self.main.append(text)


def _before(tag: str) -> str:
    if tag in _HEADINGS:
        return "\n\n" if tag == "h1" else "\n\n## "
    if tag == "li":
        return "\n- "
    if tag == "br":
        return "\n"
    return "\n\n" if tag in _PARAGRAPHS else ""


def _tidy(text: str) -> str:
    """Single spaces, at most one empty line, no empty headings and items."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    kept = (line for line in lines if line not in ("##", "-"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
