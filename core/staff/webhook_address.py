"""Where a webhook may go: to the public internet by https, and elsewhere only by name. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from core.errors import Invalid

_LONGEST = 500


@dataclass(frozen=True)
class Address:
    """A webhook's address taken apart; `is_trusted`: the desk's settings name its host."""

    scheme: str
    host: str
    port: int
    path: str
    is_trusted: bool


def webhook_address(url: str, trusted: Collection[str] = ()) -> Address:
    """The address, taken apart; raises Invalid for one to which nothing is sent."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError) as error:
        raise Invalid("this is no address: write it as https://example.rs/path", "webhook-address") from error
    is_trusted = host in trusted
    if not host or parts.scheme not in ("https", "http") or len(url) > _LONGEST or not _is_plain(url):
        raise Invalid("this is no address: write it as https://example.rs/path", "webhook-address")
    if parts.scheme == "http" and not is_trusted:
        raise Invalid(
            "an address begins with https:// (others only for hosts in DEZURNI_WEBHOOK_HOSTS)",
            "webhook-https",
        )
    if not is_trusted and _is_beside_us(host):
        raise Invalid(f"{host} is a private address: see DEZURNI_WEBHOOK_HOSTS", "webhook-private", host=host)
    if parts.username or parts.password or parts.fragment:
        raise Invalid("an address holds no name, password or #part: what is sent is signed", "webhook-secret")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path, is_trusted)


def _is_beside_us(host: str) -> bool:
    """A number of our own network; a name is looked up, and looked at, each time something is sent."""
    try:
        return host == "localhost" or not is_public(str(ip_address(host)))
    except ValueError:
        return False


def is_public(ip: str) -> bool:
    """True if the number is of a machine on the public internet, and not of one beside us."""
    try:
        address = ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    seen = mapped or address
    return seen.is_global and not seen.is_multicast and not seen.is_reserved


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url and "\\" not in url
