"""The dialogue as people write it: every transcript is played, and read to the last word."""

from pathlib import Path

import pytest

from tests.stories.conftest import MakeTalk
from tests.stories.player import OPERATORS, Play
from tests.stories.transcript import CLOCK, FOLDER, Row, as_text, fits, read_transcript, transcripts


@pytest.mark.parametrize("path", transcripts(), ids=lambda path: path.stem)
def test_everybody_reads_what_stands_in_the_transcript(path: Path, talk_at: MakeTalk) -> None:
    transcript = read_transcript(path)
    played = Play(talk_at(transcript.begins), transcript).plays()
    assert as_text(played) == as_text(transcript.lines)


@pytest.mark.parametrize(("name", "channel"), [("03-tiketi", "Viber"), ("06-termini", "Viber")])
def test_it_reads_the_same_wherever_the_clients_are(name: str, channel: str, talk_at: MakeTalk) -> None:
    transcript = read_transcript(FOLDER / f"{name}.md")
    played = Play(talk_at(transcript.begins), transcript, channel=channel).plays()
    assert as_text(played) == as_text(transcript.lines)


def test_clients_say_more_than_120_things_in_both_scripts_and_in_english() -> None:
    operators = {code.title() for code in OPERATORS}
    said = [
        row.what
        for path in transcripts()
        for row in read_transcript(path).rows
        if row.reader is None and row.doer not in operators and row.who != CLOCK
    ]
    written = [words for words in said if not words.startswith("[")]
    assert len(written) >= 120
    assert sum(any("а" <= sign <= "ш" for sign in words.casefold()) for words in written) >= 8


@pytest.mark.parametrize(
    ("expected", "text", "labels"),
    [
        ("Drago nam je!", "Drago nam je! Samo pišite.", []),
        ("Drago … pišite.", "Drago nam je!", []),
        ("Da li je pomoglo? [Da]", "Da li je pomoglo?", ["Da", "Ne"]),
        ("Da li je pomoglo?", "Da li je pomoglo?", ["Da"]),
    ],
)
def test_what_reads_otherwise_does_not_fit(expected: str, text: str, labels: list[str]) -> None:
    assert not fits(expected, text, labels)
    assert fits(f"{text} {' '.join(f'[{label}]' for label in labels)}", text, labels)


def test_a_row_that_is_never_read_fails_the_transcript(talk_at: MakeTalk, tmp_path: Path) -> None:
    path = tmp_path / "wrong.md"
    lines = [
        "# Pogrešno",
        "",
        "Utorak, 2026-11-24T10:00. Piše Milica (zora-milica, web).",
        "",
        "| ko | šta |",
        "|---|---|",
        "| Milica | zdravo |",
        "| → Milica | Prijatno! |",
        "| → Milica | I još nešto. |",
    ]
    path.write_text("\n".join(lines), "utf-8")
    transcript = read_transcript(path)
    played = [
        row.what for row in Play(talk_at(transcript.begins), transcript).plays() if isinstance(row, Row)
    ]
    assert len(played) == 2 and played[1].startswith("Dobar dan!")
