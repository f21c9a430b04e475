"""Files are public by publication."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from flask.testing import FlaskClient
from PIL import Image as PillowImage
from wagtail.rich_text import RichText

from cms.publishing import rooms
from cms.publishing.projector import Projector
from tests.cms import factories
from tests.cms.previewing import shared
from tests.cms.signing_in import signed_in
from tests.integration.privacy.shown import media_of
from tests.integration.wagtail_signals.following import assert_same_everywhere, drain

pytestmark = pytest.mark.django_db
RARE = "permaculture"


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
