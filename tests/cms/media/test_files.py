"""What may be uploaded, and what is read of it."""

import logging
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.users.models import UserProfile

from cms.demonstration.logins import ensure_logins
from cms.media import texts
from cms.media.file_types import ENDINGS
from cms.media.models import PortalDocument
from cms.media.texts import FileText, extracted, texts_of
from cms.publishing.request import projector
from cms.publishing.rooms import live_index
from content_models.media import media_address, shown_media
from search.query import Query
from search.words import parse_search_text
from tests.cms import factories, files

pytestmark = pytest.mark.django_db

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
MACROS = files.office_file("ms-word.document.macroEnabled")
LYING = "no PDF file although its name says so"
UNWANTED = "Files of this type are not accepted"


@pytest.fixture
def editor(empty_cms: None) -> Client:
    ensure_logins("secret")
    user: Any = get_user_model().objects.get(username="admin")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


def drain() -> None:
    projector().drain(timeout_seconds=10)


def uploaded(editor: Client, name: str, content: bytes) -> str:
    """The answer of the form for several files, which a browser shows beside the file."""
    answer = editor.post(
        "/documents/multiple/add/",
        {"title": "Un fichier", "files[]": SimpleUploadedFile(name, content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.status_code == 200
    told: str = answer.json().get("error_message", "")
    return told


def test_every_kind_of_file_that_people_work_with_is_accepted(editor: Client) -> None:
    told = {ending: uploaded(editor, f"a.{ending}", files.SAMPLES[ending]) for ending in ENDINGS}

    assert set(told.values()) == {""}
    assert PortalDocument.objects.count() == len(ENDINGS)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.html", HTML, UNWANTED),
        ("logo.svg", SVG, UNWANTED),
        ("archive.zip", files.archive(("a.txt", "a")), UNWANTED),
        ("program.exe", b"MZ", UNWANTED),
        ("nameless", b"a", UNWANTED),
        ("guide.pdf", HTML, LYING),
        ("guide.PDF", b"", "empty"),
        ("guide.pdf", files.office_file(), LYING),
        ("guide.docx", files.pdf(), "no DOCX file"),
        ("guide.docx", files.open_document(), "no DOCX file"),
        ("guide.docx", MACROS, "no DOCX file"),
        ("guide.odt", files.open_document("spreadsheet"), "no ODT file"),
        ("guide.docx", files.office_file()[:-30], "no DOCX file"),
        ("guide.epub", files.archive(("mimetype", "text/html")), "no EPUB file"),
        ("sound.mp3", b"\xff\xd8\xff\xe0", "no MP3 file"),
        ("sound.ogg", b"RIFF", "no OGG file"),
        ("notes.txt", SVG, "no TXT file"),
        ("notes.txt", b"\n\n " + HTML, "no TXT file"),
        ("table.csv", b"\x7fELF\x02\x01\0\0", "no CSV file"),
        ("guide.docx", files.bomb(), "far more than its own size"),
    ],
)
def test_a_file_that_is_unwanted_or_lies_is_refused_with_the_reason(
    editor: Client, name: str, content: bytes, reason: str
) -> None:
    assert reason in uploaded(editor, name, content)
    assert not PortalDocument.objects.exists()


def test_a_file_above_the_limit_is_refused(editor: Client, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000

    assert "too big" in uploaded(editor, "notes.txt", b"a" * 1001)


def test_a_refused_replacement_leaves_the_file_that_was_there(editor: Client) -> None:
    document = factories.file("guide.txt", b"Avant")

    answer = editor.post(
        f"/documents/edit/{document.pk}/",
        {
            "title": "Un autre titre",
            "collection": document.collection_id,
            "file": SimpleUploadedFile("guide.pdf", HTML),
        },
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert LYING in page
    assert "Un autre titre" in page
    assert page.count("are not accepted") == 0
    document.refresh_from_db()
    with document.open_file() as kept:
        assert kept.read() == b"Avant"


@pytest.mark.parametrize("ending", sorted(set(ENDINGS) - {"mp3", "ogg", "csv"}))
def test_the_text_of_every_kind_that_has_one_is_read(empty_cms: None, ending: str) -> None:
    document = factories.file(f"a.{ending}", files.SAMPLES[ending])

    assert "Le potager" in texts_of([document.file_hash])[document.file_hash]


def test_csv_is_read_in_the_encoding_of_western_spreadsheets(empty_cms: None) -> None:
    document = factories.file("a.csv", files.SAMPLES["csv"])

    assert texts_of([document.file_hash])[document.file_hash] == "ville;Orthez Pau;é"


def test_the_same_file_is_read_once(empty_cms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first = factories.file("a.txt", b"Le verger")
    monkeypatch.setattr(texts, "extracted", lambda *_: pytest.fail("read again"))

    second = factories.file("b.txt", b"Le verger")

    assert first.file_hash == second.file_hash
    assert FileText.objects.count() == 1


def test_a_text_goes_with_the_last_document_that_has_it(empty_cms: None) -> None:
    first, second = factories.file("a.txt", b"Le verger"), factories.file("b.txt", b"Le verger")

    first.delete()
    is_kept = FileText.objects.exists()
    second.delete()

    assert is_kept
    assert not FileText.objects.exists()


def test_a_broken_pdf_gives_no_text_and_a_line_in_the_log(
    empty_cms: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="cms.media.texts"):
        document = factories.file("a.pdf", b"%PDF-1.7\nbroken")

    assert texts_of([document.file_hash]) == {}
    assert "cannot be read" in caplog.text


def test_a_file_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(texts, "MOST_SECONDS", 0.01)

    assert extracted(files.pdf(pages=50), "pdf", "long.pdf") == ""
    assert "takes longer" in caplog.text


def test_entities_in_an_office_file_are_not_expanded(caplog: pytest.LogCaptureFixture) -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    content = files.archive(("mimetype", "x"), ("content.xml", laughs))

    assert extracted(content, "odt", "laughs.odt") == ""
    assert "EntitiesForbidden" in caplog.text


def test_a_long_text_is_cut() -> None:
    text = extracted(b"mot " * 300_000, "txt", "long.txt")

    assert len(text) <= 400_000


def test_words_of_a_file_are_found_but_not_sent(publishing: Any) -> None:
    document = factories.file("guide.pdf", files.pdf("permaculture"))
    page = factories.published_resource(files=[document], link="")
    drain()

    index = live_index().searcher(publishing.state())
    found = index.search(Query(reader="fr", text=parse_search_text("permaculture")))

    assert [hit.key for hit in found.hits] == [page.translation_key]
    with publishing.reading() as snapshot:
        published = snapshot.document(page.translation_key, "fr")
    assert "permaculture" not in published.model_dump_json()


def test_a_replaced_file_is_published_and_found_by_its_new_words(publishing: Any) -> None:

    document = factories.file("guide.txt", b"permaculture")
    page = factories.published_resource(files=[document])
    drain()
    document.file = ContentFile(b"apiculture", "guide.txt")
    document.save()
    drain()

    index = live_index().searcher(publishing.state())
    found = {
        word: index.search(Query(reader="fr", text=parse_search_text(word), repair=False)).total
        for word in ("permaculture", "apiculture")
    }

    assert found == {"permaculture": 0, "apiculture": 1}
    with publishing.reading() as snapshot:
        published = snapshot.document(page.translation_key, "fr")
    assert published.files[0].digest == document.file_hash
    assert published.files[0].url == f"/media/{document.file.name}"


def test_the_addresses_of_what_was_replaced_lead_to_what_is_there_now(
    publishing: Any, editor: Client
) -> None:
    document, picture = factories.file("guide.txt", b"permaculture"), factories.image()
    page = factories.published_resource(files=[document])
    study = factories.published_case_study(picture=picture, picture_text="Un velo")
    drain()
    former = [document.file.url]
    with publishing.reading() as snapshot:
        shown_before = shown_media(snapshot.document(study.translation_key, "fr"))

    for name in ("second.txt", "third.txt"):
        sent = {"title": "Guide", "collection": str(document.collection_id)}
        sent["file"] = SimpleUploadedFile(name, name.encode())
        assert editor.post(f"/documents/edit/{document.pk}/", sent).status_code == 302
        drain()
        document.refresh_from_db()
        former.append(document.file.url)
    picture.file = factories.image(colour="red").file
    picture.save()
    picture.renditions.all().delete()  # as its form does then
    drain()

    now = former.pop()
    with publishing.reading() as snapshot:
        published = snapshot.document(page.translation_key, "fr")
        pictured = snapshot.document(study.translation_key, "fr")
    moved = {each.old_url: each.url for each in published.moved_files}
    assert moved == {each.replace("/cms/", "/"): now.replace("/cms/", "/") for each in former}
    assert shown_before
    assert {media_address(path) for path in shown_before} == {
        each.old_url for each in pictured.moved_files
    }
