"""What becomes of a picture from its upload to the folder that the portal serves."""

import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from PIL import Image
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile
from wagtail.utils.file import hash_filelike

from cms.ground.projection.images import to_image
from cms.media.metadata import is_bare, is_picture
from cms.media.models import PortalImage
from cms.media.originals import put_apart, put_back
from content_models.deployment import Deployment
from content_models.vocabularies import Licence
from tests.cms import factories, pictures
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

DAMAGED = "This picture is damaged"
WAYS = ("alone", "one of several", "from a chooser", "in the place of another")
STEPS = ("_replace", "_renew", "clean_other_files", "forget_old_renditions")
BROKEN = {
    "cut.jpg": pictures.cut(pictures.jpeg(pictures.colourful((300, 300)), icc_profile=None), 60),
    "cut.png": pictures.cut(pictures.png(pictures.colourful((300, 300))), 80),
    "cut.heic": pictures.cut(pictures.heic(pictures.colourful((300, 300))), 60),
    "short.jpg": pictures.jpeg()[:80],
    "short.png": pictures.png()[:80],
}


def told(editor: Client, way: str, name: str, content: bytes) -> str:
    """Send a picture in one of the ways; gives what the form says of it, if anything."""
    fields = {"title": "Une photo", "credit": "Maria Doe", "licence": Licence.CC_BY.value}
    file = SimpleUploadedFile(name, content)
    if way == "one of several":
        headers = {"x-requested-with": "XMLHttpRequest"}
        answer = editor.post(
            "/images/multiple/add/", {"title": "Une photo", "files[]": file}, headers=headers
        )
        assert answer.status_code == 200
        if not answer.json()["success"]:
            return str(answer.json()["error_message"])
        waiting = UploadedFile.objects.get()
        sent = {f"uploaded-image-{waiting.pk}-{each}": value for each, value in fields.items()}
        answer = editor.post(
            f"/images/multiple/create_from_uploaded_image/{waiting.pk}/", sent, headers=headers
        )
        assert answer.json()["success"], answer.json()
        return ""
    if way == "from a chooser":
        chosen = {f"image-chooser-upload-{each}": value for each, value in fields.items()}
        answer = editor.post(
            "/images/chooser/create/", chosen | {"image-chooser-upload-file": file}
        )
        assert answer.status_code == 200
        return (
            ""
            if answer.json()["step"] == "chosen"
            else said_at_the_field(answer.json()["htmlFragment"])
        )
    address = "/images/add/"
    if way == "in the place of another":
        address = f"/images/{replaced().pk}/"
        fields["title"] = "Ancienne"
    answer = editor.post(address, fields | {"file": file})
    return "" if answer.status_code == 302 else said_at_the_field(answer.content.decode())


def replaced() -> Any:
    return PortalImage.objects.filter(title="Ancienne").first() or factories.image("Ancienne")


def said_at_the_field(page: str) -> str:
    found = re.search(r'id="[^"]*file-errors"[^>]*>(.*?)</div>', page, re.DOTALL)
    return found[1] if found else f"nothing is said: {page}"


@pytest.fixture
def editor(editor: Client) -> Client:
    """The same, in English."""
    user: Any = get_user_model().objects.get(username="reviewer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    return editor


@pytest.fixture
def public(deployment: Deployment, empty_cms: None) -> Path:
    """The folder that the portal serves."""
    return deployment.media_folder


def unclean(folder: Path) -> Iterator[str]:
    """Every file below a folder that tells more than a picture shows."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        is_told = any(secret in content for secret in pictures.SECRETS)
        if is_told or (is_picture(content[:64]) and not is_bare(content)):
            yield str(file.relative_to(folder))


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_of_every_kind_is_taken_in_every_way(
    editor: Client, public: Path, deployment: Deployment, way: str
) -> None:
    for name, content in pictures.SAMPLES.items():
        assert told(editor, way, name, content) == ""
        picture = PortalImage.objects.latest("pk") if way != WAYS[3] else replaced()
        shown = to_image(picture, alternative_text="Une photo")
        upright = (90, 60) if name == "photo.jpeg" else (60, 90)

        assert (picture.width, picture.height) == upright
        assert picture.get_file_hash() == sha1_of(picture)
        assert picture.file_size == Path(picture.file.path).stat().st_size
        assert shown is not None
        assert {each.media_type for each in shown.renditions} == {"image/webp", "image/jpeg"}
    assert list(unclean(public)) == []
    assert list(unclean(deployment.originals_folder)) == []
    assert list((deployment.originals_folder / "original_images").iterdir())


def sha1_of(picture: Any) -> str:
    with picture.open_file() as file:
        return hash_filelike(file)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_picture_is_told_at_its_field(
    editor: Client, public: Path, way: str, name: str
) -> None:
    before = set(PortalImage.objects.values_list("file", "title"))

    said = told(editor, way, name, BROKEN[name])

    assert DAMAGED in said
    kept = set(PortalImage.objects.exclude(title="Ancienne").values_list("file", "title"))
    assert kept == before
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_bomb_and_what_is_no_picture_are_told_at_the_field(
    editor: Client, public: Path, way: str
) -> None:
    assert "too many pixels" in told(editor, way, "bomb.png", pictures.bomb())
    assert "no picture" in told(editor, way, "page.jpg", b"<!DOCTYPE html><script></script>")
    assert "no picture" in told(
        editor, way, "logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    )
    assert "Not a supported image format" in told(editor, way, "logo.gif", pictures.gif())


def test_a_picture_is_known_by_its_content(editor: Client, public: Path) -> None:
    assert told(editor, "alone", "WhatsApp.jpg", pictures.webp()) == ""
    assert PortalImage.objects.get().filename.endswith(".webp")


def test_a_picture_whose_licence_is_not_said_yet_is_not_served(
    editor: Client, public: Path, deployment: Deployment
) -> None:
    editor.post(
        "/images/multiple/add/",
        {"title": "Une photo", "files[]": SimpleUploadedFile("a.jpg", pictures.jpeg())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    waiting = UploadedFile.objects.get().file
    assert Path(waiting.path).is_relative_to(deployment.originals_folder)
    assert list(unclean(deployment.originals_folder)) == []
    assert not list(public.rglob("*"))


def test_an_original_has_no_address_and_its_name_is_nowhere(public: Path) -> None:
    picture = factories.image()
    shown = to_image(picture, alternative_text="Un vélo")

    with pytest.raises(ValueError, match="not accessible"):
        print(picture.file.url)
    assert shown is not None
    assert not [each.url for each in shown.renditions if "velo" in each.url]
    assert not [each for each in public.rglob("*") if "velo" in each.name]


def test_the_admin_shows_a_picture(editor: Client, public: Path) -> None:
    picture = factories.image()

    for address in ("/images/", f"/images/{picture.pk}/", "/images/chooser/"):
        page = editor.get(address)
        assert page.status_code == 200
        assert "original_images" not in page.content.decode()


@pytest.mark.parametrize("content", [pictures.jpeg(), pictures.gif(), pictures.heic()])
def test_a_portrait_of_an_editor_tells_no_more_than_a_face(
    editor: Client, public: Path, content: bytes
) -> None:
    answer = editor.post("/account/", portrait(content))

    assert answer.status_code == 302
    user: Any = get_user_model().objects.get(username="reviewer")
    assert is_bare(Path(user.wagtail_userprofile.avatar.path).read_bytes())
    assert list(unclean(public)) == []


def test_a_damaged_portrait_is_told_at_its_field(editor: Client, public: Path) -> None:
    answer = editor.post("/account/", portrait(BROKEN["cut.jpg"]))

    assert answer.status_code == 200
    assert DAMAGED in answer.content.decode()


def portrait(content: bytes) -> dict[str, Any]:
    return {
        "name_email-first_name": "Rita",
        "name_email-last_name": "Doe",
        "name_email-email": "rita@insert.example",
        "avatar-avatar": SimpleUploadedFile("me.jpg", content),
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "Europe/Paris",
    }


def test_nothing_that_is_stored_by_another_way_keeps_its_metadata(public: Path) -> None:
    for name, content in pictures.SAMPLES.items():
        default_storage.save(f"documents/{name}", ContentFile(content))
        storages["originals"].save(f"original_images/{name}", ContentFile(content))
        PortalImage.objects.create(title=name, file=ContentFile(content, name))

    assert list(unclean(public.parent)) == []


def an_older_installation(public: Path) -> Any:
    """A published case study whose photograph and renditions are as they were before."""
    (public / "original_images").mkdir(parents=True)
    (public / "images").mkdir()
    (public / "avatar_images").mkdir()
    photo = pictures.jpeg(pictures.colourful((900, 600)))
    (public / "original_images" / "fatima.jpg").write_bytes(photo)
    (public / "avatar_images" / "me.png").write_bytes(pictures.png())
    put_apart(public, public.parent / "originals")  # Wagtail looks at it when it is named
    picture = PortalImage.objects.create(
        title="Fatima", credit="Maria Doe", file="original_images/fatima.jpg"
    )
    page = factories.published_case_study(picture=picture, picture_text="Une femme devant un vélo")
    to_image(picture, alternative_text="")
    for rendition in picture.renditions.all():
        old = Path(rendition.file.name)
        name = f"images/fatima.{old.name}"
        Path(rendition.file.path).unlink()
        (public / name).write_bytes(photo)
        type(rendition).objects.filter(pk=rendition.pk).update(file=name)
    (public / "images" / "left.behind.jpg").write_bytes(photo)
    put_back(public, public.parent / "originals")
    return page


def addresses(publishing: Any, page: Any) -> set[str]:
    with publishing.reading() as snapshot:
        document = snapshot.document(page.translation_key, page.locale.language_code)
    return {each.url for each in document.picture.renditions}


def lies_in(public: Path, address: str) -> bool:
    return (public / address.removeprefix("/media/")).exists()


def cleaned_up() -> str:
    said = StringIO()
    call_command("clean_pictures", stdout=said, stderr=said)
    return said.getvalue()


def test_an_older_installation_is_cleaned_and_published_anew(public: Path, publishing: Any) -> None:
    page = an_older_installation(public)
    call_command("drain", stdout=StringIO())
    before = addresses(publishing, page)
    dirty = set(unclean(public))

    cleaned_up()

    after = addresses(publishing, page)
    assert {"original_images/fatima.jpg", "avatar_images/me.png"} < dirty
    assert {each for each in before if each.startswith("/media/images/fatima.")} == before
    assert list(unclean(public.parent)) == []
    assert not before & after
    assert all(lies_in(public, each) for each in after)
    assert not [each for each in public.rglob("*") if "fatima" in each.name]
    assert not list(public.glob("*images/*.jpg"))
    picture = PortalImage.objects.get()
    assert (picture.width, picture.height) == (600, 900)
    assert picture.file_hash == sha1_of(picture)


def test_cleaning_again_changes_nothing(public: Path, publishing: Any) -> None:
    page = an_older_installation(public)
    cleaned_up()
    first = {each: each.stat().st_mtime_ns for each in public.parent.rglob("*") if each.is_file()}
    kept = addresses(publishing, page)

    said = cleaned_up()

    assert "0 items" in said
    assert addresses(publishing, page) == kept
    for file in (each for each in first if "media" in each.parts or "originals" in each.parts):
        assert file.stat().st_mtime_ns == first[file]


@pytest.mark.parametrize(
    "step", ["_replace", "_renew", "clean_other_files", "forget_old_renditions"]
)
def test_cleaning_goes_on_where_it_was_interrupted(
    public: Path, publishing: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    from cms.media import old_pictures
    from cms.publishing.management.commands import clean_pictures

    page = an_older_installation(public)
    module = clean_pictures if hasattr(clean_pictures, step) else old_pictures

    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(module, step, stopped)
        cleaned_up()
    cleaned_up()

    assert list(unclean(public.parent)) == []
    assert all(
        (public / each.removeprefix("/media/")).exists() for each in addresses(publishing, page)
    )


def test_a_picture_whose_original_is_damaged_keeps_clean_renditions(
    public: Path, publishing: Any
) -> None:
    page = an_older_installation(public)
    original = public / "original_images" / "fatima.jpg"
    original.write_bytes(BROKEN["cut.jpg"])

    said = cleaned_up()

    assert "Fatima" in said
    assert list(unclean(public)) == []
    for each in addresses(publishing, page):
        Image.open(BytesIO((public / each.removeprefix("/media/")).read_bytes())).load()


def test_the_editor_of_translations_is_told_of_a_picture_and_not_of_its_original() -> None:
    picture = factories.image()

    told = signed_in("translator").get(f"/api/main/images/{picture.pk}/").json()

    assert told["thumbnail"]["url"].startswith("/cms/media/renditions/")
    assert "download_url" not in told["meta"]
