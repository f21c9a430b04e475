"""Says what an organisation has on each topic, and where to edit it."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from cms.directory.hours import hours_in, in_words
from cms.ground.isolating import isolated, left_to_right
from cms.ground.lists import listed
from cms.ground.reporting import Said
from cms.ground.spoken_languages import named
from content_models.hours import Hours, lines_of
from content_models.hours.lines import DayLine, DayRun, Span
from content_models.inbox import Topic


def said_of(organisation: Any) -> dict[Topic, Said]:
    """Return what the version with the facts of an organisation has."""
    facts = organisation.facts
    status = facts.get_status_display() if facts.status else ""
    return {
        Topic.HOURS: _said("id_locations-FORMS", _hours(facts)),
        Topic.PHONE: _said("id_phones-FORMS", _phones(facts)),
        Topic.ADDRESS: _said("id_locations-FORMS", map(_address, facts.locations.all())),
        Topic.LANGUAGES: _said("id_spoken_languages", _languages(facts)),
        Topic.COST: _said("id_services-FORMS", _prices(facts)),
        Topic.CLOSED: _said("id_status", filter(None, [status])),
        Topic.NEVER_THERE: _said("id_status", filter(None, [status])),
    }


def _said(anchor: str, values: Iterator[str]) -> Said:
    return Said(tuple(values), anchor)


def _phones(facts: Any) -> Iterator[str]:
    for phone in facts.phones.all():
        yield " – ".join(filter(None, (phone.number, phone.label)))


def _address(location: Any) -> str:
    town = f"{location.postcode} {location.place}".strip()
    return listed(filter(None, (location.name, location.address, town)))


def _languages(facts: Any) -> Iterator[str]:
    tags = dict.fromkeys(facts.spoken_languages)
    for service in facts.services.all():
        tags |= dict.fromkeys(service.languages)
    return map(named, tags)


def _prices(facts: Any) -> Iterator[str]:
    for service in facts.services.all():
        prices = [service.get_fee_display(), *map(str, service.costs.all())]
        said = listed(filter(None, map(str, prices)))
        if said:
            yield f"{isolated(service)} – {said}"


def _hours(facts: Any) -> Iterator[str]:
    places = list(facts.locations.all())
    names = {place.key: str(place) for place in places}
    owned = [(str(place), place.hours) for place in places]
    for service in facts.services.all():
        owned += [
            (listed([str(service), names.get(at.location, "")]), at.hours)
            for at in service.places.all()
        ]
    for owner, column in owned:
        hours = hours_in(column)
        if hours is not None:
            yield f"{isolated(owner)} – {_week(hours) or in_words(column)}"


def _week(hours: Hours) -> str:
    """Return a plain week in words; empty where there is more to say."""
    found = lines_of(hours, timezone.localdate())
    more = (found.seasons, found.special_days, found.closures, found.yearly_closures, found.note)
    if not found.usual or any(more) or hours.by_appointment or hours.also_by_appointment:
        return ""
    return "; ".join(map(_line, found.usual))


def _line(line: DayLine) -> str:
    days = listed(map(_run, line.days))
    return f"{days} {listed(map(_span, line.spans)) or _('closed')}"


def _run(run: DayRun) -> str:
    first, last = (str(WEEKDAYS[day.number]) for day in (run.first, run.last))
    return first if first == last else f"{first} – {last}"


def _span(span: Span) -> str:
    return left_to_right(f"{span.opens:%H:%M}–{span.closes:%H:%M}")
