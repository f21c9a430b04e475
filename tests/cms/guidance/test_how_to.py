"""How to write each kind of content, in its form and on the page of the admin's help."""

import re

import pytest
from django.test import Client
from wagtail.models import TranslatableMixin

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.directory.models import Organisation
from cms.ground.how_to import PAGE, TRANSLATING
from cms.ground.panels import HowToPanel
from cms.guidance.how_to import how_tos
from cms.information.models import InfoPage
from cms.library.models import CaseStudyPage, LibraryPage
from cms.library.tree import ensure_tree
from cms.resources.models import PartnerResourcePage
from cms.taxonomy.models import Need, Partner, Theme
from content_models.deployment import PROJECT_FOLDER
from tests.cms import factories
from tests.cms.admin import address
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

FORMS = {
    "case_study": "wagtailadmin_pages:add library casestudypage",
    "course": "wagtailadmin_pages:add course coursepage",
    "activity": "wagtailadmin_pages:add course activitypage",
    "partner_resource": "wagtailadmin_pages:add resources partnerresourcepage",
    "info_page": "wagtailadmin_pages:add information infopage",
    "organisation": "wagtailsnippets_directory_organisation:add",
    "partner": "wagtailsnippets_taxonomy_partner:add",
    "term": "wagtailsnippets_taxonomy_theme:add",
    "need": "wagtailsnippets_taxonomy_need:add",
}
MODELS = {
    "case_study": CaseStudyPage,
    "course": CoursePage,
    "course_session": CourseSessionPage,
    "activity": ActivityPage,
    "partner_resource": PartnerResourcePage,
    "info_page": InfoPage,
    "organisation": Organisation,
    "partner": Partner,
    "term": Theme,
    "need": Need,
}
HEADINGS = {
    "case_study": "A case study",
    "course": "A course, its sessions, its activities",
    "partner_resource": "A resource",
    "info_page": "A page of information",
    "organisation": "An organisation",
    "partner": "A partner's page",
    "term": "Themes",
    "need": "Needs",
    "translating": "Translations",
}
"""Of docs/editors.md."""
HOW_TO = how_tos()
ENGLISH = {"Accept-Language": "en"}


def panels_of(model: type) -> list[HowToPanel]:
    panels = getattr(model, "content_panels", None) or model.panels  # of a page, or of a snippet
    return [panel for panel in panels if isinstance(panel, HowToPanel)]


def test_every_kind_has_one_and_translating_has() -> None:
    assert HOW_TO.keys() == {*MODELS, TRANSLATING}


@pytest.mark.parametrize("kind", MODELS)
def test_a_form_begins_with_its_own(kind: str) -> None:
    (panel,) = panels_of(MODELS[kind])

    assert panel.how_to is HOW_TO[kind]


@pytest.mark.parametrize("kind", HOW_TO)
def test_one_reads_it_in_a_minute(kind: str) -> None:
    how_to = HOW_TO[kind]
    words = " ".join(map(str, (how_to.purpose, *how_to.steps))).split()

    assert 5 <= len(how_to.steps) <= 8
    assert len(words) <= 200


@pytest.mark.parametrize("kind", FORMS)
def test_it_is_in_the_form_closed(kind: str) -> None:
    ensure_tree()
    name, *words = FORMS[kind].split()
    folder = [LibraryPage.objects.get(locale__language_code="fr").pk] if words else []

    form = signed_in("reviewer").get(address(name, *words, *folder), headers=ENGLISH)

    html = form.content.decode()
    section = re.search(r'<section class="w-panel collapsed"[^>]*>.*?</section>', html, re.DOTALL)
    assert section
    assert str(HOW_TO[kind].title) in section[0]
    assert section[0].count("<li>") == len(HOW_TO[kind].steps)
    leads_to_translating = f"#{TRANSLATING}" in section[0]
    assert leads_to_translating == issubclass(MODELS[kind], TranslatableMixin)


@pytest.mark.parametrize("login", ["editor", "translator", "reviewer", "admin"])
def test_everybody_reads_all_of_them_on_one_page(login: str) -> None:
    page = signed_in(login).get(address(PAGE), headers=ENGLISH)

    html = page.content.decode()
    assert re.findall(r'<section class="guidance-how-to" id="(\w+)"', html) == list(HOW_TO)


def test_only_who_is_signed_in_reads_them(client: Client) -> None:
    assert client.get(address(PAGE)).status_code == 302


def test_the_menu_of_help_leads_there() -> None:
    home = signed_in("editor").get(address("wagtailadmin_home"))

    assert '"/cms/guidance/how-to/"' in home.content.decode()


@pytest.mark.parametrize(("kind", "heading"), HEADINGS.items())
def test_docs_say_more_of_it(kind: str, heading: str) -> None:
    text = (PROJECT_FOLDER / "docs" / "editors.md").read_text(encoding="utf-8")

    assert kind in HOW_TO
    assert f"\n## {heading}\n" in text


def test_a_session_has_it_too() -> None:
    course = factories.published_course()

    form = signed_in("reviewer").get(
        address("wagtailadmin_pages:add", "course", "coursesessionpage", course.pk),
        headers=ENGLISH,
    )

    assert str(HOW_TO["course_session"].title) in form.content.decode()
