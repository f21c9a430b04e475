"""Weighs what two records share and where they differ."""

import math
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from content_models.distances import distance_km
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates
from content_models.vocabularies import message
from search.duplicates.names import Likeness, Name, likeness, name_of, same_address, same_town

SHARED_HOSTS = frozenset(
    {
        *("facebook.com", "instagram.com", "linkedin.com", "twitter.com", "x.com", "youtube.com"),
        *("linktr.ee", "helloasso.com", "sites.google.com", "wordpress.com", "wixsite.com"),
        *("jimdofree.com", "gmail.com", "googlemail.com", "outlook.com", "outlook.fr"),
        *("hotmail.com", "hotmail.fr", "live.com", "live.fr", "yahoo.com", "yahoo.fr", "yahoo.gr"),
        *("orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "neuf.fr", "gmx.at"),
        *("gmx.net", "gmx.de", "aon.at", "otenet.gr", "icloud.com", "proton.me"),
        *("protonmail.com", "btinternet.com"),
    }
)
"""Hosts and domains of many: sharing one says nothing."""
NEAR_KM, WALKABLE_KM, ELSEWHERE_KM = 0.12, 1.0, 5.0


class Sign(StrEnum):
    """A sign is something that two records share, or that speaks against them."""

    IDENTIFIER = "identifier"
    OTHER_IDENTIFIER = "other-identifier"
    NAME = "name"
    NAME_INSIDE = "name-inside"
    NAME_PARTLY = "name-partly"
    OTHER_NAME = "other-name"
    PHONE = "phone"
    OTHER_PHONE = "other-phone"
    EMAIL = "email"
    DOMAIN = "domain"
    WEBSITE = "website"
    ADDRESS = "address"
    NEAR = "near"
    WALKABLE = "walkable"
    ELSEWHERE = "elsewhere"
    OTHER_TOWN = "other-town"


SIGN_LABELS: dict[Sign, str] = {
    Sign.IDENTIFIER: message("the same number of a register"),
    Sign.OTHER_IDENTIFIER: message("different numbers of a register"),
    Sign.NAME: message("the same name"),
    Sign.NAME_INSIDE: message("one name is part of the other"),
    Sign.NAME_PARTLY: message("names alike"),
    Sign.OTHER_NAME: message("different names"),
    Sign.PHONE: message("the same telephone"),
    Sign.OTHER_PHONE: message("different telephones"),
    Sign.EMAIL: message("the same email address"),
    Sign.DOMAIN: message("email addresses of the same domain"),
    Sign.WEBSITE: message("the same website"),
    Sign.ADDRESS: message("the same address"),
    Sign.NEAR: message("at the same spot"),
    Sign.WALKABLE: message("less than a kilometre apart"),
    Sign.ELSEWHERE: message("far apart"),
    Sign.OTHER_TOWN: message("in different towns"),
}
WEIGHTS: dict[Sign, float] = {
    Sign.IDENTIFIER: 6,
    Sign.OTHER_IDENTIFIER: -4,
    Sign.NAME: 4.6,
    Sign.NAME_INSIDE: 2.5,
    Sign.NAME_PARTLY: 0.5,
    Sign.OTHER_NAME: -2.5,
    Sign.PHONE: 2.5,
    Sign.OTHER_PHONE: -1,
    Sign.EMAIL: 2.5,
    Sign.DOMAIN: 0.7,
    Sign.WEBSITE: 1,
    Sign.ADDRESS: 1.5,
    Sign.NEAR: 1.5,
    Sign.WALKABLE: 0.5,
    Sign.ELSEWHERE: -3,
    Sign.OTHER_TOWN: -6,
}
"""Points for and against; a branch of a network shares all but its town."""
ENOUGH = 3.5
"""Points from which two records are proposed: their score is then a half or more."""
NAMES = {
    Likeness.SAME: Sign.NAME,
    Likeness.INSIDE: Sign.NAME_INSIDE,
    Likeness.PARTLY: Sign.NAME_PARTLY,
    Likeness.OTHER: Sign.OTHER_NAME,
}


@dataclass(frozen=True)
class Features:
    """Features are what is compared of a record.

    Attributes:
        key: of the organisation.
        country: of its first place; empty where it has none.
        names: its name and other names.
        towns: and postcodes of its places.
        identifiers: schemes with numbers, without spaces.
    """

    key: UUID
    country: str
    names: tuple[Name, ...]
    towns: tuple[str, ...]
    postcodes: frozenset[str]
    addresses: tuple[str, ...]
    points: tuple[Coordinates, ...]
    phones: frozenset[str]
    emails: frozenset[str]
    hosts: frozenset[str]
    identifiers: frozenset[tuple[str, str]]


def features_of(document: Organisation) -> Features:
    """Return what is compared of an organisation."""
    places = document.locations
    towns = tuple(dict.fromkeys(each.place for each in places))
    titles = (document.title, *document.alternative_names)
    mails = {document.email, *(each.email for each in document.services)}
    return Features(
        key=document.key,
        country=places[0].country if places else "",
        names=tuple(name_of(title, " ".join(towns)) for title in titles),
        towns=towns,
        postcodes=frozenset(each.postcode.replace(" ", "") for each in places if each.postcode),
        addresses=tuple(each.address for each in places if each.address),
        points=tuple(each.coordinates for each in places if each.coordinates),
        phones=frozenset(
            each.dialled.partition(";")[0] for each in document.phones if each.dialled
        ),
        emails=frozenset(mail.strip().casefold() for mail in mails if mail),
        hosts=frozenset(filter(None, (_host(document.website),))),
        identifiers=frozenset(
            (each.scheme.value, each.number.replace(" ", "")) for each in document.identifiers
        ),
    )


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return _own(host.removeprefix("www."))


def _own(domain: str) -> str:
    is_shared = domain in SHARED_HOSTS or any(domain.endswith(f".{each}") for each in SHARED_HOSTS)
    return "" if is_shared else domain


def domains_of(features: Features) -> frozenset[str]:
    """Return the domains of its addresses that are its own."""
    return frozenset(filter(None, (_own(mail.rpartition("@")[2]) for mail in features.emails)))


def signs(one: Features, other: Features) -> tuple[Sign, ...]:
    """Return what speaks for and against two records being one."""
    found = (
        _identifier_sign(one, other),
        NAMES.get(max(likeness(a, b) for a in one.names for b in other.names)),
        _either(one.phones, other.phones, Sign.PHONE, Sign.OTHER_PHONE),
        _mail_sign(one, other),
        _either(one.hosts, other.hosts, Sign.WEBSITE, None),
        _address_sign(one, other),
        _distance_sign(one, other),
        Sign.OTHER_TOWN if _are_in_other_towns(one, other) else None,
    )
    return tuple(sign for sign in found if sign is not None)


def score(found: tuple[Sign, ...]) -> float:
    """Return how likely signs make it, between 0 and 1."""
    return 1 / (1 + math.exp(ENOUGH - sum(WEIGHTS[sign] for sign in found)))


def _either(
    one: frozenset[str], other: frozenset[str], same: Sign, differs: Sign | None
) -> Sign | None:
    if not one or not other:
        return None
    return differs if one.isdisjoint(other) else same


def _identifier_sign(one: Features, other: Features) -> Sign | None:
    if one.identifiers & other.identifiers:
        return Sign.IDENTIFIER
    schemes = {scheme for scheme, _number in one.identifiers}
    other_schemes = {scheme for scheme, _number in other.identifiers}
    return Sign.OTHER_IDENTIFIER if schemes & other_schemes - {"other"} else None


def _mail_sign(one: Features, other: Features) -> Sign | None:
    if one.emails & other.emails:
        return Sign.EMAIL
    return Sign.DOMAIN if domains_of(one) & domains_of(other) else None


def _address_sign(one: Features, other: Features) -> Sign | None:
    if _are_in_other_towns(one, other):
        return None
    same = any(same_address(a, b) for a in one.addresses for b in other.addresses)
    return Sign.ADDRESS if same else None


def _distance_sign(one: Features, other: Features) -> Sign | None:
    if not one.points or not other.points:
        return None
    nearest = min(distance_km(a, b) for a in one.points for b in other.points)
    if nearest <= NEAR_KM:
        return Sign.NEAR
    if nearest <= WALKABLE_KM:
        return Sign.WALKABLE
    return Sign.ELSEWHERE if nearest > ELSEWHERE_KM else None


def _are_in_other_towns(one: Features, other: Features) -> bool:
    """Return True if no place of one may be in a town of the other."""
    if not one.towns or not other.towns or one.postcodes & other.postcodes:
        return False
    if one.country != other.country:
        return True
    return not any(same_town(a, b) for a in one.towns for b in other.towns)
