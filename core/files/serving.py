"""How a file from outside is given to a browser: pictures are shown, all else is saved, nothing runs."""

from urllib.parse import quote

from core.files.kinds import SHOWN

# An old browser that reads only ASCII gets this name, with the ending of the true one.
_PLAIN_NAME = "prilog"
_BYTES = "application/octet-stream"
_PLAYED = ("audio/", "video/")


def headers_of(mime: str, original: str) -> dict[str, str]:
    """The headers; a page or a drawing that holds programs is bytes to be saved and nothing else."""
    is_shown = mime in SHOWN
    told = mime if is_shown or mime.startswith(_PLAYED) or mime == "application/pdf" else _BYTES
    ending = original.rpartition(".")[2] if "." in original else ""
    plain = f"{_PLAIN_NAME}.{ending}" if ending.isascii() and ending.isalnum() else _PLAIN_NAME
    how = "inline" if is_shown else "attachment"
    return {
        "Content-Type": told,
        "Content-Disposition": f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(original, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
