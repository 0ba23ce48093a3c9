"""What lies on the disk beside the database, and how it leaves it again when its day has come."""

import asyncio
from dataclasses import dataclass

from app.transactions import Transactions
from core.desk.forget_files import file_deleted, files_due, is_time_to_sweep, strays
from core.desk.record_talk import recording_deleted, recordings_due
from core.files.folder import Folder
from telephony.audio_files import AudioFiles


@dataclass(frozen=True)
class Shelves:
    """Recordings of the telephone, and files of chats."""

    audio: AudioFiles
    files: Folder

    async def clear(self, transactions: Transactions) -> None:
        """Whatever has its day: first our file, then the row, so that a kill loses neither."""
        for recording_id, file in await transactions.run(recordings_due):
            if file:
                await asyncio.to_thread(self.audio.delete, file)
            await transactions.run(recording_deleted, recording_id)
        for file_id, name in await transactions.run_now(files_due):
            await asyncio.to_thread(self.files.delete, name)
            await transactions.run(file_deleted, file_id)
        if moment := await transactions.run_now(is_time_to_sweep):
            old = await asyncio.to_thread(lambda: list(self.files.written_before(moment.timestamp())))
            for name in await transactions.run(strays, old):
                await asyncio.to_thread(self.files.delete, name)
