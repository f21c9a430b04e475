"""Pictures and places, where they know more than their fields say."""

import pytest
from hypothesis import given

from content_models.blocks import Image, Rendition
from content_models.places import Location
from content_models.vocabularies import Country
from tests import factories
from tests.content_models.documents import any_of


def image_of(*files: tuple[int, str]) -> Image:
    return Image(
        renditions=tuple(
            Rendition(url=f"/{width}", width=width, height=1, media_type=f"image/{kind}")  # type: ignore[arg-type]
            for width, kind in files
        )
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([(480, "webp"), (960, "webp"), (480, "jpeg"), (960, "jpeg")], (960, "image/jpeg")),
        ([(960, "jpeg"), (480, "jpeg"), (2000, "webp")], (960, "image/jpeg")),
        ([(480, "png"), (2000, "webp")], (480, "image/png")),
        ([(480, "webp"), (960, "webp")], (960, "image/webp")),
    ],
)
def test_the_fallback_is_the_widest_that_every_browser_reads(
    files: list[tuple[int, str]], expected: tuple[int, str]
) -> None:
    fallback = image_of(*files).fallback

    assert (fallback.width, fallback.media_type) == expected


@given(any_of(Image))
def test_every_picture_has_a_fallback_among_its_files(image: Image) -> None:
    assert image.fallback in image.renditions


def test_an_organisation_is_in_each_of_its_countries_once_in_the_order_of_its_places() -> None:
    countries = (Country.GREECE, Country.FRANCE, Country.GREECE, Country.AUSTRIA)
    places = tuple(Location(place="a", country=country) for country in countries)

    organisation = factories.organisation(locations=places)

    assert organisation.countries == (Country.GREECE, Country.FRANCE, Country.AUSTRIA)
    assert factories.organisation(locations=()).countries == ()
