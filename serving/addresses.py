"""Addresses as they are typed: of the desk itself, of whoever stands before it."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from engine.errors import Usage
from engine.message import msg


def is_loopback(host: str) -> bool:
    """Whether nobody but this computer gets there."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_guarded(address: str) -> bool:
    """Whether nobody on the way can read what is said there, or put in words of their own."""
    try:
        found = urlsplit(address)
        return found.scheme == "https" or (found.scheme == "http" and is_loopback(found.hostname or ""))
    except ValueError:
        return False


def site_url(option: str, given: str) -> str:
    """Where browsers find a desk, without a slash behind it. Raises Usage for more than scheme and host."""
    try:
        found = urlsplit(given)
        fine = found.scheme in ("http", "https") and found.hostname and found.port != 0
    except ValueError:
        fine = False
    if not fine or given.rstrip("/") != f"{found.scheme}://{found.netloc}" or "@" in given or " " in given:
        raise Usage(msg("sign_in.bad_url", option=option, given=given))
    return given.rstrip("/").lower()


def networks(option: str, given: str) -> str:
    """Addresses and networks, as typed with commas between. Raises Usage for what is none."""
    known = [each.strip() for each in given.split(",")]
    try:
        for each in known:
            ip_network(each, strict=False)
    except ValueError:
        raise Usage(msg("sign_in.bad_address", option=option, given=given)) from None
    return ",".join(known)
