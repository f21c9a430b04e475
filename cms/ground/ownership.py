"""Answers whose an item is, for permissions and forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from cms.ground.kinds import kinds

PUBLISHER = "publisher"
"""The field by which an item names the partner that publishes it."""
_PARTNERS_CACHE = "_partner_keys"
_COUNTRIES_CACHE = "_partner_countries"


@dataclass(frozen=True)
class Publication:
    """Says who publishes a page.

    ``partner`` is empty where nobody has been chosen yet.
    """

    partner: UUID | None


def is_administrator(user: Any) -> bool:
    """True if somebody may do everything.

    Who can make users can become anybody.
    """
    return bool(user.has_perm("auth.change_user"))


def translates_everything(user: Any) -> bool:
    """True if somebody edits the translations of every partner."""
    return bool(user.has_perm("people.translate_content"))


def partners_of(user: Any) -> frozenset[UUID]:
    """Return the keys of the partners that somebody writes for, read once in a request."""
    keys: frozenset[UUID] | None = getattr(user, _PARTNERS_CACHE, None)
    if keys is None:
        keys = frozenset(user.partner_memberships.values_list("partner_key", flat=True))
        setattr(user, _PARTNERS_CACHE, keys)
    return keys


def write_for(user: Any, keys: Iterable[UUID]) -> None:
    """Set the partners that somebody writes for."""
    memberships, wanted = user.partner_memberships, set(keys)
    memberships.exclude(partner_key__in=wanted).delete()
    for key in wanted:
        memberships.get_or_create(partner_key=key)
    for kept in (_PARTNERS_CACHE, _COUNTRIES_CACHE):
        user.__dict__.pop(kept, None)


@cache
def partner_model() -> type[Any]:
    """Return the model of those who publish, from which a publisher is chosen."""
    publisher = next(
        kind.model._meta.get_field(PUBLISHER) for kind in kinds() if names_publisher(kind.model)
    )
    model: type[Any] = publisher.related_model
    return model


def countries_of(user: Any) -> list[str]:
    """Return the countries of somebody's partners, sorted and read once in a request."""
    countries: list[str] | None = getattr(user, _COUNTRIES_CACHE, None)
    if countries is None:
        versions = partner_model().objects.filter(translation_key__in=partners_of(user))
        countries = sorted(set(versions.values_list("country", flat=True)))
        setattr(user, _COUNTRIES_CACHE, countries)
    return countries


def one_version_each(
    keys: frozenset[UUID], locale_id: int | None, preferred: int | None = None
) -> "QuerySet[Any]":
    """Return one version of each partner.

    That is ``preferred``, else the one in a language, else the first.
    """
    chosen: dict[UUID, int] = {}
    versions = partner_model().objects.filter(translation_key__in=keys).order_by("pk")
    ranked = sorted(versions, key=lambda each: (each.pk != preferred, each.locale_id != locale_id))
    for version in ranked:
        chosen.setdefault(version.translation_key, version.pk)
    return partner_model().objects.filter(pk__in=chosen.values())


def has_submitted(user: Any, item: Any) -> bool:
    """True if somebody submitted the item that is being reviewed."""
    state = item.current_workflow_state
    return state is not None and state.requested_by_id == user.pk


def tree_model(item: Any) -> Any:
    """Return the model whose rows are all versions of an item."""
    return Page if isinstance(item, Page) else type(item)


def is_translation(item: Any) -> bool:
    """True if an item is not the first of its versions, which is the original."""
    versions = tree_model(item).objects.filter(translation_key=item.translation_key)
    return bool(versions.filter(pk__lt=item.pk).exists())


def publication_of(page: Page) -> Publication | None:
    """Return who publishes a page, as it is stored.

    What a draft or a form says does not count. A page that names no publisher belongs to the
    nearest one above it that does. None for a folder, which nobody publishes.
    """
    for each in (page, *page.get_ancestors().order_by("-depth")):
        model = each.specific_class
        if model is not None and names_publisher(model):
            return Publication(stored(each, model, f"{PUBLISHER}__translation_key").pop())
    return None


def names_publisher(model: type[Any]) -> bool:
    """True if versions of a kind have a publisher of their own."""
    return any(field.name == PUBLISHER for field in model._meta.get_fields())


def stored(item: Any, model: type[Any], field: str) -> set[Any]:
    """Return the stored values of a field; the object in hand may be a draft."""
    return set(model.objects.filter(pk=item.pk).values_list(field, flat=True))
