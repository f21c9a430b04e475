"""Everything that somebody can try with a page in the admin, by the request that the button sends.

Each action sends its request and returns the answer; each effect says whether it was done.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.library.models import CaseStudyPage, LibraryPage
from cms.people.roles import ensure_roles
from tests.cms import factories

NEW_TITLE = "Ce qui vient d’être écrit"
FAR_FUTURE = "2099-01-01 08:00"


class Attempt(Protocol):
    """Sends a request about a page."""

    def __call__(self, client: Client, page: Any) -> Any: ...


class Effect(Protocol):
    """Whether a page has changed so; ``before`` is the page as it was."""

    def __call__(self, before: Any) -> bool: ...


@dataclass(frozen=True)
class Action:
    """An attempt and its effect.

    ``does_the_rest``: the admin does not lead home, but leaves out what is not allowed, and saves
    a draft, say, or goes through the others of several pages.
    """

    attempt: Attempt
    effect: Effect
    is_live: bool = True
    does_the_rest: bool = False


def form(publisher: Any = None, **values: Any) -> dict[str, Any]:
    """A case study's form as a browser sends it."""
    fields: dict[str, Any] = {
        "title": NEW_TITLE,
        "slug": "ce-qui-vient",
        "summary": "Un atelier.",
        "enterprise_name": "L’Atelier (exemple)",
        "country": "FR",
        "place": "Pau",
        "licence": "cc-by-4.0",
        "body": streamfield([("text", rich_text("<p>Le texte.</p>"))]),
        "lessons": streamfield([]),
        "related_items": inline_formset([]),
        "publisher": publisher.pk if publisher else "",
    }
    return nested_form_data(fields | values)


def folder(language: str) -> LibraryPage:
    """The library of a language."""
    return LibraryPage.objects.get(locale__language_code=language)


def folder_beside(page: Any) -> LibraryPage:
    """A new folder in a page's language, with the roles that the next migration gives there."""
    beside = LibraryPage(title="Archives", slug=f"archives-{page.pk}", locale=page.locale)
    Page.get_first_root_node().add_child(instance=beside)
    ensure_roles()
    return beside


def now(before: Any) -> Any:
    """The page as it is stored by now."""
    return CaseStudyPage.objects.get(pk=before.pk)


def draft(before: Any) -> Any:
    """Its latest version."""
    return now(before).get_latest_revision_as_object()


def _edit(client: Client, page: Any, **values: Any) -> Any:
    return client.post(f"/pages/{page.pk}/edit/", form(page.publisher, slug=page.slug, **values))


def _copy(client: Client, page: Any, **values: Any) -> Any:
    parent = page.get_parent().pk
    fields = {"new_title": NEW_TITLE, "new_slug": "copie", "new_parent_page": parent}
    return client.post(f"/pages/{page.pk}/copy/", fields | values)


def _bulk(client: Client, page: Any, action: str, **values: Any) -> Any:
    return client.post(f"/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/cms/pages/", values)


def _revert(client: Client, page: Any) -> Any:
    oldest = page.revisions.order_by("pk").first()
    values = form(page.publisher, slug=page.slug, revision=str(oldest.pk))
    return client.post(f"/pages/{page.pk}/edit/", values)


def _move(client: Client, page: Any) -> Any:
    return client.post(f"/pages/{page.pk}/move/{folder_beside(page).pk}/confirm/")


def _copied(before: Any) -> bool:
    return CaseStudyPage.objects.filter(slug="copie").exists()


def _moved(before: Any) -> bool:
    return bool(now(before).get_parent() != before.get_parent())


def _scheduled(before: Any) -> bool:
    return bool(now(before).revisions.filter(approved_go_live_at__isnull=False).exists())


def _gone(before: Any) -> bool:
    return not Page.objects.filter(pk=before.pk).exists()


PAGE_ACTIONS = {
    "save a draft": Action(_edit, lambda before: draft(before).title == NEW_TITLE),
    "go back to a version": Action(_revert, lambda before: draft(before).title == NEW_TITLE),
    "submit": Action(
        lambda client, page: _edit(client, page, **{"action-submit": "submit"}),
        lambda before: now(before).workflow_in_progress,
    ),
    "publish": Action(
        lambda client, page: _edit(client, page, **{"action-publish": "publish"}),
        lambda before: now(before).title == NEW_TITLE,
        does_the_rest=True,
    ),
    "schedule": Action(
        lambda client, page: _edit(
            client, page, go_live_at=FAR_FUTURE, **{"action-publish": "publish"}
        ),
        _scheduled,
        does_the_rest=True,
    ),
    "publish several": Action(
        lambda client, page: _bulk(client, page, "publish"),
        lambda before: now(before).live,
        is_live=False,
        does_the_rest=True,
    ),
    "unpublish": Action(
        lambda client, page: client.post(f"/pages/{page.pk}/unpublish/"),
        lambda before: not now(before).live,
    ),
    "unpublish several": Action(
        lambda client, page: _bulk(client, page, "unpublish"),
        lambda before: not now(before).live,
        does_the_rest=True,
    ),
    "delete a draft": Action(
        lambda client, page: client.post(f"/pages/{page.pk}/delete/"), _gone, is_live=False
    ),
    "delete what is public": Action(
        lambda client, page: client.post(f"/pages/{page.pk}/delete/"), _gone
    ),
    "delete several": Action(
        lambda client, page: _bulk(client, page, "delete"),
        _gone,
        is_live=False,
        does_the_rest=True,
    ),
    "move a draft": Action(
        lambda client, page: client.post(
            f"/pages/{page.pk}/move/{folder_beside(page).pk}/confirm/"
        ),
        _moved,
        is_live=False,
    ),
    "move several": Action(
        lambda client, page: _bulk(client, page, "move", chooser=folder_beside(page).pk),
        _moved,
        is_live=False,
        does_the_rest=True,
    ),
    "copy": Action(_copy, _copied),
    "make an alias": Action(
        lambda client, page: _copy(client, page, alias="on"),
        lambda before: CaseStudyPage.objects.filter(alias_of=before.pk).exists(),
        does_the_rest=True,
    ),
    "lock": Action(
        lambda client, page: client.post(f"/pages/{page.pk}/lock/"),
        lambda before: now(before).locked,
    ),
    "begin a translation": Action(
        lambda client, page: client.post(
            f"/localize/submit/page/{page.pk}/", {"locales": [factories.locale("de").pk]}
        ),
        lambda before: now(before).has_translation(factories.locale("de")),
    ),
    "hide from readers": Action(
        lambda client, page: client.post(
            f"/pages/{page.pk}/privacy/", {"restriction_type": "login"}
        ),
        lambda before: now(before).view_restrictions.exists(),
    ),
}

PAGE_VIEWS = {
    "open": lambda page: f"/pages/{page.pk}/edit/",
    "open a version": lambda page: (
        f"/pages/{page.pk}/revisions/{page.revisions.first().pk}/revert/"
    ),
    "read the history": lambda page: f"/pages/{page.pk}/history/",
}
"""What only shows something."""
