"""Before something goes, its editor sees who would miss it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from cms.library.models import RelatedItem
from cms.taxonomy.models import Partner, Theme
from tests.cms import factories
from tests.cms.admin import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited() -> Any:
    """A case study that two others name: in their text and as a related item."""
    page = factories.published_case_study("Citée")
    link = RichText(f'<p><a linktype="page" id="{page.pk}">là</a></p>')
    factories.published_case_study("Qui cite", body=[("text", link)])
    factories.published_case_study("Qui propose", related_items=[RelatedItem(page=page)])
    return page


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_page_says_what_links_to_it_before_it_goes(
    admin_client: Client, cited: Any, action: str
) -> None:
    answer = admin_client.get(address(f"wagtailadmin_pages:{action}", cited.pk))

    assert answer.context["usage_count"] == 2
    usage = admin_client.get(address("wagtailadmin_pages:usage", cited.pk)).content.decode()
    assert "Qui cite" in usage
    assert "Qui propose" in usage


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_an_organisation_says_what_links_to_it_before_it_goes(
    admin_client: Client, action: str
) -> None:
    organisation = factories.published_organisation()
    factories.published_case_study(related_items=[RelatedItem(organisation=organisation)])

    name = f"wagtailsnippets_directory_organisation:{action}"
    answer = admin_client.get(address(name, organisation.pk))

    assert answer.context["usage_count"] == 1


def test_a_partner_that_publishes_something_stays(admin_client: Client) -> None:
    partner = factories.partner()
    factories.published_case_study(publisher=partner)
    way = address("wagtailsnippets_taxonomy_partner:delete", partner.pk)

    page = admin_client.get(way)
    admin_client.post(way)

    assert page.context["is_protected"]
    assert Partner.objects.filter(pk=partner.pk).exists()


def test_a_theme_in_use_stays_and_says_why(admin_client: Client) -> None:
    theme = factories.theme("Logement")
    factories.published_organisation(themes=[theme])
    way = address("wagtailsnippets_taxonomy_theme:delete", theme.pk)

    answer = admin_client.post(way, follow=True)

    assert Theme.objects.filter(pk=theme.pk).exists()
    assert "Logement" in "".join(str(each) for each in answer.context["messages"])


def test_a_theme_that_nothing_is_filed_under_goes(admin_client: Client) -> None:
    theme = factories.theme("Logement")

    admin_client.post(address("wagtailsnippets_taxonomy_theme:delete", theme.pk))

    assert not Theme.objects.filter(pk=theme.pk).exists()


def test_two_versions_of_a_page_and_of_an_organisation_can_be_compared(
    admin_client: Client,
) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()
    for item, field, name in (
        (page, "title", "wagtailadmin_pages:revisions_compare"),
        (organisation, "name", "wagtailsnippets_directory_organisation:revisions_compare"),
    ):
        setattr(item, field, "Tout autre chose")
        item.save_revision()

        answer = admin_client.get(address(name, item.pk, "earliest", "latest"))

        assert "Tout" in answer.content.decode()
        assert answer.status_code == 200
