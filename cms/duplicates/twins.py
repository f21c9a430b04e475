"""Says which rows of two organisations say the same."""

from collections.abc import Callable
from typing import Any

from search.duplicates.names import same_address, same_town

Same = Callable[[Any, Any], bool]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _same_place(one: Any, other: Any) -> bool:
    if not same_town(one.place, other.place):
        return False
    if one.address and other.address:
        return same_address(one.address, other.address)
    return _plain(one.name + one.address) == _plain(other.name + other.address)


def _same_phone(one: Any, other: Any) -> bool:
    numbers = (one.dialled or one.number, other.dialled or other.number)
    return _plain(numbers[0]) == _plain(numbers[1]) and one.is_whatsapp == other.is_whatsapp


def _same_contact(one: Any, other: Any) -> bool:
    return (_plain(one.name), _plain(one.email)) == (_plain(other.name), _plain(other.email))


def _same_identifier(one: Any, other: Any) -> bool:
    numbers = [each.number.replace(" ", "") for each in (one, other)]
    return one.scheme == other.scheme and numbers[0] == numbers[1]


def _same_service(one: Any, other: Any) -> bool:
    return _plain(one.name) == _plain(other.name)


SAME: dict[str, Same] = {
    "locations": _same_place,
    "phones": _same_phone,
    "contacts": _same_contact,
    "identifiers": _same_identifier,
    "services": _same_service,
}
"""By relation."""


def twins_of(kept: Any, other: Any) -> dict[str, str]:
    """Return the kept one's rows that say the same, by the other's."""
    found: dict[str, str] = {}
    for name, is_same in SAME.items():
        for row in getattr(other, name).all():
            own = getattr(kept, name).all()
            twin = next((each for each in own if each.key == row.key or is_same(each, row)), None)
            if twin is not None:
                found[str(row.key)] = str(twin.key)
    return found
