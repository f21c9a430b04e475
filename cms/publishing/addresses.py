"""Where the portal shows an item, for the admin's "View live" links."""

from typing import Any

from django.conf import settings
from wagtail.models import Site

from content_models.kinds import KINDS, KindName
from content_models.references import address_segment

KIND_OF_MODEL: dict[str, KindName] = {
    "course.activitypage": "activity",
    "course.coursepage": "course",
    "course.coursesessionpage": "course_session",
    "library.casestudypage": "case_study",
    "resources.partnerresourcepage": "partner_resource",
    "information.infopage": "info_page",
    "directory.organisation": "organisation",
}


def page_url_parts(page: Any) -> tuple[int, str, str] | None:
    """Wagtail's ``(site id, root address, path)``; None for a page that readers never see."""
    kind = KIND_OF_MODEL.get(page._meta.label_lower)
    site = Site.objects.filter(is_default_site=True).first()
    if kind is None or site is None:
        return None
    segment = address_segment(page.slug, page.translation_key)
    return site.pk, settings.BASE_URL, KINDS[kind].path(page.locale.language_code, segment)
