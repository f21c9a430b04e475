from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from cms.ground.projection.rich_text import ALLOWED_TAGS, to_fragment, to_plain_text
from content_models.references import link_to
from tests.attacks import ATTACKS
from tests.cms import factories


class Parsed(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def assert_harmless(html: str) -> None:
    parsed = Parsed(html)
    assert parsed.tags <= ALLOWED_TAGS
    for name, value in parsed.attributes:
        assert name in {"href", "dir", "lang"}
        if name == "href":
            scheme = value.partition(":")[0].strip().lower() if ":" in value else ""
            assert scheme in {"", "http", "https", "mailto", "tel", "ref"} or "/" in scheme


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_executable_passes(attack: str, db: None) -> None:
    assert_harmless(to_fragment(attack))


@given(st.text())
def test_any_text_becomes_a_harmless_fragment(text: str) -> None:
    assert_harmless(to_fragment(text.replace("<a", "<b")))


def test_the_direction_of_arabic_is_kept(db: None) -> None:
    assert to_fragment('<p dir="rtl" lang="ar">مرحبا</p>') == '<p dir="rtl" lang="ar">مرحبا</p>'


def test_a_link_to_a_page_becomes_symbolic(empty_cms: None) -> None:
    page = factories.published_case_study()

    fragment = to_fragment(f'<p><a linktype="page" id="{page.pk}">Lire</a></p>')

    assert fragment == f'<p><a href="{link_to(page.translation_key)}">Lire</a></p>'


def test_a_link_to_a_page_that_is_gone_keeps_its_words(db: None) -> None:
    assert Page.objects.filter(pk=987654).first() is None

    fragment = to_fragment(
        '<p><a linktype="page" id="987654">Lire</a> et <a linktype="page">x</a></p>'
    )

    assert fragment == "<p><a>Lire</a> et <a>x</a></p>"


def test_plain_text_keeps_words_apart() -> None:
    assert (
        to_plain_text("<p>Un</p><p>deux &amp; trois</p><ul><li>a</li></ul>") == "Un deux & trois a"
    )
