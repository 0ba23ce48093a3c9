"""An article of the knowledge base, and the ways to read one.

A Markdown file is a short YAML header between two lines of `---`, then the body; the file's name is
the article's id. A JSONL file holds one article a line, for sets that come from elsewhere.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from core.errors import Invalid

LANGUAGES = ("sr-Latn", "sr-Cyrl", "en")
REQUIRED = ("title", "questions", "tags", "language", "spoken")
OPTIONAL = ("products",)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FENCE = "---"
# No database keeps a NUL, and no reader sees the others.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# The same language, read ten times as fast where the library came with its C part.
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Twice(yaml.MarkedYAMLError):
    """A key is written twice."""


class _Loader(_SAFE):  # type: ignore[misc, valid-type]
    """YAML that refuses a key written twice, of which the library would keep the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        """The mapping; raises where a key stands twice."""
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise _Twice(problem=f"key {key.value!r} is written twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class Article:
    """What the bot can answer with; `questions` are other ways to ask it, `spoken` is read on the phone."""

    id: str
    title: str
    questions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    language: str = "und"
    spoken: str = ""
    body: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Everything that a question may look like: the title first, then the other ways to ask."""
        return (self.title, *self.questions)


def installed_articles() -> tuple[Article, ...]:
    """The articles that come with the program, by id."""
    return read_folder(Path(__file__).parent / "articles")


def read_folder(path: Path) -> tuple[Article, ...]:
    """Every `*.md` of the folder itself, by id; raises `Invalid` if none. Subfolders are not read."""
    if not path.is_dir():
        raise Invalid(f"{path}: no such folder of articles")
    files = sorted(path.glob("*.md"))
    if not files:
        raise Invalid(f"{path}: holds no article; put files NAME.md into the folder itself")
    return tuple(map(read_article, files))


def read_article(path: Path) -> Article:
    """The article in one Markdown file; raises `Invalid` with the place and the cure."""
    if not _ID.fullmatch(path.stem):
        raise Invalid(
            f"{path}: name the file in lower-case ASCII words joined by hyphens; it is the article's id"
        )
    lines = text_of(path).splitlines()
    end = _end_of_header(path, lines)
    header = _header(path, lines[1:end])
    body = "\n".join(lines[end + 1 :]).strip()
    if not body:
        raise Invalid(f"{path}, line {end + 2}: the body is empty; write the answer below the header")
    return Article(
        id=path.stem,
        title=_one(str(path), header, "title"),
        questions=_many(str(path), header, "questions"),
        tags=_many(str(path), header, "tags"),
        products=_many(str(path), header, "products"),
        language=_language(path, header),
        spoken=_one(str(path), header, "spoken"),
        body=body,
    )


def read_draft(path: Path) -> Article:
    """What a Markdown file says of an article that is still being written: only the title must be there."""
    lines = text_of(path).splitlines()
    end = _end_of_header(path, lines)
    header = _header(path, lines[1:end], required=("title",))
    return Article(
        id=path.stem,
        title=_one(str(path), header, "title"),
        questions=_many(str(path), header, "questions"),
        tags=_many(str(path), header, "tags"),
        products=_many(str(path), header, "products"),
        language=_language(path, header) if "language" in header else LANGUAGES[0],
        spoken=_one(str(path), header, "spoken", default=""),
        body="\n".join(lines[end + 1 :]).strip(),
    )


def read_jsonl(path: Path) -> tuple[Article, ...]:
    """The articles of a JSONL file, in its order; only `id` and `title` must be there (null is not)."""
    seen: dict[str, int] = {}
    articles = []
    for number, record in records(path):
        article = _from_record(f"{path}, line {number}", record)
        if article.id in seen:
            raise Invalid(
                f"{path}, line {number}: id {article.id!r} is already on line {seen[article.id]}; rename one"
            )
        seen[article.id] = number
        articles.append(article)
    return tuple(articles)


def records(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Each object of a JSONL file with its line number, from 1; empty lines are passed over."""
    # Only "\n" ends a line: splitlines() would also cut at U+2028, which JSON strings may hold.
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip():
            yield number, _record(f"{path}, line {number}", line)


def _record(where: str, line: str) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"{where}: not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict):
        raise Invalid(f'{where}: write one JSON object a line, like {{"id": …, "title": …}}')
    return record


def _from_record(where: str, record: Mapping[str, object]) -> Article:
    questions = _many(where, record, "questions")
    return Article(
        id=_one(where, record, "id"),
        # Sets from elsewhere may know an article by its questions alone.
        title=_one(where, record, "title", default="" if questions and "title" in record else None),
        questions=questions,
        tags=_many(where, record, "tags"),
        body=_one(where, record, "body", default=""),
    )


def text_of(path: Path, *, cure: str = "save the file as UTF-8") -> str:
    """The text of a file; raises `Invalid` where it is none. `cure`: of one that is not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"{path}: not UTF-8 at byte {error.start}; {cure}") from error
    except OSError as error:
        raise Invalid(f"{path}: cannot be read ({error.strerror})") from error
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Invalid(f"{path}, line {line}: holds the control character {found[0]!r}; take it out")
    return text


def _end_of_header(path: Path, lines: list[str]) -> int:
    """Index of the line that closes the header."""
    if not lines or lines[0].rstrip() != _FENCE:
        raise Invalid(f"{path}, line 1: the header is missing; begin the file with a line of ---")
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return number
    raise Invalid(f"{path}, line {len(lines)}: the header never ends; close it with a line of ---")


def _header(path: Path, lines: list[str], required: tuple[str, ...] = REQUIRED) -> Mapping[str, object]:
    try:
        header = yaml.load("\n".join(lines), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        # The mark counts from 0 and from the line below the fence.
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        cure = "leave one" if isinstance(error, _Twice) else "put texts with : [ { ! or & in quotes"
        raise Invalid(f"{path}, line {line}: not YAML ({error.problem}); {cure}") from error
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        raise Invalid(f"{path}: the header holds what YAML refuses ({said}); take it out") from error
    if not isinstance(header, dict):
        raise Invalid(f"{path}, line 2: write the header as keys and values, like title: …")
    _only_known(path, header, required)
    return header


def _only_known(path: Path, header: Mapping[str, object], required: tuple[str, ...]) -> None:
    known = (*REQUIRED, *OPTIONAL)
    for key in header:
        if key not in known:
            raise Invalid(f"{path}: key {key!r} is not known; use {', '.join(known)}")
    for key in required:
        if key not in header:
            raise Invalid(f"{path}: key {key!r} is missing; add it to the header")


def _one(where: str, record: Mapping[str, object], key: str, default: str | None = None) -> str:
    value = record.get(key)
    if value is None:
        value = default
    if value is None:
        raise Invalid(f"{where}: key {key!r} is missing; write a text")
    if not isinstance(value, str):
        raise Invalid(f"{where}: key {key!r} must be a text, not {value!r}; put it in quotes")
    if not value.strip() and default is None:
        raise Invalid(f"{where}: key {key!r} is empty; write a text")
    return value.strip()


def _many(where: str, record: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = record.get(key)
    if value is None:
        return ()
    if not isinstance(value, Iterable) or isinstance(value, str | Mapping):
        raise Invalid(f"{where}: key {key!r} must be a list of texts, not {value!r}")
    for text in value:
        if not isinstance(text, str):
            raise Invalid(f"{where}: key {key!r} holds {text!r}, which is no text; put it in quotes")
    return tuple(text.strip() for text in value if text.strip())


def _language(path: Path, header: Mapping[str, object]) -> str:
    language = _one(str(path), header, "language")
    if language not in LANGUAGES:
        raise Invalid(f"{path}: key 'language' is {language!r}; use one of {', '.join(LANGUAGES)}")
    return language
