"""Files of a collection that Wagtail's privacy settings hide, readers find nowhere."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.rich_text import RichText

from cms.media.models import PortalDocument
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.previewing import shared
from tests.cms.signing_in import signed_in
from tests.integration.privacy.shown import media_of
from tests.integration.wagtail_signals.following import assert_same_everywhere, drain

pytestmark = pytest.mark.django_db
RARE = "permaculture"


def found(reader: FlaskClient, word: str) -> int:
    total: int = reader.get(f"/api/v1/search?q={word}&lang=fr").json["total"]  # type: ignore[index]  # it is JSON
    return total


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

    @pytest.mark.parametrize(
        ("kind", "name"),
        [("login", "Interne"), ("password", "Brouillons"), ("groups", "Interne")],
    )
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
