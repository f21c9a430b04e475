"""A request that is too large is refused before it is read, with a clear message."""

import errno
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.users.models import UserProfile

from cms.media.models import PortalDocument
from tests.cms import factories
from tests.cms.people import page_actions

pytestmark = pytest.mark.django_db

UPLOAD = "/documents/multiple/add/"
TOO_LONG = 200 * 1024 * 1024
REFUSALS = {
    "en": "This file is too large: 20.0\xa0MB at most.",
    "fr": "Ce fichier est trop grand : 20,0\xa0Mio au plus.",
    "de": "Diese Datei ist zu groß: höchstens 20,0\xa0MB.",
    "el": "Αυτό το αρχείο είναι πολύ μεγάλο: το πολύ 20,0\xa0MB.",
    "ar": "هذا الملف كبير جدًا: 20,0\xa0م.ب على الأكثر.",
}


class UnreadBody(BytesIO):
    """Fails the test when somebody reads it."""

    def read(self, *_size: Any) -> bytes:
        pytest.fail("the body has been read")

    readline = read


def sent(client: Client, path: str = UPLOAD, **more: Any) -> Any:
    """The answer to a request whose body must not be read."""
    length = str(more.pop("length", TOO_LONG))
    return client.post(path, CONTENT_LENGTH=length, **{"wsgi.input": UnreadBody()}, **more)


@pytest.mark.parametrize("language", REFUSALS)
def test_it_is_refused_in_the_language_of_the_editor(editor: Client, language: str) -> None:
    profile = UserProfile.get_for_user(get_user_model().objects.get(username="reviewer"))
    profile.preferred_language = language
    profile.save()

    answer = sent(editor)
    told = sent(editor, headers={"X-Requested-With": "XMLHttpRequest"})

    assert (answer.status_code, told.status_code) == (413, 413)
    assert REFUSALS[language] in answer.content.decode()
    assert told.json() == {"success": False, "error_message": REFUSALS[language]}


def test_strangers_are_refused_too(empty_cms: None) -> None:
    assert sent(Client(), "/login/").status_code == 413


def test_a_body_that_does_not_say_how_long_it_is_is_refused(editor: Client) -> None:
    answer = sent(editor, length="", headers={"Transfer-Encoding": "chunked"})

    assert answer.status_code == 411
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("length", ["", "-1", "viele", "0"])
def test_a_length_that_is_none_is_nothing_to_read(editor: Client, length: str) -> None:
    assert sent(editor, length=length).status_code != 500


def test_a_file_of_the_largest_size_passes_with_its_form(editor: Client, settings: Any) -> None:
    size = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE

    editor.post(
        UPLOAD,
        {"title": "Long", "files[]": SimpleUploadedFile("long.txt", b"a" * size)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert PortalDocument.objects.get().file_size == size


def test_a_form_of_many_fields_passes(editor: Client) -> None:
    page = factories.published_case_study()
    many = {f"lessons-{number}-value": "Une leçon. " * 20 for number in range(2000)}

    answer = editor.post(f"/pages/{page.pk}/edit/", page_actions.form(slug=page.slug, **many))

    assert answer.status_code == 302


def test_what_the_server_found_no_room_for_is_told_as_a_full_disk(editor: Client) -> None:
    editor.raise_request_exception = False
    full = {"serving.lost_body": OSError(errno.ENOSPC, "No space left on device")}

    answer = sent(editor, length=100_000, headers={"Accept-Language": "en"}, **full)
    told = sent(editor, length=100_000, headers={"X-Requested-With": "XMLHttpRequest"}, **full)

    assert (answer.status_code, told.status_code) == (507, 507)
    assert "<h1" in answer.content.decode()
    assert told.json()["error_message"]
