"""A voice of this machine, for the demo and until somebody has recorded the prompts: espeak-ng."""

import shutil
import subprocess
from pathlib import Path

from core.errors import Invalid

_PROGRAM = "espeak-ng"
_VOICES = {"sr-Latn": "sr", "en": "en-gb", "hu": "hu"}
_SECONDS = 60


def synthesise(text: str, language: str, into: Path) -> None:
    """Speaks the text into a WAV file; raises Invalid where there is no voice to speak with."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise Invalid(f"{_PROGRAM} is not installed: apt-get install {_PROGRAM}, or import recordings")
    command = [program, "-v", _VOICES[language], "-s", "150", "-w", str(into), "--stdin"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False)
    if done.returncode:
        raise Invalid(f"{_PROGRAM}: {done.stderr.decode(errors='replace').strip() or done.returncode}")
