"""Two organisations that are one, in several languages, and what is done with them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model

from cms.directory.models import (
    Merge,
    Organisation,
    OrganisationIdentifier,
    OrganisationLocation,
    OrganisationPhone,
    Service,
    ServiceAtLocation,
)
from cms.duplicates.merging import merge, state_of
from cms.duplicates.offers import Choices, proposed
from cms.duplicates.sides import content_of, side_of
from cms.publishing.projector import Projector
from cms.publishing.rooms import live_index, published_store
from tests.cms import factories


@dataclass
class Pair:
    """The keys of one that is kept, and of one that is merged."""

    kept: UUID
    merged: UUID


def pair() -> Pair:
    """Kept: French and English. Merged: French and Greek, with more facts."""
    kept = organisation("Accueil du Gave (exemple)", email="gave@exemple.example")
    version(kept, "en", "Gave welcome (example)")
    merged = organisation(
        "Association Accueil du Gave (exemple)",
        email="asso@exemple.example",
        year_founded=1998,
        spoken_languages=["ar"],
    )
    version(merged, "el", "Υποδοχή (παράδειγμα)")
    return Pair(kept.translation_key, merged.translation_key)


def organisation(name: str, **values: Any) -> Any:
    """A published one with a place, a phone, a SIRET and a service at that place."""
    made = factories.published_organisation(name, **values)
    made.locations = [
        OrganisationLocation(place="Pau", country="FR", address="3 rue du Gave", name=name)
    ]
    key = made.locations.all()[0].key
    made.phones = [
        OrganisationPhone(number="+33 5 36 49 01 01", of=key),
        OrganisationPhone(number="+33 6 39 98 01 0" + str(len(name) % 10), label=name),
    ]
    made.identifiers = [OrganisationIdentifier(scheme="fr-siret", number="732 829 320 00074")]
    made.services = [Service(name=f"Cours de {name}", description="Chaque jeudi.")]
    made.services.all()[0].places = [ServiceAtLocation(location=key)]
    made.save_revision().publish()
    return Organisation.objects.get(pk=made.pk)


def version(original: Any, language: str, name: str, **values: Any) -> Any:
    """A published version in another language, with words beside the second phone."""
    phone = original.phones.all()[1]
    words = [{"key": str(phone.key), "rows": "phones", "texts": {"label": f"{name}: {language}"}}]
    made = Organisation(
        name=name,
        description="<p>…</p>",
        words=words,
        locale=factories.locale(language),
        translation_key=original.translation_key,
        live=False,
        **values,
    )
    made.save()
    made.save_revision().publish()
    return Organisation.objects.get(pk=made.pk)


def administrator() -> Any:
    """Somebody who may merge."""
    return get_user_model().objects.get_or_create(username="somebody", is_superuser=True)[0]


def merged(of: Pair, choices: Choices | None = None) -> Merge:
    """Both of them, merged as it is proposed if nothing else is said."""
    kept, other = side_of(of.kept), side_of(of.merged)
    assert kept
    assert other
    chosen = choices or proposed(kept, other)
    return merge(of.kept, of.merged, chosen, state_of(kept, other), administrator())


def versions(key: UUID) -> dict[str, Any]:
    """The stored versions of an organisation by language."""
    rows = Organisation.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    return {each.locale.language_code: each for each in rows}


def original(key: UUID) -> Any:
    """The version with the facts."""
    return next(iter(versions(key).values()))


def contents(*keys: UUID) -> list[Any]:
    """All that readers see of some organisations, and whether they do, without keys of rows."""
    return [
        (language, each.live, _plain(content_of(each)))
        for key in keys
        for language, each in versions(key).items()
    ]


NOT_COMPARED = {
    *("pk", "sort_order", "organisation", "service", "latest_revision", "live_revision"),
    *("last_published_at", "first_published_at", "has_unpublished_changes", "live"),
}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name not in NOT_COMPARED}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def published(*keys: UUID) -> dict[UUID, list[Any]]:
    """Their documents as readers have them, the original's language first."""
    store = published_store()
    Projector(store, live_index()).drain(timeout_seconds=10)
    with store.reading() as snapshot:
        found = snapshot.versions(keys)
    return {key: found.get(key, []) for key in keys}
