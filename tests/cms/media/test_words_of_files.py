"""Which words of a file are read, and how editors learn that there are none."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from cms.media.extraction import readable, text_of, with_bare_words
from cms.media.models import PortalDocument
from cms.media.texts import FileText, lacks_words
from cms.publishing.rooms import live_index
from search.query import Query
from search.words import parse_search_text
from tests.cms import factories, files

WITHOUT = "hardly any, can be read in this file"


def words(content: bytes, ending: str) -> list[str]:
    return text_of(content, ending).split()


def test_a_pdf_that_is_locked_against_changes_is_read() -> None:
    assert words(files.locked_pdf("Le potager"), "pdf") == ["Le", "potager"]


def test_hyphens_of_word_hold_words_together() -> None:
    content = files.word_file(
        "<w:p><w:r><w:t>rendez</w:t><w:noBreakHyphen/><w:t>vous porte\N{NON-BREAKING HYPHEN}à"
        "\N{NON-BREAKING HYPHEN}porte micro\N{SOFT HYPHEN}crédit</w:t><w:softHyphen/>"
        "<w:t>s</w:t></w:r></w:p>"
    )

    assert words(content, "docx") == ["rendez-vous", "porte-à-porte", "microcrédits"]


def test_what_an_author_deleted_in_word_is_no_text() -> None:
    content = files.word_file(
        "<w:p><w:r><w:t>Reste</w:t></w:r><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>déplacé</w:t></w:r></w:moveFrom><w:ins><w:r><w:t> ajouté</w:t></w:r>"
        "</w:ins><w:r><w:instrText>HYPERLINK champ</w:instrText></w:r></w:p>"
    )

    assert words(content, "docx") == ["Reste", "ajouté"]


def test_what_an_author_deleted_in_libreoffice_is_no_text() -> None:
    content = files.writer_file(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>effacé</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>Reste"
        "<office:annotation><dc:creator>Maria Doe</dc:creator><text:p>commentaire</text:p>"
        "</office:annotation>nt</text:p>"
    )

    assert words(content, "odt") == ["Restent"]


def test_a_note_of_libreoffice_leaves_its_word_whole_and_is_read() -> None:
    content = files.writer_file(
        "<text:p>repas<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>partagés le midi</text:p></text:note-body></text:note>, ensemble</text:p>"
    )

    assert words(content, "odt") == ["repas,", "ensemble", "partagés", "le", "midi"]


def test_a_note_of_word_leaves_its_word_whole_and_is_read() -> None:
    content = files.word_file(
        "<w:p><w:r><w:t>repas</w:t></w:r><w:r><w:footnoteReference/></w:r><w:r><w:t>, ensemble"
        "</w:t></w:r></w:p>",
        "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>partagés</w:t></w:r></w:p>",
    )

    assert words(content, "docx") == ["repas,", "ensemble", "partagés"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le repas1 du soir", "repas"),
        ("le repas12, du soir", "repas"),
        ("le repas² du soir", "repas"),
        ("le repas*", "repas"),
        ("وجبة3 ساخنة", "وجبة"),
    ],
)
def test_a_mark_that_is_glued_to_a_word_does_not_hide_it(text: str, found: str) -> None:
    assert with_bare_words(text) == f"{text} {found}"


def test_a_word_without_a_mark_is_not_said_twice() -> None:
    assert with_bare_words("H2O en 2024, A4, repas") == "H2O en 2024, A4, repas"


def test_a_sheet_that_holds_its_words_itself_is_read() -> None:
    content = files.workbook(
        '<c r="A1" t="inlineStr"><is><t>Orthez</t></is></c><c r="B1"><v>42</v></c>'
        '<c r="C1" t="str"><f>A1&amp;"x"</f><v>Mourenx</v></c>'
    )

    assert words(content, "xlsx") == ["Orthez", "Mourenx"]


def test_control_characters_become_blanks() -> None:
    assert readable("un\x00 deux\x07trois\x1fquatre\x85cinq") == "un deux trois quatre cinq"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "lacks"),
    [
        ("scan.pdf", files.pdf("", pages=3), True),
        ("scan.pdf", files.pdf("Scanned with CamScanner", pages=9), True),
        ("secret.pdf", files.locked_pdf("Le potager partage de la ville", "mot"), True),
        ("guide.pdf", files.pdf("Le potager partage de la ville"), False),
        ("empty.docx", files.word_file("<w:p/>"), True),
        ("one.txt", b"Potager", False),
        ("sound.mp3", files.SAMPLES["mp3"], False),
    ],
)
def test_a_file_without_words_is_known(
    empty_cms: None, name: str, content: bytes, lacks: bool
) -> None:
    assert lacks_words(factories.file(name, content)) is lacks


@pytest.mark.django_db
def test_a_scanned_file_says_so_at_its_upload_and_in_its_form(editor: Client) -> None:
    user: Any = get_user_model().objects.get(username="reviewer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    sent: dict[str, Any] = {
        "title": "Un plan",
        "files[]": SimpleUploadedFile("plan.pdf", files.pdf("")),
    }

    uploaded = editor.post(
        "/documents/multiple/add/", sent, headers={"x-requested-with": "XMLHttpRequest"}
    )
    form = editor.get(f"/documents/edit/{PortalDocument.objects.get().pk}/")

    assert WITHOUT in uploaded.json()["form"]
    assert WITHOUT in form.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "prefix"),
    [("/documents/add/", ""), ("/documents/chooser/create/", "document-chooser-upload-")],
)
def test_a_scanned_file_that_was_uploaded_alone_is_told_of(
    editor: Client, address: str, prefix: str
) -> None:
    user: Any = get_user_model().objects.get(username="reviewer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    root = Collection.get_first_root_node().pk
    told = []

    for name, text in (("plan.pdf", ""), ("guide.pdf", "Le potager partage de la ville")):
        file = SimpleUploadedFile(name, files.pdf(text))
        sent = {"title": name, "file": file, "collection": root}
        editor.post(address, {f"{prefix}{field}": value for field, value in sent.items()})
        told.append(WITHOUT in editor.get("/").content.decode())

    assert PortalDocument.objects.count() == 2
    assert told == [True, False]


@pytest.mark.django_db
def test_files_that_an_older_release_read_are_read_again(publishing: Any) -> None:
    document = factories.file("guide.txt", b"permaculture")
    page = factories.published_resource(files=[document], link="")
    FileText.objects.update(text="deleted words")
    call_command("rebuild", stdout=StringIO())

    call_command("reread_files", stdout=StringIO())

    index = live_index().searcher(publishing.state())
    found = [
        [hit.key for hit in index.search(Query(reader="fr", text=parse_search_text(word))).hits]
        for word in ("permaculture", "deleted")
    ]
    assert found == [[page.translation_key], []]
