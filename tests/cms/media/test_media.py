from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.cms import factories


def test_a_name_is_never_given_twice(empty_cms: None) -> None:
    first = default_storage.save("documents/guide.pdf", ContentFile(b"a"))
    default_storage.delete(first)

    second = default_storage.save("documents/guide.pdf", ContentFile(b"b"))

    assert first != second
    assert second.startswith("documents/guide.")
    assert second.endswith(".pdf")


def test_a_rendition_of_a_replaced_picture_has_another_address(empty_cms: None) -> None:
    picture = factories.image()
    before = picture.get_rendition("width-400").url
    picture.renditions.all().delete()

    after = picture.get_rendition("width-400").url

    assert before != after


def test_the_name_of_a_file_is_no_description_of_a_picture(empty_cms: None) -> None:
    picture = factories.image()
    picture.title, picture.description = "IMG_2041", ""

    without = picture.default_alt_text
    picture.description = "Une table ronde"

    assert (without, picture.default_alt_text) == ("", "Une table ronde")
