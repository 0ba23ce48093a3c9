"""prompts."""

import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, print_json
from app.settings import read_settings
from core.errors import Invalid
from telephony.prompt_audio import PromptAudio
from telephony.speech import VOICES, fixed_prompts, lasting_facts, version_of
from telephony.synthesiser import synthesise


@dataclass(frozen=True)
class _Prompt:
    key: str
    language: str
    version: str
    text: str
    recorded: bool


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(prompts)


def prompts(
    render: Annotated[
        bool, typer.Option("--render", help="Speak what lacks a recording with espeak-ng.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("--import", help="Take in recordings: VERSION.wav, or KEY.sr-Latn.wav and KEY.en.wav."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Prompts whose words are always the same, and which of them lack a recording; exit 1 if some do."""
    audio = PromptAudio(read_settings().data_folder / "prompts")
    with looking() as (_, moment):
        facts = lasting_facts(moment.company)
    if folder:
        _take_in(audio, facts, folder)
    if render:
        _render(audio, facts)
    told = _told(audio, facts)
    if as_json:
        print_json([asdict(each) for each in told])
    else:
        _print(told)
    if not all(each.recorded for each in told):
        raise typer.Exit(1)


def _told(audio: PromptAudio, facts: dict[str, Any]) -> list[_Prompt]:
    return [
        _Prompt(key, language, version, text, audio.find(version) is not None)
        for language in VOICES
        for key, text in fixed_prompts(language, facts)
        for version in (version_of(text, language),)
    ]


def _take_in(audio: PromptAudio, facts: dict[str, Any], folder: Path) -> None:
    if not folder.is_dir():
        raise Invalid(f"--import {folder}: not a folder")
    known = {each.version: each.version for each in _told(audio, facts)}
    known |= {f"{each.key}.{each.language}": each.version for each in _told(audio, facts)}
    for path in sorted(folder.glob("*.wav")):
        if path.stem not in known:
            raise Invalid(f"{path.name}: no prompt is called so: dezurni prompts lists them")
        audio.keep(known[path.stem], path)


def _render(audio: PromptAudio, facts: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        for each in _told(audio, facts):
            if not each.recorded:
                spoken = Path(scratch) / f"{each.version}.wav"
                synthesise(each.text, each.language, spoken)
                audio.keep(each.version, spoken)


def _print(told: list[_Prompt]) -> None:
    for each in told:
        state = "recorded" if each.recorded else "spoken  "
        print(f"{state}  {each.version}  {each.language:8}{each.key}: {each.text}")
    lacking = sum(not each.recorded for each in told)
    print(f"{len(told)} prompts, {lacking} without a recording")
