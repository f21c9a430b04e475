"""Projects themes and partners, and what the documents of others say of both."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.ground.kinds import Loaded
from cms.ground.projection.images import picture_of
from cms.ground.projection.rich_text import to_fragment
from cms.ground.projection.versions import shared_fields, slug_of
from cms.taxonomy.models import Theme, ThemeLabel
from content_models.blocks import RichText
from content_models.documents import Translation
from content_models.kinds.partner import Partner
from content_models.kinds.term import Term
from content_models.vocabularies import Country, Licence, ThemeGroup


def theme_keys(item: Any) -> tuple[UUID, ...]:
    """Return the keys of the themes of an item."""
    return tuple(sorted({theme.key for theme in item.themes.all()}))


def work_fields(page: Any) -> dict[str, Any]:
    """Return who publishes a page, and under which licence."""
    publisher = page.publisher.translation_key if page.publisher else None
    return {"publisher": publisher, "licence": Licence(page.licence)}


def load_themes(keys: list[UUID]) -> Iterator[Loaded]:
    """Yield some themes, in every language they have."""
    for theme in Theme.objects.filter(key__in=keys).prefetch_related("labels"):
        for label in theme.labels.all():
            yield Loaded(theme.key, partial(_term, theme, label))


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
        merged=tuple(UUID(key) for key in theme.merged_keys),
    )


def partner_document(partner: Any, translation: Translation) -> Partner:
    """Return the document of a partner as it stands in memory, saved or not."""
    html = to_fragment(partner.body)
    return Partner(
        **shared_fields(partner, translation),
        summary=partner.description,
        body=(RichText(html=html),) if html else (),
        country=Country(partner.country),
        place=partner.place,
        website=partner.website,
        picture=picture_of(partner),
    )
