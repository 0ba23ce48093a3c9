"""Recorded messages and talks among our own files: a folder of WAVs, each under the vendor's id of it."""

import re
from pathlib import Path

from core.files.folder import Folder

_NAME = re.compile(r"RE[0-9A-Za-z]{1,38}\.wav")


class AudioFiles(Folder):
    """The folder in which recordings are kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, _NAME)
