"""Themes and partners as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.publishing.projection.images import picture_of
from cms.publishing.projection.loading import IS_PUBLISHED, Loaded, slug_of
from cms.publishing.projection.rich_text import to_fragment
from cms.publishing.projection.versions import Originals
from cms.taxonomy.models import Partner as PartnerModel
from cms.taxonomy.models import Theme, ThemeLabel
from content_models.blocks import RichText
from content_models.kinds.partner import Partner
from content_models.kinds.term import Term
from content_models.vocabularies import Country, ThemeGroup


def all_theme_keys() -> set[UUID]:
    """The keys of all themes."""
    return set(Theme.objects.values_list("key", flat=True))


def load_themes(keys: list[UUID]) -> Iterator[Loaded]:
    """Some themes, in every language they have."""
    for theme in Theme.objects.filter(key__in=keys).prefetch_related("labels"):
        for label in theme.labels.all():
            yield Loaded(theme.key, partial(_term, theme, label))


def all_partner_keys() -> set[UUID]:
    """The keys of all partners, published or not."""
    return set(PartnerModel.objects.values_list("translation_key", flat=True))


def load_partners(keys: list[UUID]) -> Iterator[Loaded]:
    """The published versions of some partners."""
    originals = Originals(PartnerModel, keys)
    published = (
        PartnerModel.objects.filter(IS_PUBLISHED, translation_key__in=keys)
        .select_related("locale", "picture")
        .prefetch_related("picture__renditions")
    )
    for partner in published:
        yield Loaded(partner.translation_key, partial(_partner, partner, originals))


def partner_of(partner: Any) -> Partner:
    """A partner as it stands in memory, saved or not."""
    keys = [partner.translation_key]
    return _partner(partner, Originals(PartnerModel, keys))


def _term(theme: Theme, label: ThemeLabel) -> Term:
    return Term(
        key=theme.key,
        locale=label.language,
        slug=slug_of(label.label),
        title=label.label,
        published_at=theme.created_at,
        updated_at=theme.updated_at,
        group=ThemeGroup(theme.group),
        synonyms=label.synonym_list,
    )


def _partner(partner: Any, originals: Originals) -> Partner:
    key, locale = partner.translation_key, partner.locale.language_code
    html = to_fragment(partner.body)
    return Partner(
        key=key,
        locale=locale,
        slug=slug_of(partner.name),
        title=partner.name,
        summary=partner.description,
        body=(RichText(html=html),) if html else (),
        published_at=partner.first_published_at,
        updated_at=partner.last_published_at,
        translation=originals.translation(partner),
        country=Country(partner.country),
        place=partner.place,
        website=partner.website,
        picture=picture_of(partner),
    )
