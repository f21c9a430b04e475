"""An editor learns that a file holds what was taken out of it: whoever opens it reads it."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from cms.media.models import PortalDocument
from cms.media.remains import holds_remains
from tests.cms import factories, files

HELD = "This file still holds comments, or text that was deleted"
KEPT = "<w:p><w:r><w:t>Reste</w:t></w:r></w:p>"
DELETED = '<w:del w:id="1"><w:r><w:delText xml:space="preserve">Amina</w:delText></w:r></w:del>'
WITH_REMAINS = {
    "deleted.docx": files.archive(("word/document.xml", DELETED)),
    "moved.docx": files.archive(("word/document.xml", '<w:moveFrom w:id="2"/>')),
    "comment.docx": files.archive(("word/comments.xml", '<w:comments><w:comment w:id="1">')),
    "deleted.odt": files.writer_file(
        "<text:tracked-changes><text:deletion><text:p>Amina"
        "</text:p></text:deletion></text:tracked-changes>"
    ),
    "comment.ods": files.writer_file(
        '<office:annotation office:name="1">Amina</office:annotation>'
    ),
    "comment.xlsx": files.archive(("xl/comments1.xml", '<comments><comment ref="A1"/></comments>')),
    "thread.xlsx": files.archive(
        ("xl/threadedComments/threadedComment1.xml", '<threadedComment ref="A1">')
    ),
    "comment.pptx": files.archive(("ppt/comments/comment1.xml", '<p:cm authorId="1">')),
}


@pytest.mark.parametrize("name", WITH_REMAINS)
def test_deleted_text_and_comments_are_found(name: str) -> None:
    assert holds_remains(BytesIO(WITH_REMAINS[name]))


@pytest.mark.parametrize("content", [*files.SAMPLES.values(), files.bomb(), b"PK\x03\x04", b""])
def test_nothing_is_found_where_nothing_is(content: bytes) -> None:
    assert not holds_remains(BytesIO(content))


def test_an_accepted_change_and_an_empty_list_of_comments_are_nothing() -> None:
    clean = files.archive(
        ("word/document.xml", f'{KEPT}<w:ins w:id="3"><w:moveFromRangeEnd w:id="4"/></w:ins>'),
        ("word/comments.xml", '<w:comments xmlns:w="w"></w:comments>'),
    )

    assert not holds_remains(BytesIO(clean))


@pytest.mark.django_db
def test_an_editor_is_told_at_every_upload_and_in_the_form(editor: Client) -> None:
    user: Any = get_user_model().objects.get(username="reviewer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    root = Collection.get_first_root_node().pk
    body = f"<w:p>{DELETED}</w:p>{KEPT}"

    def sent(field: str) -> dict[str, Any]:
        return {field: SimpleUploadedFile("guide.docx", files.word_file(body))}

    one_of_several = editor.post(
        "/documents/multiple/add/",
        {"title": "Guide"} | sent("files[]"),
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    form = editor.get(f"/documents/edit/{PortalDocument.objects.get().pk}/")
    editor.post("/documents/add/", {"title": "Guide", "collection": root} | sent("file"))
    alone = editor.get("/")

    assert HELD in one_of_several.json()["form"]
    assert HELD in form.content.decode()
    assert HELD in alone.content.decode()


@pytest.mark.django_db
def test_a_file_without_any_and_one_that_is_lost_say_nothing(editor: Client) -> None:
    clean = factories.file("guide.docx", files.office_file())
    lost = factories.file("lost.docx", WITH_REMAINS["deleted.docx"])
    lost.file.storage.delete(lost.file.name)

    for document in (clean, lost):
        page = editor.get(f"/documents/edit/{document.pk}/").content.decode()
        assert "texte supprimé" not in page
