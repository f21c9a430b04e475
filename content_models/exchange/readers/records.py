"""Says of raw records what all readers say."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from content_models.exchange.found import LONGEST_SOURCE_ID, Found, Reason, Refusal
from content_models.exchange.sources.facts import Facts
from content_models.exchange.sources.raw import Raw
from content_models.kinds.organisation import Organisation
from content_models.references import short_id


def refused(raw: Raw, source_id: str, name: str, reason: Reason, value: object = "") -> Found:
    """Return a record of which nothing is read."""
    refusal = Refusal(name, reason, str(value))
    return Found(source_id[:LONGEST_SOURCE_ID], raw.where, None, (refusal,))


def checked_id(raw: Raw, name: str, source_id: str) -> Found | None:
    """Return the refusal of an id; None where it is right."""
    if not source_id:
        return refused(raw, "", name, Reason.NO_ID)
    if len(source_id) > LONGEST_SOURCE_ID:
        return refused(raw, source_id, name, Reason.ID_TOO_LONG, source_id)
    return None


def found(raw: Raw, source_id: str, facts: Facts, fields: Mapping[str, Any]) -> Found:
    """Return a record with its organisation.

    Args:
        raw: what was read.
        source_id: its id.
        facts: with what was not read of it.
        fields: of the organisation; key, source and moments follow from the options.
    """
    options = facts.options
    key = fields.get("key") or options.key(source_id)
    moment = datetime(options.on.year, options.on.month, options.on.day, tzinfo=UTC)
    usual: dict[str, Any] = {
        "key": key,
        "locale": options.locale,
        "slug": short_id(key),
        "published_at": moment,
        "updated_at": moment,
        "source": options.source,
    }
    try:
        organisation = Organisation(**(usual | dict(fields)))
    except ValidationError as error:
        return invalid(raw, source_id, error)
    return Found(source_id, raw.where, organisation, tuple(facts.refusals))


def invalid(raw: Raw, source_id: str, error: ValidationError) -> Found:
    """Return the refusal of a record with a value that no document may have."""
    first = error.errors(include_url=False)[0]
    place = ".".join(map(str, first["loc"]))
    is_without_country = first["loc"][-1:] == ("country",) and first["input"] == ""
    reason = Reason.NO_COUNTRY if is_without_country else Reason.INVALID
    return refused(raw, source_id, place, reason, first["input"])
