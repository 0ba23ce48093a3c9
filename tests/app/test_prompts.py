"""`dezurni prompts`: what lacks a recording, taken in by name, and then played to callers."""

import os
import shutil
import wave
from pathlib import Path

from tests.app.desk import Dezurni
from tests.telephony.line import PhoneLine, ask


def records(path: Path, *, seconds: int = 1, rate: int = 22_050, channels: int = 2) -> None:
    """Somebody records a second of silence."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(bytes(2 * channels * rate * seconds))


def test_prompts_lists_what_lacks_a_recording_and_takes_recordings_in(
    dezurni: Dezurni, tmp_path: Path
) -> None:
    told = dezurni("prompts", "--json")
    assert told.status == 1
    goodbye = next(each for each in told.json if (each["key"], each["language"]) == ("goodbye", "sr-Latn"))
    greeting = next(each for each in told.json if each["key"] == "greeting-open")
    assert goodbye["text"] == "Hvala na pozivu. Prijatan dan."
    assert "Melany Software Team" in greeting["text"]
    assert not any(each["recorded"] or "{" in each["text"] for each in told.json)
    assert "taken-by" not in {each["key"] for each in told.json}, "whose words differ from call to call"
    studio = tmp_path / "studio"
    studio.mkdir()
    records(studio / "goodbye.sr-Latn.wav")
    records(studio / f"{greeting['version']}.wav", rate=8000, channels=1)
    taken = dezurni("prompts", "--import", str(studio)).out
    assert f"recorded  {goodbye['version']}" in taken
    assert f"recorded  {greeting['version']}" in taken
    (studio / "broken.wav").write_bytes(b"RIFF")
    dezurni("prompts", "--import", str(studio)).complains("broken.wav", "no prompt is called so")
    (studio / "broken.wav").rename(studio / "one-moment.en.wav")
    dezurni("prompts", "--import", str(studio)).complains("one-moment.en.wav", "not a WAV file")
    _is_played(dezurni, greeting["version"], goodbye["version"])


def test_without_a_synthesiser_the_command_says_what_to_install(dezurni: Dezurni, tmp_path: Path) -> None:
    dezurni.sets(PATH=str(tmp_path))
    dezurni("prompts", "--render").complains("espeak-ng is not installed", "apt-get install")
    program = tmp_path / "espeak-ng"
    records(tmp_path / "silence.wav")
    program.write_text(f'#!/bin/sh\n{shutil.which("cp", path=os.defpath)} {tmp_path}/silence.wav "$6"\n')
    program.chmod(0o755)
    assert dezurni("prompts", "--render").status == 0


def _is_played(dezurni: Dezurni, greeting: str, goodbye: str) -> None:
    line = PhoneLine(f"sqlite:///{dezurni.folder}/data/dezurni.db")
    heard = line.calls().legal()
    assert f"/twilio/audio/prompt/{greeting}.wav</Play>" in heard
    path = f"/twilio/audio/prompt/{goodbye}.wav"
    with wave.open(str(dezurni.folder / "data" / "prompts" / f"{goodbye}.wav")) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (8000, 1, 8000)
    answer = ask(line.app, "HEAD", path)
    assert (answer.status, answer.headers["etag"]) == (200, f'"{goodbye}"')
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = ask(line.app, "GET", path, headers={"If-None-Match": f'"{goodbye}"'})
    assert (again.status, again.text) == (304, "")
    for wrong in ("/twilio/audio/prompt/..%2Fsecret.wav", "/twilio/audio/prompt/0000000000000000.wav"):
        assert ask(line.app, "GET", wrong).status == 404
    line.close()
