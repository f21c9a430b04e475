"""Registers case studies."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.ground.kinds import CmsKind, Named, one_by_one, register
from cms.library.how_to import HOW_TO
from cms.library.models import CaseStudyPage
from cms.library.projection import document_of
from content_models.kinds.case_study import CaseStudy


def names() -> Iterator[Named]:
    """Yield case studies by their enterprises, which have one name in every language."""
    rows = CaseStudyPage.objects.values_list(
        "pk", "translation_key", "enterprise_name", "place", "locale__language_code", "title"
    )
    for pk, key, enterprise, place, language, title in rows:
        yield Named(pk, key, enterprise, place, language, (title,))


register(
    CmsKind(
        entry=CaseStudy.entry,
        model=CaseStudyPage,
        how_to=HOW_TO,
        projecting=one_by_one(document_of),
        joined=("sector", "picture", "publisher"),
        prefetched=(
            "themes",
            "related_items__page",
            "related_items__organisation",
            "picture__renditions",
        ),
        country_field="country",
        names=names,
        new=_("New case study"),
        new_order=10,
    )
)
