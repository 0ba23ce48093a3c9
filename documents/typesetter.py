"""The only place that calls typst: a template of ours and plain content in, bytes out.

The content travels as JSON and is never read as markup. Only the fonts inside typst are used, so that
a document is the same on every machine; typst reads nothing but the templates.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import typst

from core.errors import Invalid
from documents.printable import printable

_TEMPLATES = Path(__file__).with_name("templates")
_BASE_PPI = 72


def typeset_pdf(template: str, content: Mapping[str, Any], timestamp: int) -> bytes:
    """A tagged PDF/A-2b and PDF/UA-1; the same bytes for the same content and timestamp (Unix seconds)."""
    # PDF/A-2b can be archived; PDF/UA-1 can be read aloud: typst refuses a drawing without words for it.
    with _failing_as_ours(template):
        made = _compiler(template, content).compile(
            format="pdf", timestamp=timestamp, pdf_standards=["a-2b", "ua-1"]
        )
    return _single(made)


def typeset_png(template: str, content: Mapping[str, Any], scale: float) -> bytes:
    """The template's one page with `scale` pixels a point."""
    with _failing_as_ours(template):
        made = _compiler(template, content).compile(format="png", ppi=_BASE_PPI * scale)
    return _single(made)


def typeset_svg(template: str, content: Mapping[str, Any]) -> str:
    """The template's one page as SVG."""
    with _failing_as_ours(template):
        made = _compiler(template, content).compile(format="svg")
    return _single(made).decode()


@contextmanager
def _failing_as_ours(template: str) -> Iterator[None]:
    """Raises Invalid for what typst refuses, and for its panics, which are no Exceptions in Python."""
    try:
        yield
    except BaseException as failure:
        if isinstance(failure, typst.TypstError) or type(failure).__name__ == "PanicException":
            raise Invalid(f"{template} could not be typeset: {failure}") from failure
        raise


def _compiler(template: str, content: Mapping[str, Any]) -> typst.Compiler:
    # A compiler may not be used by two threads at once, and a new one costs next to nothing.
    return typst.Compiler(
        _TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(_printable(content), ensure_ascii=False)},
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _printable(item) for key, item in value.items()}
        case list() | tuple():
            return [_printable(item) for item in value]
        case _:
            return value


def _single(made: bytes | list[bytes] | None) -> bytes:
    assert isinstance(made, bytes)
    return made
