"""What a file is, told by its content: never by its name, and never by what its sender says of it."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["image", "audio", "video", "document", "program", "other"]

# Only these are shown in a page: a browser draws them and runs nothing in them.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True)
class Kind:
    """The type, its sort, and the endings a name of it may have; the first is given to one that has none."""

    mime: str
    sort: Sort
    endings: tuple[str, ...]


UNKNOWN = Kind("application/octet-stream", "other", ())
_TEXT = Kind("text/plain", "document", ("txt", "csv", "log", "xml", "json", "md", "ini", "p7s", "pem", "eml"))
_HTML = Kind("text/html", "document", ("html", "htm", "xhtml", "mht"))
_SVG = Kind("image/svg+xml", "document", ("svg",))
_SCRIPT = Kind("text/x-script", "program", ("sh", "bat", "cmd", "ps1", "py", "js", "vbs"))
_ARCHIVE = (
    *("zip", "docx", "xlsx", "pptx", "docm", "xlsm", "pptm", "odt", "ods", "odp", "odg", "epub"),
    *("pages", "numbers", "key"),
)
_ZIP = Kind("application/zip", "document", _ARCHIVE)
_APPLICATION = Kind("application/java-archive", "program", ("jar", "apk", "war", "xpi", "appx", "ipa"))
_MP4 = Kind("video/mp4", "video", ("mp4", "m4v", "mov", "3gp"))
_M4A = Kind("audio/mp4", "audio", ("m4a", "mp4"))
_HEIC = Kind("image/heic", "image", ("heic", "heif", "avif"))
_WAV = Kind("audio/wav", "audio", ("wav",))
_WEBP = Kind("image/webp", "image", ("webp",))

# By how the content begins; a longer beginning stands before a shorter one.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", Kind("image/png", "image", ("png",))),
    (b"\xff\xd8\xff", Kind("image/jpeg", "image", ("jpg", "jpeg", "jfif"))),
    (b"GIF87a", Kind("image/gif", "image", ("gif",))),
    (b"GIF89a", Kind("image/gif", "image", ("gif",))),
    (b"%PDF-", Kind("application/pdf", "document", ("pdf",))),
    (b"OggS", Kind("audio/ogg", "audio", ("ogg", "oga", "opus"))),
    (b"ID3", Kind("audio/mpeg", "audio", ("mp3",))),
    (b"\x1aE\xdf\xa3", Kind("video/webm", "video", ("webm", "mkv"))),
    (b"{\\rtf", Kind("application/rtf", "document", ("rtf", "doc"))),
    (b"Rar!\x1a\x07", Kind("application/vnd.rar", "document", ("rar",))),
    (b"7z\xbc\xaf'\x1c", Kind("application/x-7z-compressed", "document", ("7z",))),
    (b"\x1f\x8b", Kind("application/gzip", "document", ("gz", "tgz"))),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("application/x-ole-storage", "document", (
        "doc", "xls", "ppt", "msg", "msi",
    ))),
    (b"BM", Kind("image/bmp", "image", ("bmp",))),
    (b"II*\x00", Kind("image/tiff", "image", ("tif", "tiff"))),
    (b"MM\x00*", Kind("image/tiff", "image", ("tif", "tiff"))),
    (b"MZ", Kind("application/x-dosexec", "program", ("exe", "dll", "scr", "com"))),
    (b"\x7fELF", Kind("application/x-executable", "program", ("bin", "so"))),
    (b"\xca\xfe\xba\xbe", Kind("application/x-executable", "program", ("class", "bin"))),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Kind("application/x-ms-shortcut", "program", ("lnk",))),
    (b"#!", _SCRIPT),
)  # fmt: skip
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
# Looked through for what tells a page, a drawing or a text.
_LOOKED_AT = 4096


def kind_of(content: bytes) -> Kind:
    """The kind of this content; UNKNOWN where nothing tells. Nothing is unpacked or decoded."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _APPLICATION if b"META-INF/" in content[:200] or b"AndroidManifest" in content else _ZIP
    if content.startswith(_MP3_FRAMES):
        return Kind("audio/mpeg", "audio", ("mp3",))
    return _in_a_box(content) or _written(content[:_LOOKED_AT])


def _in_a_box(content: bytes) -> Kind | None:
    """What names its kind a few bytes behind its beginning."""
    if content.startswith(b"RIFF"):
        return {b"WAVE": _WAV, b"WEBP": _WEBP}.get(content[8:12])
    if content[4:8] != b"ftyp":
        return None
    brand = content[8:12]
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        return _HEIC
    return _M4A if brand.startswith(b"M4A") else _MP4


def _written(head: bytes) -> Kind:
    """What is text: a page and a drawing may hold programs, and are told by any sign of them."""
    lower = head.lower()
    if b"<svg" in lower:
        return _SVG
    if any(sign in lower for sign in (b"<html", b"<!doctype html", b"<script", b"<body", b"<iframe")):
        return _HTML
    return _TEXT if head and b"\x00" not in head and _is_utf8(head) else UNKNOWN


def _is_utf8(head: bytes) -> bool:
    """A character that is cut in two at the end of what is looked at is no fault."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(head) == _LOOKED_AT and error.start > _LOOKED_AT - 4
    return True
