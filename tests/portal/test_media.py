"""Files are served while something published shows them, in whichever way they are asked for."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.blocks import Download, RichText
from content_models.documents import MovedFile
from content_models.previews import Draft, PreviewEndedError
from tests import factories
from tests.portal.conftest import Site, text_of
from tests.portal.test_preview import FakePreviews
from tests.portals import open_portal

GUIDE = "documents/guide.pdf"
CONTENT = b"%PDF-1.4 le guide"
PICTURE = "images/atelier.width-480.webp"
ADDRESS = f"/media/{GUIDE}"


class Reading(FlaskClient):
    """A reader who takes every answer to its end, and lets go of the file."""

    def open(self, *args: Any, **values: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **values})


def opened(site: Site, previews: FakePreviews | None = None) -> FlaskClient:
    app = open_portal(site.settings, previews)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.test_client_class = Reading
    return app.test_client(use_cookies=False)


def lay_down(site: Site, *paths: str) -> None:
    for path in paths:
        file = Path(site.settings.deployment.media_folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(CONTENT)


@pytest.fixture
def reader(site: Site) -> FlaskClient:
    lay_down(site, GUIDE, PICTURE)
    return opened(site)


def test_a_file_is_served_from_its_publication_to_its_end(site: Site, reader: FlaskClient) -> None:
    resource = factories.partner_resource()
    before = reader.get(ADDRESS).status_code

    site.publish(resource)
    published = reader.get(ADDRESS)
    site.take_away(resource)
    after = reader.get(ADDRESS)

    assert (before, published.status_code, after.status_code) == (404, 200, 404)
    assert published.data == CONTENT
    assert after.headers["Cache-Control"] == "no-store"


def test_a_file_stays_as_long_as_one_version_shows_it(site: Site, reader: FlaskClient) -> None:
    french = factories.partner_resource()
    other = factories.partner_resource()
    site.publish(french, other)

    site.take_away(other)
    still = reader.get(ADDRESS)
    site.publish(french.model_copy(update={"files": ()}))

    assert still.status_code == 200
    assert reader.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-3"}, {"If-None-Match": "*"}])
@pytest.mark.parametrize(
    "path",
    [
        GUIDE,
        "documents/Guide.pdf",
        "Documents/guide.pdf",
        f"{GUIDE}/",
        f"{GUIDE}%20",
        f"{GUIDE}.",
        f"{GUIDE}%00",
        f"./{GUIDE}",
        f"images/../{GUIDE}",
        f"%2e/{GUIDE}",
        f"/{GUIDE}",
        "documents%2Fguide.pdf",
    ],
)
def test_what_waits_is_found_by_no_way_of_asking(
    reader: FlaskClient, method: str, headers: dict[str, str], path: str
) -> None:
    answer = reader.open(f"/media/{path}", method=method, headers=headers)

    assert answer.status_code == 404
    assert CONTENT not in answer.data
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_file_is_taken_in_parts_and_asked_for_again(site: Site, reader: FlaskClient) -> None:
    site.publish(factories.partner_resource())
    etag = reader.get(ADDRESS).headers["ETag"]

    part = reader.get(ADDRESS, headers={"Range": "bytes=0-3"})
    head = reader.head(ADDRESS)
    again = reader.get(ADDRESS, headers={"If-None-Match": etag})

    assert (part.status_code, part.data) == (206, b"%PDF")
    assert (head.status_code, head.content_length) == (200, len(CONTENT))
    assert again.status_code == 304


def test_what_was_taken_back_is_no_304_either(site: Site, reader: FlaskClient) -> None:
    resource = factories.partner_resource()
    site.publish(resource)
    etag = reader.get(ADDRESS).headers["ETag"]

    site.take_away(resource)

    assert reader.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 404


def test_files_linked_in_a_text_and_handouts_are_shown_too(site: Site, reader: FlaskClient) -> None:
    lay_down(site, "documents/a.pdf", "documents/b.pdf", "documents/c.pdf")
    link = '<p><a dir="ltr" href="/media/documents/a.pdf">A</a></p>'
    text = '<p>href="/media/documents/c.pdf" &lt;a href="/media/documents/c.pdf"</p>'
    handout = Download(title="B", url="/media/documents/b.pdf", size=1, media_type="a/pdf")

    site.publish(
        factories.case_study(body=(RichText(html=link), RichText(html=text))),
        factories.activity(handouts=(handout,)),
    )

    statuses = [reader.get(f"/media/documents/{name}.pdf").status_code for name in "abc"]
    assert statuses == [200, 200, 404]


def test_the_address_of_a_replaced_file_leads_to_the_new_one(
    site: Site, reader: FlaskClient
) -> None:
    moved = tuple(
        MovedFile(old_url=f"/media/documents/{name}.pdf", url=ADDRESS) for name in ("1", "2 é")
    )
    lay_down(site, "documents/1.pdf")
    resource = factories.partner_resource(moved_files=moved)
    site.publish(resource)

    first, second = reader.get("/media/documents/1.pdf"), reader.head("/media/documents/2%20é.pdf")
    site.take_away(resource)

    for answer in (first, second):
        assert (answer.status_code, answer.headers["Location"]) == (301, ADDRESS)
        assert answer.headers["Cache-Control"] == "no-cache"
    assert reader.get("/media/documents/1.pdf").status_code == 404


def test_partners_may_show_what_is_public(site: Site, reader: FlaskClient) -> None:
    site.publish(factories.partner_resource(picture=factories.image()))

    for address in (ADDRESS, f"/media/{PICTURE}"):
        headers = reader.get(address, headers={"Origin": "https://partner.example"}).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    page = reader.get("/fr/").headers
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in page


def test_no_shared_cache_gives_away_what_was_taken_back(site: Site, reader: FlaskClient) -> None:
    site.publish(factories.partner_resource(picture=factories.image()))

    file, picture = (reader.get(each).headers for each in (ADDRESS, f"/media/{PICTURE}"))

    assert file["Cache-Control"] == "no-cache"
    assert "immutable" in picture["Cache-Control"]
    assert "s-maxage=0" in picture["Cache-Control"]


class TestADraft:
    """Its files are seen by whoever sees the draft, and nowhere else."""

    @pytest.fixture
    def previews(self) -> FakePreviews:
        text = RichText(html=f'<p><a href="{ADDRESS}">Le guide</a></p>')
        draft = factories.partner_resource(picture=factories.image(), body=(text,))
        return FakePreviews({"t1": Draft(draft), "t2": Draft(factories.case_study())})

    @pytest.fixture
    def holder(self, site: Site, previews: FakePreviews) -> FlaskClient:
        lay_down(site, GUIDE, PICTURE)
        return opened(site, previews)

    @pytest.mark.parametrize("language", ["fr", "ar"])
    def test_names_them_below_its_own_address(self, holder: FlaskClient, language: str) -> None:
        page = text_of(holder.get(f"/{language}/_preview/t1"))

        own = f"/{language}/_preview/t1/media/"
        assert f'href="{own}{GUIDE}"' in page
        assert f"{own}{PICTURE} 480w" in page
        assert '"/media/' not in page
        for path in (GUIDE, PICTURE):
            answer = holder.get(own + path)
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "Access-Control-Allow-Origin" not in answer.headers
            assert holder.get(f"/media/{path}").status_code == 404

    def test_opens_no_others(self, holder: FlaskClient) -> None:
        for path in (f"t2/media/{GUIDE}", "t1/media/documents/other.pdf", f"t3/media/{GUIDE}"):
            assert holder.get(f"/fr/_preview/{path}").status_code == 404

    def test_takes_them_along_when_it_ends(
        self, holder: FlaskClient, previews: FakePreviews
    ) -> None:
        previews.drafts["t1"] = PreviewEndedError("t1")

        assert holder.get(f"/fr/_preview/t1/media/{GUIDE}").status_code == 410

    def test_has_none_without_a_provider(self, site: Site) -> None:
        lay_down(site, GUIDE)

        assert opened(site).get(f"/fr/_preview/t1/media/{GUIDE}").status_code == 404


def test_a_store_that_cannot_be_read_opens_nothing(site: Site) -> None:
    lay_down(site, GUIDE)
    site.publish(factories.partner_resource())
    client = opened(site)
    assert client.get(ADDRESS).status_code == 200
    site.store.destroy()

    assert client.get(ADDRESS).status_code == 503
