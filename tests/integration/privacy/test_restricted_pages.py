"""A page that Wagtail's privacy settings hide, readers find nowhere."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from cms.library.models import LibraryPage, RelatedItem
from cms.publishing.projector import Projector
from content_models.published import PublishedStore
from content_models.references import short_id
from tests.cms import factories
from tests.integration.privacy.shown import media_of
from tests.integration.wagtail_signals.following import assert_same_everywhere, drain, titles

pytestmark = pytest.mark.django_db


def titles_while_hidden(page: Any, publishing: PublishedStore, projector: Projector) -> set[str]:
    """What readers have while a page is restricted, before the restriction is lifted again."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    drain(projector)
    found = titles(publishing)
    assert_same_everywhere(publishing)
    restriction.delete()
    drain(projector)
    return found


def seen(reader: FlaskClient, title: str) -> set[str]:
    """Where readers find a title."""
    addresses = (
        "/fr/library",
        "/en/library",
        "/feeds/fr/library.atom",
        "/feeds/en/library.atom",
        "/api/v1/documents?limit=200",
        "/api/v1/search?lang=fr",
        "/fr/sitemap.xml",
        "/en/sitemap.xml",
        f"/fr/suggest?q={title[:4]}",
        f"/en/suggest?q={title[:4]}",
    )
    slug = title.lower().replace(" ", "-")
    pages = {address: reader.get(address).get_data(as_text=True) for address in addresses}
    return {address for address, page in pages.items() if title in page or slug in page}


class TestARestrictedPage:
    @pytest.mark.parametrize(
        ("kind", "restricted"), [("login", "fr"), ("password", "en"), ("groups", "fr")]
    )
    def test_is_hidden_in_every_language_and_comes_back(
        self, reader: FlaskClient, projector: Projector, kind: str, restricted: str
    ) -> None:
        french = factories.published_case_study("Potager")
        english = factories.translated_case_study(french, "en", "Allotment")
        drain(projector)
        addresses = [page.get_url_parts()[2] for page in (french, english)]
        assert [reader.get(each).status_code for each in addresses] == [200, 200]
        before = seen(reader, "Potager"), seen(reader, "Allotment")

        restriction = PageViewRestriction.objects.create(
            page={"fr": french, "en": english}[restricted], restriction_type=kind
        )
        drain(projector)
        hidden = [reader.get(each).status_code for each in addresses]
        nowhere = seen(reader, "Potager") | seen(reader, "Allotment")
        restriction.delete()
        drain(projector)

        assert hidden == [410, 410]
        assert nowhere == set()
        assert all(before)
        assert (seen(reader, "Potager"), seen(reader, "Allotment")) == before
        assert [reader.get(each).status_code for each in addresses] == [200, 200]

    def test_hides_what_lies_below_any_of_its_versions(
        self, publishing: PublishedStore, projector: Projector
    ) -> None:
        course = factories.published_course("La formation")
        session = factories.published_session(course, "Séance")
        factories.published_activity(session, "Activité")
        english = factories.published_course(
            "The training", language="en", translation_key=course.translation_key
        )
        factories.published_session(english, "Session", translation_key=session.translation_key)
        factories.published_session(english, "English alone")
        factories.published_case_study("Ailleurs")
        drain(projector)
        everything = titles(publishing)

        while_hidden = titles_while_hidden(course, publishing, projector)

        assert while_hidden == {"Ailleurs"}
        assert titles(publishing) == everything
        assert len(everything) == 7
        assert_same_everywhere(publishing)

    def test_hides_a_translation_that_lies_elsewhere_and_all_below_it(
        self, publishing: PublishedStore, projector: Projector
    ) -> None:
        course = factories.published_course("La formation")
        session = factories.published_session(course, "Séance")
        other = factories.published_course("Other training", language="en")
        elsewhere = factories.published_session(
            other, "Session", translation_key=session.translation_key
        )
        factories.published_activity(elsewhere, "Activity")
        drain(projector)

        while_hidden = titles_while_hidden(course, publishing, projector)

        assert while_hidden == {"Other training"}
        assert_same_everywhere(publishing)
        assert "Activity" in titles(publishing)

    def test_is_no_related_item_and_no_link(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        other = factories.published_case_study("Cachée")
        link = f'<p><a linktype="page" id="{other.pk}">à lire</a></p>'
        page = factories.published_case_study("Une", body=[("text", RichText(link))])
        page.related_items = [RelatedItem(page=other)]
        page.save_revision().publish()
        drain(projector)
        address, of_other = page.get_url_parts()[2], short_id(other.translation_key)
        before = reader.get(address).get_data(as_text=True)

        PageViewRestriction.objects.create(page=other, restriction_type="login")
        drain(projector)

        after = reader.get(address).get_data(as_text=True)
        assert "Cachée" in before
        assert before.count(of_other) == 2
        assert "Cachée" not in after
        assert of_other not in after
        assert "à lire" in after

    def test_takes_its_files_along(self, reader: FlaskClient, projector: Projector) -> None:
        file, picture = factories.file(), factories.image()
        page = factories.published_resource(
            "Guide", files=[file], picture=picture, picture_text="Un vélo"
        )
        drain(projector)
        addresses = media_of(page)
        assert {reader.get(each).status_code for each in addresses} == {200}

        PageViewRestriction.objects.create(
            page=LibraryPage.objects.get(locale=factories.locale("en")), restriction_type="login"
        )
        drain(projector)

        assert {reader.get(each).status_code for each in addresses} == {404}

    def test_moved_out_of_a_hidden_folder_it_comes_back(
        self, publishing: PublishedStore, projector: Projector
    ) -> None:
        course = factories.published_course("La formation")
        activity = factories.published_activity(
            factories.published_session(course, "Séance"), "Activité"
        )
        PageViewRestriction.objects.create(page=course, restriction_type="login")
        drain(projector)
        assert titles(publishing) == set()

        folder = LibraryPage.objects.get(locale=factories.locale("fr"))
        type(activity).objects.get(pk=activity.pk).move(folder, pos="last-child")
        drain(projector)

        assert titles(publishing) == {"Activité"}
        assert_same_everywhere(publishing)
