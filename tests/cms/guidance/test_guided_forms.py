"""The forms of the admin: what a good item has, likely duplicates, sensible beginnings."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cms.library.models import LibraryPage
from tests.cms import factories
from tests.cms.admin import address

pytestmark = pytest.mark.django_db

PAGES = (
    "course/coursepage",
    "course/activitypage",
    "resources/partnerresourcepage",
    "information/infopage",
)


def library(language: str = "fr") -> Any:
    """The folder in which pages of a language lie."""
    return LibraryPage.objects.get(locale=factories.locale(language))


@pytest.mark.parametrize("kind", PAGES)
def test_the_form_of_each_kind_of_page_guides(admin_client: Client, kind: str) -> None:
    answer = _new_form(admin_client, library(), kind)

    page = answer.content.decode()
    _check_guidance(page)
    assert 'data-name="title"' in page
    assert 'data-language="fr"' in page


def test_the_form_of_a_session_guides_and_knows_what_its_activities_take(
    admin_client: Client,
) -> None:
    session = factories.published_session(factories.published_course())
    factories.published_activity(session, minutes=50)
    factories.published_activity(session, "Une autre", minutes=70)

    answer = admin_client.get(address("wagtailadmin_pages:edit", session.pk))

    _check_guidance(answer.content.decode())
    assert 'data-guidance-total="120"' in answer.content.decode()


def test_the_form_of_a_partner_guides(admin_client: Client) -> None:
    answer = admin_client.get(address("wagtailsnippets_taxonomy_partner:add"))

    _check_guidance(answer.content.decode())
    assert 'data-name="name" data-place="place"' in answer.content.decode()


def test_every_check_looks_at_a_field_of_its_form(admin_client: Client) -> None:
    session = factories.published_session(factories.published_course())
    forms = [
        *(_new_form(admin_client, library(), kind) for kind in PAGES),
        admin_client.get(address("wagtailadmin_pages:edit", session.pk)),
        admin_client.get(address("wagtailsnippets_taxonomy_partner:add")),
    ]

    for answer in forms:
        form = answer.context["form"]
        wanted = {name for check in _checks(answer) for name in check["fields"]}
        assert wanted <= {*form.fields, *form.formsets}


def test_a_new_activity_works_on_projects_as_its_session_does(admin_client: Client) -> None:
    course = factories.published_course()
    sessions = [factories.published_session(course, f"Séance {number}") for number in (1, 2, 3)]

    begun = [
        _new_form(admin_client, parent, "course/activitypage").context["form"]
        for parent in (library(), *sessions)
    ]

    assert [form["works_on_projects"].value() for form in begun] == [False, False, False, True]


def test_a_new_resource_is_in_the_language_of_its_page(admin_client: Client) -> None:
    answer = _new_form(admin_client, library("el"), "resources/partnerresourcepage")

    assert answer.context["form"]["languages"].value() == ["el"]


def _new_form(client: Client, parent: Any, kind: str) -> Any:
    return client.get(address("wagtailadmin_pages:add", *kind.split("/"), parent.pk))


def _checks(answer: Any) -> list[dict[str, Any]]:
    found = re.findall(r'data-guidance-check="([^"]*)"', answer.content.decode())
    return [json.loads(unescape(each)) for each in found]


def _check_guidance(page: str) -> None:
    assert page.count("data-guidance-similar=") == 1
    assert 4 <= page.count("data-guidance-check=") <= 8
