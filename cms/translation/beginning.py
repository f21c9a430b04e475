"""Notes what was published before freshness was known part by part."""

from typing import Any

from django.db import transaction

from cms.ground.kinds import translated_kinds
from cms.ground.projection.versions import IS_PUBLISHED, is_placeholder
from cms.translation import services
from cms.translation.kinds import is_published
from cms.translation.models import Version


@transaction.atomic
def ensure_versions(**_kwargs: Any) -> None:
    """Note every published version that is not noted yet.

    Runs after every migration. Of a translation that is older than its original nobody knows which
    parts are: so all are.
    """
    known = set(Version.objects.values_list("key", "language"))
    unasked = set(Version.objects.filter(is_placeholder=None).values_list("key", "language"))
    for kind in translated_kinds():
        rows = kind.model.objects.select_related("locale").order_by("pk")
        languages = rows.values_list("pk", "translation_key", "locale__language_code")
        # On the way back some columns are gone: no row is read where nothing is to be noted.
        published = languages.filter(IS_PUBLISHED)
        missing = [pk for pk, key, language in published if (key, language) not in known]
        for item in rows.filter(pk__in=missing).iterator():
            if is_published(item) and not is_placeholder(item):
                services.record(item)
                services.mark_if_older(item)
        asked = [pk for pk, key, language in languages if (key, language) in unasked]
        for item in rows.filter(pk__in=asked).iterator():
            services.find_what_is_left(item)
