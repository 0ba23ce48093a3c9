"""Voice messages are written down by a program of this machine, if the owner sets one.

The program is a line of `DEZURNI_TRANSCRIBER`: it gets the name of a WAV, and prints what was said. So any
engine serves that runs here, and nothing that a client says leaves the machine.
"""

import asyncio
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from core.clock import Clock
from core.database.transaction import Database
from core.desk.keep_transcript import keep_transcript, untranscribed
from core.errors import Unavailable
from telephony.audio_files import AudioFiles

log = structlog.get_logger()

# A recording and its caller's language: what was said. Raises Unavailable.
Transcribe = Callable[[Path, str], str]

_LONGEST_SECONDS = 600
_PAUSE_SECONDS = 10
# A message that could not be written down so often is heard, and not tried any more.
_MOST_TRIES = 3


def program(line: str) -> Transcribe:
    """The transcriber that this command line is; `{file}` and `{language}` (sr, en) are filled in."""
    words = shlex.split(line)

    def transcribe(audio: Path, language: str) -> str:
        tongue = "en" if language == "en" else "sr"
        command = [word.replace("{file}", str(audio)).replace("{language}", tongue) for word in words]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_LONGEST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(f"{words[0]}: {error}") from error
        if done.returncode:
            raise Unavailable(
                f"{words[0]}: {done.stderr.decode(errors='replace').strip() or done.returncode}"
            )
        return done.stdout.decode(errors="replace")

    return transcribe


class Transcriber:
    """Writes messages down, one after the other, beside all other work."""

    def __init__(self, database: Database, clock: Clock, audio: AudioFiles, transcribe: Transcribe) -> None:
        self._database = database
        self._clock = clock
        self._audio = audio
        self._transcribe = transcribe
        self._tries: dict[int, int] = {}

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            if not await asyncio.to_thread(self.once):
                await asyncio.sleep(_PAUSE_SECONDS)

    def once(self) -> bool:
        """Writes down the oldest message that waits; False if none does, or it failed."""
        try:
            return self._write_one()
        except (Unavailable, SQLAlchemyError) as error:
            log.warning("a voice message was not written down", why=str(error))
            return False

    def _write_one(self) -> bool:
        with self._database.read(self._clock) as tx:
            waiting = [each for each in untranscribed(tx) if self._tries.get(each[0], 0) < _MOST_TRIES]
        if not waiting:
            return False
        voicemail_id, name, language = waiting[0]
        self._tries[voicemail_id] = self._tries.get(voicemail_id, 0) + 1
        audio = self._audio.find(name)
        if audio is None:
            raise Unavailable(f"{name} is not on this machine")
        text = self._transcribe(audio, language)
        with self._database.begin(self._clock) as tx:
            keep_transcript(tx, voicemail_id, text)
        return True
