"""Case studies: every block, every language, every way an address can be wrong."""

from datetime import UTC, datetime
from typing import get_args

import pytest
from flask.testing import FlaskClient

from content_models.blocks import (
    Block,
    Callout,
    Download,
    ImageBlock,
    KeyFigure,
    KeyFigures,
    Quote,
    RichText,
    Step,
    Steps,
    Video,
)
from content_models.documents import StalePart, Translation
from content_models.kinds.case_study import CaseStudy
from content_models.references import link_to
from tests import factories
from tests.portal.conftest import Site, text_of, without_own_scripts

BLOCKS: tuple[Block, ...] = (
    RichText(html="<h2>Un besoin</h2>"),
    ImageBlock(image=factories.image(), caption="Au pied de réparation"),
    Quote(text="J’ai démonté son frein.", attribution="Tesfay"),
    KeyFigures(figures=(KeyFigure(value="22 %", label="des charges"),)),
    Steps(steps=(Step(title="La rencontre", html="<p>Venir.</p>", minutes=45),)),
    Callout(title="À faire en séance", html="<p>Compter.</p>"),
    Download(title="La fiche", url="/media/f.pdf", size=1_250_000, media_type="application/pdf"),
    Video(title="Trois minutes", url="https://www.video.example/v/1"),
)


def page_of(site: Site, document: CaseStudy, language: str = "fr") -> str:
    """The page of a case study."""
    response = site.client().get(f"/{language}/case-studies/{document.segment}")
    assert response.status_code == 200
    return text_of(response)


def test_every_type_of_block_is_rendered(site: Site) -> None:
    document = factories.case_study(body=BLOCKS)
    site.publish(document)

    page = page_of(site, document)

    types = {type(block) for block in BLOCKS}
    assert types == set(get_args(get_args(Block)[0]))
    for text in (
        "Un besoin",
        "Au pied de réparation",
        "Tesfay",
        "22 %",
        "La rencontre",
        "45 minutes",
    ):
        assert text in page
    for text in ("À faire en séance", "La fiche", "1,2", "Vidéo sur <bdi>video.example</bdi>"):
        assert text in page


def test_a_picture_comes_in_widths_and_formats_with_its_size(site: Site) -> None:
    document = factories.case_study(body=(ImageBlock(image=factories.image()),))
    site.publish(document)

    page = page_of(site, document)

    assert '<source type="image/webp" srcset="/media/images/atelier.width-480.webp 480w, ' in page
    assert 'width="960" height="540"' in page
    assert 'loading="lazy"' in page
    assert "<iframe" not in page


def test_links_between_items_are_resolved_when_the_page_is_rendered(site: Site) -> None:
    other = factories.case_study(title="Autre", slug="autre")
    missing = factories.case_study(slug="absente")
    html = (
        f'<p>Voir <a href="{link_to(other.key)}">l’autre</a> et '
        f'<a href="{link_to(missing.key)}">l’<b>absente</b></a> &amp; '
        f'<a href="https://ailleurs.example/" rel="noopener">ailleurs</a>.</p>'
    )
    document = factories.case_study(body=(RichText(html=html),))
    site.publish(document, other)

    page = page_of(site, document)

    assert f'<a href="/fr/case-studies/{other.segment}">l’autre</a>' in page
    assert "et l’<b>absente</b> &amp; " in page
    assert '<a href="https://ailleurs.example/" rel="noopener">ailleurs</a>' in page
    assert "ref:" not in page


def test_the_page_shows_what_surrounds_the_item(site: Site) -> None:
    theme, sector = factories.term(), factories.term(title="Vélo", slug="velo")
    publisher = factories.partner(title="Passerelles")
    related = factories.organisation(title="Accueil du Gave")
    document = factories.case_study(
        themes=(theme.key,), sector=sector.key, publisher=publisher.key, related=(related.key,)
    )
    site.publish(theme, sector, publisher, related, document)

    page = page_of(site, document)

    assert f'href="/fr/library?theme={sector.segment}"' in page
    assert f'href="/fr/library?theme={theme.segment}"' in page
    assert "ACI (atelier et chantier d’insertion)" in page
    assert f'<a href="/fr/partners/{publisher.segment}"><bdi>Passerelles</bdi></a>' in page
    assert f'href="/fr/directory/{related.segment}"' in page
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert "1er septembre 2026" in page


def test_a_version_in_another_language_says_so_and_carries_its_direction(site: Site) -> None:
    document = factories.case_study(title="Un atelier vélo")
    site.publish(document)

    page = page_of(site, document, "ar")

    assert "هذا النص باللغة الفرنسية." in page
    assert '<h1 lang="fr" dir="ltr">Un atelier vélo</h1>' in page
    assert '<div class="item-main" lang="fr" dir="ltr">' in page


def test_an_arabic_version_in_a_french_page_runs_from_right_to_left(site: Site) -> None:
    document = factories.case_study(locale="ar", title="ورشة دراجات")
    site.publish(document)

    assert '<h1 lang="ar" dir="rtl">ورشة دراجات</h1>' in page_of(site, document)


def test_other_languages_are_linked_and_told_to_search_engines(site: Site) -> None:
    french = factories.case_study(title="Un atelier vélo", slug="atelier")
    english = french.model_copy(update={"locale": "en", "title": "A workshop", "slug": "workshop"})
    site.publish(french, english)

    page = page_of(site, french)
    greek = page_of(site, english, "el")

    address = f"/en/case-studies/{english.segment}"
    assert f'<link rel="alternate" hreflang="en" href="https://insert.example{address}">' in page
    assert 'hreflang="el" href="https' not in page
    assert f'<a href="{address}" lang="en" dir="ltr" hreflang="en">English</a>' in page
    assert f'<link rel="canonical" href="https://insert.example{address}">' in greek
    assert "Δεν υπάρχει ακόμη στα ελληνικά." in greek


def test_a_stale_translation_says_so_and_leads_to_the_original(site: Site) -> None:
    french = factories.case_study(slug="atelier")
    older = StalePart(field="picture", changed_at=datetime(2026, 11, 3, tzinfo=UTC))
    stale = Translation(source_locale="fr", stale_parts=(older,))
    english = french.model_copy(update={"locale": "en", "slug": "shop", "translation": stale})
    site.publish(french, english)

    page = page_of(site, english, "en")

    assert "The original has changed since this translation was made." in page
    assert f'href="/fr/case-studies/{french.segment}"' in page
    assert "The original has changed" not in page_of(site, french)


def test_an_old_slug_leads_to_the_address_of_today(site: Site) -> None:
    document = factories.case_study(slug="nouveau-nom")
    site.publish(document)
    client = site.client()

    for segment in (f"ancien-nom-{document.short_id}", document.segment.upper()):
        response = client.get(f"/fr/case-studies/{segment}")
        assert response.status_code == 301
        assert response.location == f"/fr/case-studies/{document.segment}"


def test_an_item_sought_in_the_wrong_part_of_the_site_is_found(site: Site) -> None:
    document = factories.organisation()
    site.publish(document)

    response = site.client().get(f"/fr/case-studies/{document.segment}")

    assert (response.status_code, response.location) == (301, f"/fr/directory/{document.segment}")


def test_a_greek_slug_is_encoded_in_every_address(site: Site) -> None:
    document = factories.case_study(slug="εργαστήριο")
    site.publish(document)

    response = site.client().get(f"/fr/case-studies/x-{document.short_id}")

    assert response.status_code == 301
    assert response.location.isascii()
    assert site.client().get(response.location).status_code == 200


def test_an_item_taken_away_is_gone_until_it_is_published_again(site: Site) -> None:
    document = factories.case_study()
    site.publish(document)
    client = site.client()
    address = f"/fr/case-studies/{document.segment}"
    site.take_away(document)

    gone = client.get(address)
    site.publish(document)

    assert gone.status_code == 410
    assert "Cette page a été retirée" in text_of(gone)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "segment",
    ["x", "x-0000000000", "-", "%00", "..%2f..%2fetc", "a" * 5_000, "%ff%fe", "x-\u202e0000000000"],
)
def test_an_address_of_nothing_is_a_404(reader: FlaskClient, segment: str) -> None:
    assert reader.get(f"/fr/case-studies/{segment}").status_code == 404


def test_terms_have_no_page(site: Site) -> None:
    term = factories.term()
    site.publish(term)

    assert site.client().get(f"/fr/case-studies/{term.segment}").status_code == 404


def test_text_from_editors_is_escaped(site: Site) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    document = factories.case_study(
        title=attack,
        summary=attack,
        place=attack,
        enterprise_name=attack,
        lessons=(attack,),
        picture=factories.image(alternative_text=attack, credit=attack),
        body=(
            Quote(text=attack, attribution=attack),
            KeyFigures(figures=(KeyFigure(value=attack, label=attack),)),
            Steps(steps=(Step(title=attack),)),
            Video(title=attack, url="javascript:alert(1)", description=attack),
            Download(title=attack, url=attack, size=1, media_type=attack),
            ImageBlock(image=factories.image(alternative_text=attack), caption=attack),
            Callout(title=attack, html=""),
        ),
    )
    site.publish(document)

    page = page_of(site, document)

    assert "<script" not in without_own_scripts(page)
    assert "<img src=x" not in page
    assert "javascript:" not in page
