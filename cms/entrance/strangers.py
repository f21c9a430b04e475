"""Says who stands at the door, in marks that lead back to nobody."""

import unicodedata
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

MARK_CHARACTERS = 32
BITS_OF_A_NETWORK = {4: 24, 6: 64}
"""Whoever has one address of a network can mostly have all the others, too."""

KNOWN_DEVICE_COOKIE = "cms_known_device"
KNOWN_DEVICE_SALT = "cms.entrance.device"
KNOWN_DEVICE_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Stranger:
    """Somebody who has not signed in yet.

    Attributes:
        account: marks the name that they gave.
        network: marks where they are.
        device: marks a device on which this very account has signed in before; otherwise empty.
    """

    account: str
    network: str
    device: str = ""


def stranger(request: HttpRequest, name: str) -> Stranger:
    """Return who gives a name in a request."""
    account = account_mark(name)
    network = mark("network", network_of(sender_address(request)))
    return Stranger(account, network, _known_device(request, account))


def account_mark(name: str) -> str:
    """Return the mark of a name, which exists or not."""
    return mark("account", unicodedata.normalize("NFKC", name).strip().casefold())


def mark(kind: str, text: str) -> str:
    """Return what stands for a text; only the secret key leads back."""
    made: str = salted_hmac(f"cms.entrance.{kind}", text, algorithm="sha256").hexdigest()
    return made[:MARK_CHARACTERS]


def sender_address(request: HttpRequest) -> str:
    """Return the address of the other end, as trusted proxies tell it.

    Attack: whoever sends X-Forwarded-For without a proxy would choose an address.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    trusted: int = settings.TRUSTED_PROXIES
    told = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return told[-trusted] if 0 < trusted <= len(told) and told[-trusted] else address


def network_of(address: str) -> str:
    """Return the network of an address, e.g. ``192.0.2.0/24``; empty where it cannot be read."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network(f"{found}/{BITS_OF_A_NETWORK[found.version]}", strict=False))


def know_device(response: HttpResponseBase, name: str) -> None:
    """Have a browser remember that an account has signed in on it."""
    response.set_signed_cookie(
        KNOWN_DEVICE_COOKIE,
        f"{account_mark(name)}.{get_random_string(MARK_CHARACTERS)}",
        salt=KNOWN_DEVICE_SALT,
        max_age=KNOWN_DEVICE_SECONDS,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known_device(request: HttpRequest, account: str) -> str:
    told = request.get_signed_cookie(
        KNOWN_DEVICE_COOKIE, "", salt=KNOWN_DEVICE_SALT, max_age=KNOWN_DEVICE_SECONDS
    )
    owner, _, device = (told or "").partition(".")
    return mark("device", device) if device and owner == account else ""
