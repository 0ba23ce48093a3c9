"""A form as it came, with the files that somebody attached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from fastapi import Request
from starlette.datastructures import UploadFile

from core.errors import Invalid
from core.ports import FileContent
from web.asked import Upload

MOST_UPLOADED = 20_000_000


@dataclass(frozen=True)
class Sent:
    """A request and the form that came with it."""

    request: Request
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    kept: Sequence[FileContent] = ()

    @property
    def to_keep(self) -> list[Upload]:
        """What was attached: an empty field sends an empty file without a name. All of it, or nothing."""
        files = [upload for upload in self.files.values() if upload.content]
        return files if all(upload.is_whole for upload in files) else []


async def read_form(request: Request, most_files: int = 0) -> Sent:
    """The request with its form; a field that stands twice keeps all its values, line by line."""
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    async with request.form(max_files=most_files, max_fields=500, max_part_size=1_000_000) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read(MOST_UPLOADED + 1)
                whole = len(content) <= MOST_UPLOADED
                at = f"{name}-{len(files)}" if name in files else name
                files[at] = Upload(value.filename or "", content, is_whole=whole)
            else:
                text = value.replace("\r\n", "\n")
                fields[name] = f"{fields[name]}\n{text}" if name in fields else text
    return Sent(request, fields, files)


def day(text: str, name: str) -> date | None:
    """A day as a browser's field gives it, None for an empty one; raises Invalid."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Invalid(f"{name} {text!r}: write a day as 2026-12-25", "day", text=text) from error
    if found and not 2000 <= found.year < 2200:
        raise Invalid(f"{name} {text!r}: too far away", "day", text=text)
    return found


def wall_clock(text: str) -> datetime:
    """A moment as a browser's field gives it; raises Invalid."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError as error:
        raise Invalid(f"{text!r}: write a moment as 2026-12-25T22:00", "moment", text=text) from error
