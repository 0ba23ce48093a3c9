"""Recordings of prompts: a folder of WAVs, each named by the version of the words that it speaks."""

import array
import re
import sys
import wave
from itertools import pairwise
from os.path import isfile
from pathlib import Path

from core.errors import Invalid

# What a telephone carries: https://www.twilio.com/docs/voice/twiml/play
RATE = 8000
_SAMPLE_BYTES = 2
_VERSION = re.compile(r"[0-9a-f]{16}")


class PromptAudio:
    """The folder in which recordings of prompts lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, version: str) -> Path | None:
        """The recording of these words, if there is one."""
        if not _VERSION.fullmatch(version):
            return None
        # Asked for each sentence of each call: a string is looked for in a third of the time.
        path = f"{self._folder}/{version}.wav"
        return Path(path) if isfile(path) else None  # noqa: PTH113 - as above

    def keep(self, version: str, source: Path) -> None:
        """Takes the recording in, as a telephone carries it; raises Invalid for what is no WAV."""
        samples = _samples(source)
        self._folder.mkdir(parents=True, exist_ok=True)
        half = self._folder / f"{version}.half"
        with wave.open(str(half), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(_SAMPLE_BYTES)
            sound.setframerate(RATE)
            sound.writeframes(samples.tobytes())
        half.replace(self._folder / f"{version}.wav")


def _samples(source: Path) -> "array.array[int]":
    """The sound at RATE, one channel, 16 bits, little end first."""
    try:
        with wave.open(str(source), "rb") as sound:
            if sound.getsampwidth() != _SAMPLE_BYTES:
                raise Invalid(f"{source.name}: not 16 bits a sample: export it as 16-bit PCM WAV")
            samples = array.array("h", sound.readframes(sound.getnframes()))
            channels, rate = sound.getnchannels(), sound.getframerate()
    except (wave.Error, EOFError) as error:
        raise Invalid(f"{source.name}: not a WAV file ({error}): export it as 16-bit PCM WAV") from error
    if sys.byteorder == "big":
        samples.byteswap()
    mono = samples if channels == 1 else _mean(samples, channels)
    made = mono if rate == RATE else _at_rate(mono, rate)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _mean(samples: "array.array[int]", channels: int) -> "array.array[int]":
    whole = len(samples) - len(samples) % channels
    means = (sum(samples[at : at + channels]) // channels for at in range(0, whole, channels))
    return array.array("h", means)


def _at_rate(samples: "array.array[int]", rate: int) -> "array.array[int]":
    """Each new sample is the mean of those that it stands for, so that high tones do not fold back."""
    count = len(samples) * RATE // rate
    edges = [at * rate // RATE for at in range(count + 1)]
    spans = ((a, max(b, a + 1)) for a, b in pairwise(edges))
    return array.array("h", (sum(samples[a:b]) // (b - a) for a, b in spans))
