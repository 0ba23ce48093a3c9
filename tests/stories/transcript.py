"""A transcript: a file that a reader reads as a dialogue, and a test plays.

A file has a heading, a paragraph that says when it begins and who takes part, and tables: who, and what.
A row of `→ Milica` is what Milica reads, whole, where `…` stands for words left out and `[Da]` for a button.
A row of Milica is what she writes; `[Da]` alone is a press, `↩ words` answers what she read last, `(words)`
is something else that she does. `Milica +` writes on before anybody could answer. `sat` turns the clock:
`+5 min`, or a moment.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "transcripts"
READS, CLOCK, GOES_ON = "→ ", "sat", " +"
_BEGINS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_PERSON = re.compile(r"(?P<name>\w+) \((?P<who>[\w-]+)(?:, (?P<channel>\w+))?\)")
_BUTTONS = re.compile(r"(?:\s*\[[^\[\]]+\])+$")
_LONG, _ENDS = 400, 130


@dataclass(frozen=True)
class Row:
    """One row of a table: who, and what."""

    who: str
    what: str

    @property
    def reader(self) -> str | None:
        """Who reads this; None if somebody does it."""
        return self.who.removeprefix(READS) if self.who.startswith(READS) else None

    @property
    def doer(self) -> str:
        """Who does this."""
        return self.who.removesuffix(GOES_ON)

    @property
    def goes_on(self) -> bool:
        """Whether it follows what the same person did before anybody could answer."""
        return self.who.endswith(GOES_ON)


@dataclass(frozen=True)
class Cast:
    """Somebody in the transcript: a contact's code, "operater" or "nepoznat", and the channel."""

    name: str
    who: str
    channel: str


@dataclass(frozen=True)
class Transcript:
    """A file: when it begins, who takes part, and its lines, of which some are rows."""

    path: Path
    begins: str
    cast: tuple[Cast, ...]
    lines: tuple[str | Row, ...]

    @property
    def rows(self) -> list[Row]:
        """The rows of all its tables."""
        return [line for line in self.lines if isinstance(line, Row)]


def transcripts() -> list[Path]:
    """All of them, in the order of their names."""
    return sorted(FOLDER.glob("*.md"))


def read_transcript(path: Path) -> Transcript:
    """The transcript in this file."""
    text = path.read_text("utf-8")
    begins = _BEGINS.search(text)
    assert begins, f"{path.name} does not say when it begins"
    head = text.partition("\n|")[0]
    cast = tuple(
        Cast(found["name"], found["who"], found["channel"] or "Telegram") for found in _PERSON.finditer(head)
    )
    return Transcript(path, begins[0], cast, tuple(_line(line) for line in text.splitlines()))


def as_text(lines: Sequence[str | Row]) -> str:
    """The file that holds these lines."""
    shown = (f"| {line.who} | {line.what} |" if isinstance(line, Row) else line for line in lines)
    return "\n".join(shown) + "\n"


def fits(expected: str, text: str, labels: Sequence[str]) -> bool:
    """Whether a message reads so: each piece between two "…" in its order, and these buttons."""
    buttons = _BUTTONS.search(expected)
    wanted = re.findall(r"\[([^\[\]]+)\]", buttons[0]) if buttons else []
    words = expected[: buttons.start()] if buttons else expected
    pieces = [re.escape(_plain(piece)) for piece in words.split("…")]
    is_said = re.fullmatch(".*".join(pieces), _plain(text).replace("…", ""), re.DOTALL)
    if "…" in text:
        is_said = is_said or re.fullmatch(".*".join(pieces), _plain(text), re.DOTALL)
    return bool(is_said) and (wanted == list(labels) or wanted[-1:] == ["…"])


def as_cell(text: str, labels: Sequence[str]) -> str:
    """A message as it stands in a table; of a long one its beginning and its end."""
    shown = text.replace("|", "/").replace("**", "").strip()
    if len(shown) > _LONG:
        shown = f"{shown[:_ENDS].rsplit(' ', 1)[0]} … {shown[-_ENDS:].split(' ', 1)[-1]}"
    cell = re.sub(r"\s*\n\s*", "<br>", shown)
    return " ".join([cell, *(f"[{label}]" for label in labels)])


def _plain(text: str) -> str:
    return " ".join(text.replace("<br>", " ").replace("**", "").replace("|", "/").split())


def _line(line: str) -> str | Row:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if not line.startswith("|") or len(cells) != 2 or cells[0] in ("ko", "---"):
        return line
    return Row(cells[0], cells[1])
