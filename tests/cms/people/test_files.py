"""Pictures and files that readers see belong to those who may publish what shows them."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection
from wagtail.rich_text import RichText

from cms.media.models import PortalDocument, PortalImage
from cms.resources.models import ResourceFile
from tests.cms import factories
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db
WHAT_TO_DO = "Déposez le nouveau fichier à côté"


def user(name: str) -> Any:
    return get_user_model().objects.get(username=name)


def uploaded_by(name: str, **values: Any) -> Any:
    return factories.file("guide.txt", b"avant", uploaded_by_user=user(name), **values)


def then_told(client: Client, answer: Any) -> str:
    """The page that an answer leads to, as text."""
    assert answer.status_code == 302
    page: str = client.get(answer["Location"].removeprefix("/cms")).content.decode()
    return page


def replace(client: Client, file: Any) -> Any:
    form = {
        "title": "Autre titre",
        "collection": str(file.collection_id),
        "file": SimpleUploadedFile("apres.txt", b"apres"),
    }
    return client.post(f"/documents/edit/{file.pk}/", form)


def content(file: Any) -> bytes:
    stored = PortalDocument.objects.get(pk=file.pk)
    with stored.open_file() as opened:
        read: bytes = opened.read()
    return read


def showing(file: Any, **values: Any) -> Any:
    return factories.published_resource("Le jeu du marché", files=[file], **values)


@pytest.mark.parametrize("way", ["list", "text", "block", "organisation"])
def test_its_author_can_neither_replace_nor_delete_what_readers_see(way: str) -> None:
    editor, file = signed_in("editor"), uploaded_by("editor")
    link = f'<p><a linktype="document" id="{file.pk}">le guide</a></p>'
    publisher = partner_of("editor")
    match way:
        case "list":
            showing(file, publisher=publisher)
        case "text":
            factories.published_case_study(
                "Le jeu du marché", body=[("text", RichText(link))], publisher=publisher
            )
        case "block":
            block = ("download", {"document": file, "title": ""})
            factories.published_resource("Le jeu du marché", body=[block], publisher=publisher)
        case "organisation":
            factories.published_organisation("Le jeu du marché", description=link)

    told = then_told(editor, replace(editor, file))
    deleted = then_told(editor, editor.post(f"/documents/delete/{file.pk}/"))
    editor.post(f"/bulk/media/portaldocument/delete/?id={file.pk}")

    for page in (told, deleted):
        assert "Le jeu du marché" in page
        assert WHAT_TO_DO in page.replace("\u2019", "’")
    assert content(file) == b"avant"
    assert PortalDocument.objects.get(pk=file.pk).title == "Le guide"


def test_a_file_that_waits_stays_its_authors() -> None:
    editor, file = signed_in("editor"), uploaded_by("editor")
    page = showing(file, publisher=partner_of("editor"))
    page.unpublish()

    replace(editor, file)

    assert content(file) == b"apres"


def submit(page: Any, name: str) -> None:
    page.save_revision(user=user(name))
    page.get_workflow().start(page, user(name))


@pytest.mark.parametrize("was_published", [True, False])
@pytest.mark.parametrize("way", ["list", "text"])
def test_a_file_stays_as_the_reviewer_reads_it(way: str, was_published: bool) -> None:
    editor, file = signed_in("editor"), uploaded_by("editor")
    page = factories.published_resource("Le jeu du marché", publisher=partner_of("editor"))
    if not was_published:
        page.unpublish()
    link = f'<p><a linktype="document" id="{file.pk}">le guide</a></p>'
    if way == "list":
        page.files = [ResourceFile(document=file)]
    else:
        page.body = [("text", RichText(link))]
    submit(page, "editor")

    told = then_told(editor, replace(editor, file))
    then_told(editor, editor.post(f"/documents/delete/{file.pk}/"))
    editor.post(f"/bulk/media/portaldocument/delete/?id={file.pk}")
    kept = content(file)
    replace(signed_in("reviewer"), file)
    by_reviewer = content(file)
    page.current_workflow_state.cancel(user=user("editor"))

    assert "attend une relecture dans" in told
    assert (kept, by_reviewer) == (b"avant", b"apres")
    assert editor.get(f"/documents/edit/{file.pk}/").status_code == 200


@pytest.mark.usefixtures("empty_cms")
def test_a_picture_stays_as_the_reviewer_sees_it() -> None:
    editor, picture = signed_in("editor"), factories.image()
    PortalImage.objects.update(uploaded_by_user=user("editor"))
    page = factories.published_case_study("Le jeu du marché", publisher=partner_of("editor"))
    page.picture, page.picture_text = picture, "Un vélo"
    submit(page, "editor")

    told = then_told(editor, editor.get(f"/images/{picture.pk}/"))
    editor.post(f"/images/{picture.pk}/delete/")

    assert "Le jeu du marché" in told
    assert PortalImage.objects.filter(pk=picture.pk).exists()


def test_who_may_publish_what_shows_it_may_replace_and_delete_it() -> None:
    reviewer, file = signed_in("reviewer"), uploaded_by("editor")
    showing(file, publisher=partner_of("editor"))

    replace(reviewer, file)
    after = content(file)
    reviewer.post(f"/documents/delete/{file.pk}/")

    assert after == b"apres"
    assert not PortalDocument.objects.filter(pk=file.pk).exists()


def test_a_reviewer_cannot_while_others_review_what_they_submitted() -> None:
    reviewer, file = signed_in("reviewer"), uploaded_by("reviewer")
    page = showing(file)
    page.summary = "Autrement."
    page.save_revision()
    page.get_workflow().start(page, user("reviewer"))

    told = then_told(reviewer, replace(reviewer, file))

    assert "Le jeu du marché" in told
    assert content(file) == b"avant"


@pytest.mark.usefixtures("empty_cms")
def test_a_picture_is_no_other() -> None:
    editor, picture = signed_in("editor"), factories.image()
    PortalImage.objects.update(uploaded_by_user=user("editor"))
    publisher = partner_of("editor")
    assert editor.get(f"/images/{picture.pk}/").status_code == 200
    factories.published_case_study(
        "Le jeu du marché", picture=picture, picture_text="Un vélo", publisher=publisher
    )

    form = then_told(editor, editor.get(f"/images/{picture.pk}/"))
    editor.post(f"/images/{picture.pk}/delete/")
    editor.post(f"/bulk/media/portalimage/delete/?id={picture.pk}")
    at_upload = editor.post(f"/images/multiple/{picture.pk}/", {"title": "Autre"})

    assert WHAT_TO_DO in form.replace("\u2019", "’")
    assert at_upload.status_code in {302, 400, 403}
    assert PortalImage.objects.get().title == "Un vélo"


def test_its_collection_is_changed_by_the_same_people_alone() -> None:
    root = Collection.get_first_root_node()
    other = root.add_child(instance=Collection(name="Autre"))
    file = uploaded_by("editor")
    showing(file, publisher=partner_of("editor"))
    way = f"/bulk/media/portaldocument/add_to_collection/?id={file.pk}"

    for name, moved in (("editor", False), ("reviewer", True)):
        signed_in(name).post(way, {"collection": str(other.pk)})
        is_there = PortalDocument.objects.filter(pk=file.pk, collection=other).exists()
        assert is_there is moved


def test_several_that_show_it_are_named_and_no_more_than_fit() -> None:
    editor, file = signed_in("editor"), uploaded_by("editor")
    for number in range(5):
        factories.published_resource(f"Guide {number}", files=[file])

    told = then_told(editor, replace(editor, file))

    assert "Guide 0, Guide 1, Guide 2, …" in told
    assert "Guide 3" not in told


@pytest.mark.usefixtures("empty_cms")
class TestTheAdminsOwnAddresses:
    """Files that are not public are opened by those who may use them, and by nobody else."""

    def test_open_what_waits_to_whoever_may_choose_it(self) -> None:
        file = factories.file("guide.txt", b"avant")
        rendition = factories.image().get_rendition("width-100")
        stranger = get_user_model().objects.create_user("stranger", password="secret")
        signed_out, outside = Client(), Client()
        outside.force_login(stranger)

        for stored in (file.file, rendition.file):
            assert stored.url.startswith("/cms/media/")
            address = stored.url.removeprefix("/cms")
            answer = signed_in("translator").get(address)
            assert answer.status_code == 200
            assert b"".join(answer.streaming_content)  # type: ignore[arg-type]  # it streams
            assert answer["Cache-Control"].startswith("private")
            assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
            for other in (signed_out, outside):
                refused = other.get(address)
                assert refused.status_code in {302, 404}
                assert not refused.streaming

    @pytest.mark.parametrize(
        "path",
        ["documents/other.txt", "../cms.sqlite3", "..%2fcms.sqlite3", "", "documents/", "%00"],
    )
    def test_open_nothing_else(self, path: str) -> None:
        factories.file()

        assert signed_in("admin").get(f"/media/{path}").status_code == 404

    def test_have_no_way_of_wagtails_beside_them(self) -> None:
        file, picture = factories.file("guide.txt", b"avant"), factories.image()

        for address in (f"/documents/{file.pk}/guide.txt", f"/images/x/{picture.pk}/width-10/a"):
            for client in (Client(), signed_in("admin")):
                answer = client.get(address)
                assert answer.status_code in {301, 302, 404}
                assert not answer.streaming
            assert signed_in("admin").get(f"{address}/").status_code == 404
