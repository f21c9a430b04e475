"""What is left of a picture that was uploaded."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from cms.media.cleaning import DamagedPictureError, TooManyPixelsError, cleaned
from cms.media.metadata import is_bare, is_picture
from tests.cms import pictures


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def cleaned_colour(content: bytes) -> tuple[int, int, int]:
    """The colour of a picture once it is cleaned: three bands, or the test ends here."""
    red, green, blue = opened(cleaned(content).content).getpixel((4, 4))  # type: ignore[misc]
    return red, green, blue


@pytest.mark.parametrize("name", pictures.SAMPLES)
def test_nothing_but_the_picture_is_left(name: str) -> None:
    content = pictures.SAMPLES[name]

    made = cleaned(content)

    assert is_picture(content)
    assert not is_bare(content)
    assert is_bare(made.content)
    assert not [secret for secret in pictures.SECRETS if secret in made.content]
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(opened(made.content).info)


@pytest.mark.parametrize("name", set(pictures.SAMPLES) - {"photo.jpeg"})
def test_a_turned_picture_is_put_upright(name: str) -> None:
    made = opened(cleaned(pictures.SAMPLES[name]).content)

    assert made.size == (60, 90)
    left, right = made.getpixel((5, 45)), made.getpixel((55, 45))
    assert left[2] > 150 > left[0]  # type: ignore[index]
    assert right[0] > 150 > right[2]  # type: ignore[index]


def test_an_upright_picture_stays_as_it_is() -> None:
    assert opened(cleaned(pictures.SAMPLES["photo.jpeg"]).content).size == (90, 60)


@pytest.mark.parametrize("name", pictures.SAMPLES)
def test_a_clean_picture_is_left_alone(name: str) -> None:
    once = cleaned(pictures.SAMPLES[name])

    assert cleaned(once.content) == once


def test_each_comes_out_in_a_format_that_browsers_know() -> None:
    endings = {name: cleaned(content).ending for name, content in pictures.SAMPLES.items()}

    assert endings == {
        "photo.jpg": ".jpg",
        "photo.jpeg": ".jpg",
        "drawing.png": ".png",
        "drawing.webp": ".webp",
        "logo.webp": ".webp",
        "IMG_1234.HEIC": ".jpg",
        "photo.avif": ".jpg",
    }


def test_what_is_transparent_stays_so() -> None:
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))

    made = [cleaned(each).content for each in (pictures.png(clear), pictures.avif(clear))]

    assert {opened(each).format for each in made} == {"PNG"}
    assert {opened(each).getpixel((3, 3))[3] for each in made} == {0}  # type: ignore[index]


def test_colours_of_another_kind_become_those_of_the_web() -> None:
    """A profile of other dimensions: the same numbers mean something else."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = Image.new("LAB", (8, 8), (128, 128, 128))
    written = BytesIO()
    grey.save(written, "TIFF", icc_profile=lab)

    red, green, blue = cleaned_colour(written.getvalue())

    assert max(red, green, blue) - min(red, green, blue) < 6
    assert 100 < red < 140


@pytest.mark.parametrize("write", [pictures.jpeg, pictures.heic])
def test_a_telephones_wide_colours_are_those_that_people_saw(write: Any) -> None:
    orange = Image.new("RGB", (8, 8), (200, 100, 50))

    content = write(orange, icc_profile=pictures.telephones_profile())

    red, green, blue = cleaned_colour(content)
    assert (red > 210, green < 97, blue < 35) == (True, True, True)


def test_printers_colours_become_those_of_screens() -> None:
    ink = pictures.jpeg(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), icc_profile=None)

    red, green, blue = cleaned_colour(ink)

    assert red > 200
    assert max(green, blue) < 60


def test_a_profile_that_is_none_does_not_stop_a_picture() -> None:
    content = pictures.jpeg(icc_profile=b"no profile at all")

    assert is_bare(cleaned(content).content)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "I;16", "RGB", "RGBA"])
def test_every_mode_of_png_is_read(mode: str) -> None:
    plain = Image.new(mode, (8, 8))

    content = pictures.png(plain) if mode != "PA" else pictures.png(plain.convert("RGBA"))

    assert is_bare(cleaned(content).content)


def test_sixteen_bits_of_grey_are_scaled() -> None:
    content = pictures.png(Image.new("I;16", (8, 8), 32_768))

    assert opened(cleaned(content).content).getpixel((3, 3)) == 128


def test_a_moving_picture_keeps_its_first_frame() -> None:
    first, second = Image.new("RGB", (8, 8), "red"), Image.new("RGB", (8, 8), "blue")
    written = BytesIO()
    first.save(written, "WEBP", save_all=True, append_images=[second], lossless=True)

    made = opened(cleaned(written.getvalue()).content)

    assert made.getpixel((4, 4)) == (255, 0, 0)
    assert not getattr(made, "is_animated", False)


@pytest.mark.parametrize(
    "content",
    [
        pictures.cut(pictures.jpeg(pictures.colourful((300, 300)), icc_profile=None), 60),
        pictures.cut(pictures.png(pictures.colourful((300, 300))), 80),
        pictures.cut(pictures.webp(pictures.colourful((300, 300))), 60),
        pictures.heic()[:-200],
        pictures.jpeg()[:80],
        pictures.png()[:80],
        b"",
        b"no picture",
    ],
)
def test_a_damaged_picture_is_told_from_a_whole_one(content: bytes) -> None:
    with pytest.raises(DamagedPictureError):
        cleaned(content)


@pytest.mark.parametrize("content", [pictures.bomb(), pictures.bomb(8_001, 8_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(content: bytes) -> None:
    assert len(content) < 200_000
    with pytest.raises(TooManyPixelsError):
        cleaned(content)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_broken_file_brings_down_more_than_itself(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(sorted(pictures.SAMPLES.values()))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(content[: data.draw(st.integers(1, len(content)))])

    is_bare(broken)
    try:
        made = cleaned(broken)
    except (DamagedPictureError, TooManyPixelsError):
        return
    assert is_bare(made.content)
