"""Files are typed by what they hold, named harmlessly, and given to browsers so that nothing in them runs."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.files.kinds import SHOWN, kind_of
from core.files.names import LONGEST_NAME, cleaned, named_as
from core.files.serving import headers_of
from core.files.storing import chat_files, new_name, store

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
GIF_WITH_A_SCRIPT = b"GIF89a/*" + b"\x00" * 8 + b"*/=1;alert(document.domain)"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def zipped(name: str, content: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "mime", "sort"),
    [
        (PNG, "image/png", "image"),
        (b"\xff\xd8\xff\xe0JFIF", "image/jpeg", "image"),
        (GIF_WITH_A_SCRIPT, "image/gif", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "image"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav", "audio"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "application/octet-stream", "other"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4", "video"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4", "audio"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic", "image"),
        (b"OggS\x00\x02", "audio/ogg", "audio"),
        (b"%PDF-1.7\n<script>", "application/pdf", "document"),
        (zipped("word/document.xml", b"<w/>"), "application/zip", "document"),
        (zipped("META-INF/MANIFEST.MF", b"Main"), "application/java-archive", "program"),
        (b"MZ\x90\x00", "application/x-dosexec", "program"),
        (b"\x7fELF\x02", "application/x-executable", "program"),
        (b"#!/bin/sh\nrm -rf /", "text/x-script", "program"),
        (SVG, "image/svg+xml", "document"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML><p>", "text/html", "document"),
        (b"hello <ScRiPt>alert(1)</ScRiPt>", "text/html", "document"),
        ("Štampač ne radi".encode(), "text/plain", "document"),
        (b"x" + "š".encode() * 3000, "text/plain", "document"),
        (b"\x00\x01\x02", "application/octet-stream", "other"),
        (b"", "application/octet-stream", "other"),
    ],
)
def test_the_content_tells_the_kind(content: bytes, mime: str, sort: str) -> None:
    kind = kind_of(content)
    assert (kind.mime, kind.sort) == (mime, sort)


def test_a_bomb_is_a_file_like_any_other_for_nothing_is_ever_unpacked(tmp_path: Path) -> None:
    bomb = zipped("0", b"\x00" * 50_000_000)
    folder = chat_files(tmp_path)
    stored = store(folder, new_name(), "faktura.docx", bomb)
    assert (stored.mime, stored.size, stored.original) == ("application/zip", len(bomb), "faktura.docx")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == len(bomb) < 100_000


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Račun za novembar.pdf", "Račun za novembar.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\cmd.exe", "cmd.exe"),
        ("C:\\fajl.txt", "fajl.txt"),
        ("a\x00b\r\nSet-Cookie: x.txt", "abSet-Cookie_ x.txt"),
        ("slika\u202egpj.exe", "slikagpj.exe"),
        ("<img src=x onerror=alert(1)>.png", "img src=x onerror=alert(1)_.png"),
        ('"; filename="evil.html', "filename=_evil.html"),
        ("....", "prilog"),
        ("", "prilog"),
        ("/", "prilog"),
        ("CON.txt", "_CON.txt"),
        (".htaccess", "htaccess"),
        ("%2e%2e%2fpasswd", "2e_2e_2fpasswd"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_hostile_name_is_made_harmless(given: str, shown: str) -> None:
    assert cleaned(given) == shown
    assert cleaned(shown) == shown


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert cleaned("š" * 5000 + ".pdf").endswith("š.pdf")
    assert len(cleaned("š" * 5000 + ".pdf")) == len(cleaned("a." + "x" * 5000)) == LONGEST_NAME


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("slika.jpg", b"MZ\x90", "slika.jpg.exe"),
        ("slika.png", SVG, "slika.png.svg"),
        ("slika.JPEG", b"\xff\xd8\xff", "slika.JPEG"),
        ("ugovor.docx", zipped("a", b"b"), "ugovor.docx"),
        ("prilog", PNG, "prilog.png"),
        ("nepoznato.dat", b"\x00\x01", "nepoznato.dat"),
    ],
)
def test_a_name_that_lies_of_its_content_gets_the_true_ending(name: str, content: bytes, shown: str) -> None:
    assert named_as(name, kind_of(content)) == shown


@pytest.mark.parametrize("content", [SVG, b"<html><script>", b"MZ", b"#!/bin/sh", b"PK\x03\x04", b"x"])
def test_what_could_run_is_bytes_to_be_saved_and_nothing_else(content: bytes) -> None:
    headers = headers_of(kind_of(content).mime, "a.svg")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_pictures_are_shown_and_names_cannot_break_out_of_their_header() -> None:
    shown = headers_of("image/png", 'š";x=".p"ng')
    assert shown["Content-Type"] == "image/png"
    assert shown["Content-Disposition"] == (
        "inline; filename=\"prilog\"; filename*=UTF-8''%C5%A1%22%3Bx%3D%22.p%22ng"
    )
    assert "image/svg+xml" not in SHOWN
    assert all(headers_of(kind, "a")["Content-Security-Policy"].startswith("sandbox") for kind in SHOWN)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a" * 31, "g" * 32, "A" * 32, "a" * 32 + "\n", ""])
def test_a_name_that_is_not_ours_finds_keeps_and_deletes_nothing(name: str, tmp_path: Path) -> None:
    folder = chat_files(tmp_path / "files")
    assert folder.find(name) is None
    with pytest.raises(ValueError, match="no name"):
        folder.keep(name, b"x")
    with pytest.raises(ValueError, match="no name"):
        folder.delete(name)
    assert not (tmp_path / "files").exists()
