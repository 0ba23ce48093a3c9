"""Articles from elsewhere: a folder of Markdown or one file of it, a CSV table, the text of a web page."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.page_text import page_text
from app.web import Web
from core.errors import Invalid
from core.learning.articles import Contents
from knowledge_base.article import LANGUAGES, Article, read_article, read_folder, text_of

COLUMNS = ("title", "questions", "body", "tags", "products", "language", "spoken")
_REQUIRED = ("title", "body")
# A table program runs what begins so; no article's title or question does.
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class Imported:
    """One article that was read; `article` is its id, where the source gives one."""

    article: str | None
    contents: Contents
    origin: str
    is_whole: bool


def is_address(where: str) -> bool:
    """Whether this is meant to be read from the web."""
    return "://" in where


async def from_web(url: str, web: Web) -> Imported:
    """The text of a page as one article; raises Invalid where there is none."""
    page = await web.get(url)
    if page.status != 200:
        raise Invalid(f"{url}: answered with status {page.status}")
    if page.mime not in ("text/html", "application/xhtml+xml", ""):
        raise Invalid(f"{url}: is {page.mime}, not a web page")
    text = page_text(page.text)
    if not text.title or not text.body:
        raise Invalid(f"{url}: has no {'text' if text.title else 'title'} of its own to import")
    return Imported(None, Contents(text.title, text.body), url, is_whole=False)


def from_path(path: Path) -> list[Imported]:
    """The articles of a folder, a Markdown file or a CSV table; raises Invalid with place and cure."""
    if not path.exists():
        raise Invalid(f"{path}: there is no such file or folder")
    if path.is_dir():
        found = [_from_markdown(article, path / f"{article.id}.md") for article in read_folder(path)]
    elif path.suffix.lower() == ".md":
        found = [_from_markdown(read_article(path), path)]
    elif path.suffix.lower() == ".csv":
        found = list(_from_csv(path))
    else:
        raise Invalid(f"{path}: give a folder of Markdown, a .md or .csv file, or an http(s) address")
    if not found:
        raise Invalid(f"{path}: holds no article; write a row below the header")
    return found


def _from_markdown(article: Article, path: Path) -> Imported:
    return Imported(article.id, contents_of_article(article), str(path), is_whole=True)


def contents_of_article(article: Article) -> Contents:
    """What the article says, as a draft holds it."""
    lists = (article.questions, article.tags, article.products)
    return Contents(article.title, article.body, *lists, article.language, article.spoken)


def _from_csv(path: Path) -> Iterator[Imported]:
    text = text_of(path, cure="save the table as CSV UTF-8")
    rows = csv.reader(io.StringIO(text, newline=""), _dialect(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(path, header)
        first_lines: dict[str, int] = {}
        for row in rows:
            if any(cell.strip() for cell in row):
                where = f"{path}, line {rows.line_num}"
                read = _from_row(where, str(path), header, row)
                # Two rows of one title would be two versions of one article, the first unseen.
                if first := first_lines.get(read.contents.title):
                    title = read.contents.title
                    raise Invalid(f"{where}: the title {title!r} is already on line {first}; reword one")
                first_lines[read.contents.title] = rows.line_num
                yield read
    except csv.Error as error:
        raise Invalid(
            f"{path}, line {rows.line_num}: not CSV ({error}); look for a quote that is not closed"
        ) from error


def _check_header(path: Path, header: list[str]) -> None:
    for name in header:
        if name not in COLUMNS or header.count(name) > 1:
            raise Invalid(f"{path}, line 1: column {name!r} is unknown or doubled; use {', '.join(COLUMNS)}")
    for name in _REQUIRED:
        if name not in header:
            raise Invalid(f"{path}, line 1: column {name!r} is missing; add it to the header")


def _from_row(where: str, path: str, header: list[str], row: list[str]) -> Imported:
    if len(row) != len(header):
        raise Invalid(
            f"{where}: has {len(row)} cells, the header {len(header)}; put cells with commas in quotes"
        )
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    for name in _REQUIRED:
        if not cells[name]:
            raise Invalid(f"{where}: {name} is empty; write a text, or take the row out")
    questions = _several(cells, "questions")
    for text in (cells["title"], *questions):
        if text.startswith(_FORMULA):
            raise Invalid(f"{where}: {text[:40]!r} begins like a formula; write it as people ask it")
    language = cells.get("language") or "sr-Latn"
    if language not in LANGUAGES:
        raise Invalid(f"{where}: language {language!r}: use one of {', '.join(LANGUAGES)}")
    lists = (questions, _several(cells, "tags"), _several(cells, "products"))
    contents = Contents(cells["title"], cells["body"], *lists, language, cells.get("spoken", ""))
    return Imported(None, contents, f"{Path(path).name}: {cells['title']}", is_whole=False)


def _several(cells: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The parts of a cell that holds several: a line each, or parted by |."""
    return tuple(_filled(cells.get(name, "").replace("\n", "|").split("|")))


def _filled(parts: Iterable[str]) -> Iterator[str]:
    return (part.strip() for part in parts if part.strip())


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, or semicolons, as table programs here write them: whichever parts the first line."""
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = ";" if first.count(";") > first.count(",") else ","

    return Found
