"""What Wagtail's privacy settings hide, readers find nowhere; and files are public by publication.

The admin's own requests, the projector, the published store, the index and the portal's pages. And
what is kept of readers' searches says nothing of them.
"""

from io import BytesIO
from pathlib import PurePath
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from flask.testing import FlaskClient
from PIL import Image as PillowImage
from sqlalchemy import Date, DateTime, select
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)
from wagtail.rich_text import RichText
from werkzeug.test import TestResponse

from cms.library.models import LibraryPage, RelatedItem
from cms.media.models import PortalDocument
from cms.preview.provider import CmsPreviews
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from content_models.deployment import Deployment
from content_models.media import media_address, shown_media
from content_models.published import PublishedStore
from content_models.references import short_id
from content_models.searches import SearchCounts
from content_models.searches.tables import metadata as counts_metadata
from portal.settings import Settings
from tests.cms import factories
from tests.cms.previewing import shared
from tests.cms.signing_in import signed_in
from tests.integration.wagtail_signals.following import assert_same_everywhere, drain, titles
from tests.portals import open_portal

pytestmark = pytest.mark.django_db
RARE = "permaculture"


def titles_while_hidden(page: Any, publishing: PublishedStore, projector: Projector) -> set[str]:
    """What readers have while a page is restricted, before the restriction is lifted again."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    drain(projector)
    found = titles(publishing)
    assert_same_everywhere(publishing)
    restriction.delete()
    drain(projector)
    return found


class Reading(FlaskClient):
    """A reader who takes every answer to its end, and lets go of the file."""

    def open(self, *args: Any, **values: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **values})


@pytest.fixture
def reader(publishing: PublishedStore, deployment: Deployment) -> FlaskClient:
    settings = Settings(deployment, rooms.search_engine(), base_url="http://localhost:8000")
    app = open_portal(settings, CmsPreviews())
    app.test_client_class = Reading
    return app.test_client(use_cookies=False)


def found(reader: FlaskClient, word: str) -> int:
    total: int = reader.get(f"/api/v1/search?q={word}&lang=fr").json["total"]  # type: ignore[index]  # it is JSON
    return total


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
    @pytest.mark.parametrize("kind", ["login", "password", "groups"])
    @pytest.mark.parametrize("restricted", ["fr", "en"])
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


def media_of(item: Any) -> list[str]:
    """The addresses of all files that an item's versions show."""
    with rooms.published_store().reading() as snapshot:
        versions = snapshot.versions([item.translation_key])[item.translation_key]
    return [media_address(each) for version in versions for each in sorted(shown_media(version))]


class TestAPrivateCollection:
    @pytest.fixture
    def inner(self) -> Collection:
        outer = Collection.get_first_root_node().add_child(instance=Collection(name="Interne"))
        inner: Collection = outer.add_child(instance=Collection(name="Brouillons"))
        return inner

    @pytest.fixture
    def page(self, inner: Collection, projector: Projector) -> Any:
        """A resource with a picture and two ways to its one file."""
        file = factories.file("guide.txt", RARE.encode(), collection=inner)
        link = f'<p>Voir <a linktype="document" id="{file.pk}">le guide</a></p>'
        picture = factories.image()
        picture.collection = inner
        picture.save()
        made = factories.published_resource(
            "Guide",
            files=[file],
            body=[("text", RichText(link)), ("download", {"document": file, "title": ""})],
            picture=picture,
            picture_text="Un vélo",
        )
        drain(projector)
        return made

    def assert_hidden(self, reader: FlaskClient, page: Any, addresses: list[str]) -> None:
        assert {reader.get(each).status_code for each in addresses} == {404}
        assert {reader.head(each).status_code for each in addresses} == {404}
        assert media_of(page) == []
        assert found(reader, RARE) == 0
        text = reader.get(page.get_url_parts()[2]).get_data(as_text=True)
        assert "/media/" not in text
        assert "le guide" in text
        assert "/media/" not in reader.get("/api/v1/documents").get_data(as_text=True)

    def assert_shown(self, reader: FlaskClient, page: Any, addresses: list[str]) -> None:
        assert media_of(page) == addresses
        assert {reader.get(each).status_code for each in addresses} == {200}
        assert found(reader, RARE) == 1

    @pytest.mark.parametrize("kind", ["login", "password", "groups"])
    @pytest.mark.parametrize("name", ["Interne", "Brouillons"])
    def test_hides_its_files_and_their_words_and_brings_them_back(
        self, reader: FlaskClient, projector: Projector, page: Any, kind: str, name: str
    ) -> None:
        addresses = media_of(page)
        self.assert_shown(reader, page, addresses)

        restriction = CollectionViewRestriction.objects.create(
            collection=Collection.objects.get(name=name), restriction_type=kind
        )
        drain(projector)
        self.assert_hidden(reader, page, addresses)
        assert_same_everywhere(rooms.published_store())
        restriction.delete()
        drain(projector)

        self.assert_shown(reader, page, addresses)
        assert_same_everywhere(rooms.published_store())

    def test_hides_what_is_moved_into_it(
        self, reader: FlaskClient, projector: Projector, page: Any
    ) -> None:
        addresses = media_of(page)
        root = Collection.get_first_root_node()
        private = root.add_child(instance=Collection(name="Secret"))
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        drain(projector)
        admin = signed_in("admin")
        inner = Collection.objects.get(name="Brouillons")

        moved = admin.post(
            f"/collections/{inner.pk}/", {"name": "Brouillons", "parent": str(private.pk)}
        )
        drain(projector)
        assert moved.status_code == 302
        self.assert_hidden(reader, page, addresses)
        outer = Collection.objects.get(name="Interne")
        admin.post(f"/collections/{inner.pk}/", {"name": "Brouillons", "parent": str(outer.pk)})
        drain(projector)
        self.assert_shown(reader, page, addresses)

    def test_hides_several_files_that_are_put_into_it_at_once(
        self, reader: FlaskClient, projector: Projector, page: Any
    ) -> None:
        root = Collection.get_first_root_node()
        private = root.add_child(instance=Collection(name="Secret"))
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        drain(projector)
        admin, addresses = signed_in("admin"), media_of(page)

        for label, model in (("media/portaldocument", PortalDocument), ("media/portalimage", None)):
            pk = model.objects.get().pk if model else page.picture_id
            answer = admin.post(
                f"/bulk/{label}/add_to_collection/?id={pk}", {"collection": str(private.pk)}
            )
            assert answer.status_code == 302
        drain(projector)

        self.assert_hidden(reader, page, addresses)

    def test_is_left_out_of_a_draft_as_it_will_be_when_published(
        self, reader: FlaskClient, projector: Projector, page: Any
    ) -> None:
        CollectionViewRestriction.objects.create(
            collection=Collection.objects.get(name="Interne"), restriction_type="login"
        )
        drain(projector)

        shown = reader.get(f"/fr/_preview/{shared(signed_in('reviewer'), page)}")

        assert shown.status_code == 200
        assert "/media/" not in shown.get_data(as_text=True)


class TestAFileThatWaits:
    def test_is_seen_in_the_draft_and_public_from_its_publication_on(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        file = factories.file("guide.txt", RARE.encode())
        page = factories.published_resource("Guide")
        page.body = [("download", {"document": file, "title": "Le guide"})]
        page.save_revision()
        drain(projector)
        address = f"/media/{file.file.name}"
        token = shared(signed_in("reviewer"), page)
        draft = reader.get(f"/fr/_preview/{token}").get_data(as_text=True)
        waiting = f"/fr/_preview/{token}{address}"

        assert f'href="{waiting}"' in draft
        assert reader.get(waiting).data == RARE.encode()
        assert reader.get(address).status_code == 404
        page.get_latest_revision().publish()
        drain(projector)
        assert reader.get(address).data == RARE.encode()

    def test_stays_unread_although_a_text_names_its_address(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        file = factories.file("guide.txt", RARE.encode())
        typed = f"/media/{file.file.name}"
        hidden = typed.replace("/media", "&#47;media")
        text = f'<p>"{typed}" <a href="{typed}">un</a> <a href="{hidden}">deux</a></p>'
        page = factories.published_case_study("Une", body=[("text", RichText(text))])
        drain(projector)

        assert reader.get(typed).status_code == 404
        shown = reader.get(page.get_url_parts()[2]).get_data(as_text=True)
        assert shown.count(f'href="http://localhost:8000{typed}"') == 2

    def test_is_public_no_more_once_nothing_published_shows_it(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        file = factories.file()
        page = factories.published_resource("Guide", files=[file])
        drain(projector)
        address = f"/media/{file.file.name}"
        assert reader.get(address).status_code == 200

        page.unpublish()
        drain(projector)

        assert reader.get(address).status_code == 404


class TestAReplacedFile:
    def replaced(self, client: Client, file: Any, content: bytes) -> Any:
        form = {
            "title": file.title,
            "collection": str(file.collection_id),
            "file": SimpleUploadedFile("nouveau.txt", content),
        }
        return client.post(f"/documents/edit/{file.pk}/", form)

    def test_is_found_at_every_address_that_it_had(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        file = factories.file("guide.txt", b"un")
        link = f'<p><a linktype="document" id="{file.pk}">le guide</a></p>'
        page = factories.published_case_study("Une", body=[("text", RichText(link))])
        drain(projector)
        first = media_of(page)
        admin = signed_in("admin")

        assert self.replaced(admin, file, b"deux").status_code == 302
        drain(projector)
        second = media_of(page)
        assert self.replaced(admin, file, b"trois").status_code == 302
        drain(projector)
        third = media_of(page)

        assert len({*first, *second, *third}) == 3
        for old in (*first, *second):
            answer = reader.get(old)
            assert (answer.status_code, [answer.headers["Location"]]) == (301, third)
        assert reader.get(third[0]).data == b"trois"
        assert_same_everywhere(rooms.published_store())
        document = reader.get(f"/api/v1/documents/{page.translation_key}/fr")
        moved = document.json["moved_files"]  # type: ignore[index]  # it is JSON
        assert {each["old_url"] for each in moved} == {*first, *second}

    def test_leads_nowhere_once_it_is_public_no_more(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        file = factories.file("guide.txt", b"un")
        page = factories.published_resource("Guide", files=[file])
        drain(projector)
        old = media_of(page)[0]
        self.replaced(signed_in("admin"), file, b"deux")
        page.unpublish()
        drain(projector)

        assert reader.get(old).status_code == 404


class TestAReplacedPicture:
    def replace(self, picture: Any, width: int) -> None:
        content = BytesIO()
        PillowImage.new("RGB", (width, width), "plum").save(content, "PNG")
        file = SimpleUploadedFile("autre.png", content.getvalue(), "image/png")
        fields = {name: getattr(picture, name) for name in ("title", "credit", "licence")}
        form = {**fields, "collection": str(picture.collection_id), "file": file}
        assert signed_in("admin").post(f"/images/{picture.pk}/", form).status_code == 302

    def test_is_found_at_every_address_that_it_had(
        self, reader: FlaskClient, projector: Projector
    ) -> None:
        picture = factories.image(width=1300)
        picture.credit, picture.licence = "Une amie", "cc-by-4.0"
        picture.save()
        page = factories.published_case_study("Une", picture=picture, picture_text="Un vélo")
        drain(projector)
        thumbnail = picture.get_rendition("max-165x165")
        first = media_of(page)

        self.replace(picture, 500)
        drain(projector)
        second = media_of(page)
        self.replace(picture, 900)
        drain(projector)
        third = media_of(page)

        assert not set(third) & {*first, *second}
        for old in (*first, *second):
            answer = reader.get(old)
            assert (answer.status_code, answer.location in third) == (301, True)
            assert PurePath(answer.location).suffix == PurePath(old).suffix
        assert reader.get(f"/media/{thumbnail.file.name}").status_code == 404
        assert_same_everywhere(rooms.published_store())


class TestCountedSearches:
    ADDRESS, PROXIED, AGENT = "203.0.113.77", "198.51.100.42", "Mozilla/5.0 (Zzphone 7)"

    @pytest.fixture
    def front(self, publishing: PublishedStore) -> Any:
        """A portal that counts, behind a proxy; its writer is asked when to write."""
        deployment, engine = publishing.deployment, rooms.search_engine()
        return open_portal(Settings(deployment, engine, trusted_proxies=1, search_counts_days=90))

    def search(self, front: Any, words: str, times: int = 1) -> None:
        for _ in range(times):
            answer = front.test_client(use_cookies=False).get(
                "/fr/library",
                query_string={"q": words},
                environ_base={"REMOTE_ADDR": self.ADDRESS},
                headers={"User-Agent": self.AGENT, "X-Forwarded-For": self.PROXIED},
            )
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers

    def test_say_nothing_of_who_searched_nor_when_nor_what_is_rare(
        self, front: Any, deployment: Deployment
    ) -> None:
        self.search(front, "Zora Dupontel", 2)
        self.search(front, "je cherche une colocation", 3)
        self.search(front, "zora@example.org", 3)
        self.search(front, "05 59 39 77 88", 3)
        front.wsgi_app.writer.write()

        stored = self.everything(deployment)

        assert "colocation" in stored
        secrets = (
            *("zora", "dupontel", "example.org", "559397788", "39 77", "cherche"),
            *(self.ADDRESS, self.PROXIED, self.AGENT, "zzphone"),
        )
        assert [each for each in secrets if each.lower() in stored] == []
        columns = [column for table in counts_metadata.tables.values() for column in table.columns]
        assert not [column for column in columns if isinstance(column.type, DateTime)]
        assert [column.name for column in columns if isinstance(column.type, Date)]

    def everything(self, deployment: Deployment) -> str:
        """All that is stored in small letters: rows, and on SQLite every byte of every file."""
        store = SearchCounts(deployment, "")
        with store._reading() as connection:
            tables = counts_metadata.sorted_tables
            rows = repr([connection.execute(select(table)).all() for table in tables])
        files = sorted(deployment.var_folder.glob(f"{store.path.stem}*"))
        assert deployment.uses_postgresql or files
        return (rows + "".join(file.read_bytes().decode("latin-1") for file in files)).lower()


def test_a_row_of_a_collection_that_is_gone_hurts_nobody(
    publishing: PublishedStore, projector: Projector
) -> None:
    collection = Collection.get_first_root_node().add_child(instance=Collection(name="Vide"))
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="login"
    )
    restriction.delete()
    collection.delete()

    assert OutboxEvent.objects.exists()
    drain(projector)
    assert Page.objects.exists()
