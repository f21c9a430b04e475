"""The style guide, which readers never see."""

import pytest
from flask.testing import FlaskClient

from content_models.languages import INTERFACE_LANGUAGES
from tests.portal.conftest import Site, text_of


@pytest.fixture
def developer(site: Site) -> FlaskClient:
    """Of a portal with the style guide on."""
    return site.with_settings(has_styleguide=True).client()


def test_readers_find_no_style_guide(reader: FlaskClient) -> None:
    assert reader.get("/styleguide").status_code == 404
    assert reader.get("/fr/styleguide/light").status_code == 404


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_component_is_shown_in_every_language_and_theme(
    developer: FlaskClient, language: str, theme: str
) -> None:
    response = developer.get(f"/{language}/styleguide/{theme}")

    assert response.status_code == 200
    page = text_of(response)
    assert page.count('class="guide-part"') >= 15
    assert f'href="/styleguide/{theme}.css"' in page


def test_a_theme_does_not_depend_on_what_the_browser_prefers(developer: FlaskClient) -> None:
    dark, light = (
        text_of(developer.get(f"/styleguide/{theme}.css")) for theme in ("dark", "light")
    )

    assert "prefers-color-scheme" not in dark + light
    assert "@media all" in dark
    assert "@media not all" in light
    assert developer.get("/styleguide/x.css").status_code == 404
    assert developer.get("/fr/styleguide/x").status_code == 404
    assert developer.get("/styleguide").location == "/fr/styleguide/light"
