"""Projects organisations to documents."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from cms.directory.checks import ADDRESSES, HOURS, PHONES, last_checks_of, read_checks
from cms.directory.facts import read_facts
from cms.directory.hours import hours_in
from cms.directory.merges import merges_of, read_merges
from cms.directory.service_projection import Wording, service
from cms.ground.projection.rich_text import to_fragment, to_plain_text
from cms.ground.projection.versions import shared_fields
from cms.taxonomy.projection import theme_keys
from content_models.blocks import RichText
from content_models.checks import Checker
from content_models.documents import Translation
from content_models.help import Accessibility, IdentifierScheme, Precision, Status
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location, Phone
from content_models.services import Contact, Identifier, Source
from content_models.vocabularies import Audience, LegalForm

SUMMARY_LENGTH = 300


def projecting(organisations: Sequence[Any]) -> Callable[[Any, Translation], Organisation]:
    """Read the facts of some organisations, and return what makes their documents."""
    read_facts(organisations)
    read_merges(organisations)
    read_checks({id(each.facts): each.facts for each in organisations}.values())
    return document_of


def document_of(organisation: Any, translation: Translation) -> Organisation:
    """Return the document of an organisation as it stands in memory, saved or not."""
    html = to_fragment(organisation.description)
    facts, wording = organisation.facts, Wording(organisation)
    checks = last_checks_of(facts)
    services = tuple(
        service(each, wording, checks.of(str(each.key))) for each in facts.services.all()
    )
    owners = {each.key for each in (*facts.locations.all(), *services)}
    themes = {*theme_keys(facts), *(key for each in services for key in each.themes)}
    return Organisation(
        **shared_fields(organisation, translation),
        summary=_shortened(to_plain_text(html)),
        body=(RichText(html=html),) if html else (),
        themes=tuple(sorted(themes)),
        alternative_names=organisation.alternative_name_list,
        audiences=tuple(Audience(code) for code in facts.audiences),
        spoken_languages=tuple(facts.spoken_languages),
        locations=tuple(_location(each, wording) for each in facts.locations.all()),
        phones=tuple(_phone(each, wording, owners) for each in facts.phones.all()),
        contacts=tuple(_contact(each, wording) for each in facts.contacts.all()),
        services=services,
        identifiers=tuple(
            Identifier(scheme=IdentifierScheme(each.scheme), number=each.number)
            for each in facts.identifiers.all()
        ),
        legal_form=LegalForm(facts.legal_form) if facts.legal_form else None,
        year_founded=facts.year_founded,
        status=Status(facts.status),
        source=_source(facts),
        email=facts.email,
        website=organisation.website or facts.website,
        last_verified=checks.day,
        checker=checks.whole.by if checks.whole else Checker.EDITORS,
        checker_name=checks.whole.name if checks.whole else "",
        addresses_check=checks.of(ADDRESSES),
        hours_check=checks.of(HOURS),
        phones_check=checks.of(PHONES),
        merged=merges_of(organisation),
    )


def _phone(row: Any, wording: Wording, owners: set[UUID]) -> Phone:
    """Return a phone; that of a place or service that is gone is the organisation's."""
    return Phone(
        number=row.number,
        dialled=row.dialled,
        is_whatsapp=row.is_whatsapp,
        of=row.of if row.of in owners else None,
        **wording.of(row),
    )


def _contact(row: Any, wording: Wording) -> Contact:
    return Contact(key=row.key, name=row.name, email=row.email, **wording.of(row))


def _location(row: Any, wording: Wording) -> Location:
    has_point = row.latitude is not None and row.longitude is not None
    return Location(
        key=row.key,
        address=row.address,
        postcode=row.postcode,
        place=row.place,
        region=row.region,
        country=row.country,
        coordinates=Coordinates(latitude=float(row.latitude), longitude=float(row.longitude))
        if has_point
        else None,
        precision=Precision(row.precision),
        accessibility=tuple(Accessibility(code) for code in row.accessibility),
        hours=hours_in(row.hours),
        **wording.of(row),
    )


def _source(facts: Any) -> Source | None:
    if not facts.source_name:
        return None
    return Source(
        name=facts.source_name,
        address=facts.source_address,
        licence=facts.source_licence,
        licence_address=facts.source_licence_address,
    )


def _shortened(text: str) -> str:
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
