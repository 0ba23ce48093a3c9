"""A recording from Twilio: only from its own hosts, only so large, never redirected elsewhere."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import requests

from core.errors import Unavailable, Undeliverable

# Two minutes are 2 MB, four hours of a talk 230 MB.
MOST_BYTES = 300 * 1024 * 1024
_REDIRECTS = 2
_CHUNK = 64 * 1024
_OK, _NOT_YET, _FIRST_FAULT_OF_THEIRS = 200, 404, 500

# An address, account and token, the most bytes: what is there. Raises Unavailable or Undeliverable.
Download = Callable[[str, tuple[str, str], int], bytes]


def download(url: str, auth: tuple[str, str], most: int, *, seconds: float = 30) -> bytes:
    """The file at this address; follows redirects to Twilio's own hosts over https and to nobody else's."""
    home = urlsplit(url).netloc
    try:
        for _ in range(_REDIRECTS + 1):
            is_home = urlsplit(url).netloc == home
            answer = requests.get(
                url, auth=auth if is_home else None, stream=True, allow_redirects=False, timeout=seconds
            )
            with answer:
                if not answer.is_redirect:
                    return _body(answer, most)
                url = _allowed(urljoin(url, answer.headers["Location"]), home)
    except requests.RequestException as error:
        raise Unavailable(f"the recording could not be fetched: {type(error).__name__}") from error
    raise Undeliverable("the recording is redirected in circles")


def _allowed(url: str, home: str) -> str:
    parts = urlsplit(url)
    is_theirs = parts.scheme == "https" and (parts.hostname or "").endswith(".twilio.com")
    if not is_theirs and parts.netloc != home:
        raise Undeliverable(f"the recording is redirected to {parts.hostname}, which is not Twilio's")
    return url


def _body(answer: requests.Response, most: int) -> bytes:
    if answer.status_code == _NOT_YET or answer.status_code >= _FIRST_FAULT_OF_THEIRS:
        raise Unavailable(f"the recording is not there yet: {answer.status_code}")
    if answer.status_code != _OK:
        raise Undeliverable(f"the recording is refused: {answer.status_code}")
    content = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        content += chunk
        if len(content) > most:
            raise Undeliverable(f"the recording is larger than {most} bytes")
    return bytes(content)
