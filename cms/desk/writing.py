"""What somebody may begin to write, each one click from the home page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.course.models import ActivityPage, CoursePage
from cms.directory.models import Organisation
from cms.information.models import InfoPage
from cms.library.models import CaseStudyPage, LibraryPage
from cms.resources.models import PartnerResourcePage

PAGES: dict[type[Page], str | Promise] = {
    CaseStudyPage: _("New case study"),
    PartnerResourcePage: _("New resource"),
    ActivityPage: _("New activity"),
    CoursePage: _("New course"),
    InfoPage: _("New page of information"),
}
"""Of the library, what is written most first. A session begins at its course."""


@dataclass(frozen=True)
class Beginning:
    """An empty form that somebody may open.

    Attributes:
        label: what to do.
        address: of the form, which writes in the language of the admin.
    """

    label: str | Promise
    address: str


def beginnings(user: Any) -> list[Beginning]:
    """The empty forms that a user may open and send, in the language that they work in."""
    language = get_language() or ""
    return [*_pages(user, language), *_organisation(user, language)]


def _pages(user: Any, language: str) -> list[Beginning]:
    folder = LibraryPage.objects.filter(locale__language_code=language).first()
    if folder is None:
        return []
    tester = folder.permissions_for_user(user)
    return [
        Beginning(label, _page_form(folder, model))
        for model, label in PAGES.items()
        if tester.may_begin(model)
    ]


def _page_form(folder: Page, model: type[Page]) -> str:
    words = [model._meta.app_label, model._meta.model_name, folder.pk]
    return reverse("wagtailadmin_pages:add", args=words)


def _organisation(user: Any, language: str) -> list[Beginning]:
    if not policy_registry.get_by_type(Organisation).user_has_permission(user, "add"):
        return []
    form = reverse("wagtailsnippets_directory_organisation:add")
    return [Beginning(_("New organisation"), f"{form}?locale={language}")]
