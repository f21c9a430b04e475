"""Projects services, with the words of one version."""

from typing import Any

from cms.directory.hours import hours_in
from cms.directory.rows import lines
from cms.ground.fact_words import FactWords
from cms.taxonomy.projection import theme_keys
from content_models.checks import Check
from content_models.help import Delivery, Fee, Status, WayToCome
from content_models.services import CostOption, Service, ServiceArea, ServiceAtLocation
from content_models.vocabularies import Audience


class Wording:
    """Words facts in the language of one version, or else the original's.

    Args:
        version: of the organisation.
    """

    def __init__(self, version: Any) -> None:
        facts = version.facts
        self._is_translated = facts is not version and facts.pk != version.pk
        self._words = FactWords.read(version.words) if self._is_translated else {}
        self._original = facts.locale.language_code if self._is_translated else ""

    def of(self, row: Any) -> dict[str, Any]:
        """Return the words beside a fact, and the language in which they are left."""
        own = row.own_words("").texts
        if not self._is_translated or not any(own.values()):
            return dict(own)
        found = self._words.get(str(row.key))
        if found is None or not any(found.texts.values()):
            return {**own, "left_in": self._original}
        # What a translator left out of a fact is said in the original's words, not lost.
        return {name: found.texts.get(name) or text for name, text in own.items()}


def service(row: Any, wording: Wording, check: Check | None = None) -> Service:
    """Return the document's part for a service, with its own check."""
    words = wording.of(row)
    return Service(
        key=row.key,
        themes=theme_keys(row),
        status=Status(row.status),
        audiences=tuple(Audience(code) for code in row.audiences),
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        ways=tuple(WayToCome(code) for code in row.ways),
        delivery=tuple(Delivery(code) for code in row.delivery),
        languages=tuple(row.languages),
        fee=Fee(row.fee) if row.fee else None,
        costs=tuple(_cost(each, wording) for each in row.costs.all()),
        weeks=row.weeks,
        hours_per_week=row.hours_per_week,
        email=row.email,
        website=row.website,
        at=tuple(
            ServiceAtLocation(location=each.location, hours=hours_in(each.hours))
            for each in row.places.all()
        ),
        areas=tuple(_area(each, wording) for each in row.areas.all()),
        check=check,
        **{**words, "documents": lines(words["documents"])},
    )


def _cost(row: Any, wording: Wording) -> CostOption:
    amount = None if row.amount is None else float(row.amount)
    return CostOption(key=row.key, amount=amount, currency=row.currency, **wording.of(row))


def _area(row: Any, wording: Wording) -> ServiceArea:
    return ServiceArea(key=row.key, code=row.code, country=row.country or None, **wording.of(row))
