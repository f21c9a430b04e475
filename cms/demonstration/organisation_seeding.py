"""Loads organisations: the original with its facts, then its translations with their words."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cms.demonstration import files
from cms.demonstration.lookups import locale_of, spoken_here, themes_named
from cms.demonstration.markdown import to_html
from cms.demonstration.organisation_files import (
    ByLanguage,
    OrganisationFile,
    ServiceFile,
    read_organisations,
)
from cms.directory.models import (
    CostOption,
    Organisation,
    OrganisationLocation,
    OrganisationPhone,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from cms.ground.fact_words import FactWords, to_json


def load_organisations(folder: Path) -> int:
    """Load the organisations that are not there yet, and return how many there are."""
    organisations = read_organisations(folder)
    for each in organisations:
        key = files.key_for("organisation", each.id)
        if Organisation.objects.filter(translation_key=key).exists():
            continue
        languages = spoken_here(each.versions)
        first = each.original if each.original in languages else min(languages)
        for language in sorted(languages, key=lambda code: (code != first, code)):
            organisation = _version(each, language)
            if language == first:
                _add_facts(organisation, each, language)
            else:
                organisation.words = to_json(_words(each, language))
            organisation.save()
            organisation.save_revision().publish()
    return len(organisations)


def _version(each: OrganisationFile, language: str) -> Any:
    version = each.versions[language]
    return Organisation(
        translation_key=files.key_for("organisation", each.id),
        locale=locale_of(language),
        live=False,
        name=version.name,
        description=to_html(version.description),
        alternative_names="\n".join(each.alternative_names),
        website=each.website,
    )


def _add_facts(organisation: Any, each: OrganisationFile, language: str) -> None:
    organisation.audiences = [audience.value for audience in each.audiences]
    organisation.spoken_languages = list(each.spoken_languages)
    organisation.email = each.email
    organisation.last_verified = each.last_verified
    organisation.legal_form = each.legal_form.value if each.legal_form else ""
    organisation.year_founded = each.year_founded
    organisation.themes = themes_named(each.themes)
    organisation.locations = [
        OrganisationLocation(
            **location.model_dump(mode="json"),
            key=_key(each, "location", number),
            sort_order=number,
        )
        for number, location in enumerate(each.locations)
    ]
    organisation.phones = [
        OrganisationPhone(
            number=phone.number,
            label=phone.label,
            is_whatsapp=phone.is_whatsapp,
            of=None if phone.at is None else _key(each, "location", phone.at),
            key=_key(each, "phone", number),
            sort_order=number,
        )
        for number, phone in enumerate(each.phones)
    ]
    organisation.services = [
        _service(each, service, number, language) for number, service in enumerate(each.services)
    ]


def _service(each: OrganisationFile, file: ServiceFile, number: int, language: str) -> Any:
    words = file.words[language]
    service: Any = Service(
        key=_key(each, "service", file.id),
        sort_order=number,
        name=words.name,
        description=words.description,
        eligibility=words.eligibility,
        documents="\n".join(words.documents),
        audiences=[audience.value for audience in file.audiences],
        ways=[way.value for way in file.ways],
        delivery=[way.value for way in file.delivery],
        languages=list(file.languages),
        fee=file.fee.value if file.fee else "",
        minimum_age=file.minimum_age,
        maximum_age=file.maximum_age,
        weeks=file.weeks,
        hours_per_week=file.hours_per_week,
    )
    service.themes = themes_named(file.themes)
    service.places = [
        ServiceAtLocation(
            key=_key(each, file.id, "at", place),
            location=_key(each, "location", place),
            sort_order=order,
        )
        for order, place in enumerate(file.at)
    ]
    service.costs = [
        CostOption(
            key=_key(each, file.id, "cost", order),
            amount=cost.amount,
            currency=cost.currency,
            note=cost.note.get(language, ""),
            sort_order=order,
        )
        for order, cost in enumerate(file.costs)
    ]
    service.areas = [
        ServiceArea(
            key=_key(each, file.id, "area", order),
            name=area.name[language],
            code=area.code,
            country=area.country or "",
            sort_order=order,
        )
        for order, area in enumerate(file.areas)
    ]
    return service


def _words(each: OrganisationFile, language: str) -> Iterable[FactWords]:
    """Yield what the files say beside facts in the language of a translation."""
    for number, phone in enumerate(each.phones):
        yield _said(_key(each, "phone", number), "phones", "label", phone.labels, language)
    for service in each.services:
        words = service.words.get(language)
        if words is not None:
            texts = words.model_dump() | {"documents": "\n".join(words.documents)}
            yield FactWords(str(_key(each, "service", service.id)), "services", texts)
        for order, cost in enumerate(service.costs):
            key = _key(each, service.id, "cost", order)
            yield _said(key, "costs", "note", cost.note, language)
        for order, area in enumerate(service.areas):
            key = _key(each, service.id, "area", order)
            yield _said(key, "areas", "name", area.name, language)


def _said(key: Any, rows: str, name: str, texts: ByLanguage, language: str) -> FactWords:
    return FactWords(str(key), rows, {name: texts.get(language, "")})


def _key(each: OrganisationFile, *parts: object) -> Any:
    """Return the key of a fact, which is always the same."""
    return files.key_for("fact", "/".join(map(str, (each.id, *parts))))
