"""Projects themes, needs and partners, and what the documents of others say of both."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from cms.ground.kinds import Loaded
from cms.ground.projection.images import picture_of
from cms.ground.projection.rich_text import to_fragment
from cms.ground.projection.versions import shared_fields, slug_of
from cms.taxonomy.models import Need, NeedName, Theme, ThemeLabel
from content_models.blocks import RichText
from content_models.documents import Translation
from content_models.kinds import need as needs
from content_models.kinds.partner import Partner
from content_models.kinds.term import AnsweredNeed, Term
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
    shown = Need.objects.filter(is_shown=True).prefetch_related("names")
    themes = Theme.objects.filter(key__in=keys)
    for theme in themes.prefetch_related("labels", Prefetch("needs", queryset=shown)):
        answered = tuple(map(_answered, theme.needs.all()))
        for label in theme.labels.all():
            yield Loaded(theme.key, partial(_term, theme, label, answered))


def _answered(need: Need) -> AnsweredNeed:
    names = sorted((each.language, each.name) for each in need.names.all())
    return AnsweredNeed(key=need.key, names=tuple(names))


def _term(theme: Theme, label: ThemeLabel, answered: tuple[AnsweredNeed, ...]) -> Term:
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
        needs=answered,
    )


def load_needs(keys: list[UUID]) -> Iterator[Loaded]:
    """Yield some needs, in every language they have."""
    for need in Need.objects.filter(key__in=keys).prefetch_related("names", "themes"):
        themes = theme_keys(need)
        for name in need.names.all():
            yield Loaded(need.key, partial(_need, need, name, themes))


def _need(need: Need, name: NeedName, themes: tuple[UUID, ...]) -> needs.Need:
    return needs.Need(
        key=need.key,
        locale=name.language,
        slug=need.code,
        title=name.name,
        themes=themes,
        published_at=need.created_at,
        updated_at=need.updated_at,
        code=need.code,
        former_codes=tuple(need.former_codes),
        icon=need.icon,
        position=need.sort_order or 0,
        is_shown=need.is_shown,
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
