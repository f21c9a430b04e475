"""What may be written in another direction than its page is isolated, and numbers are Western."""

import re
from datetime import date

import pytest

from content_models.blocks import Download, KeyFigure, KeyFigures, Step, Steps
from content_models.languages import INTERFACE_LANGUAGES
from content_models.places import Phone
from content_models.vocabularies import LegalForm
from portal.reading.markup import dialled, isolated
from portal.reading.wording import Wording
from tests import factories
from tests.portal.conftest import Site, text_of

OTHER_DIGITS = re.compile(r"[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]")
ARABIC = Wording(INTERFACE_LANGUAGES["ar"], lambda text: text)


def test_what_a_reader_typed_is_isolated_in_a_notice(site: Site) -> None:
    site.publish(factories.case_study(title="Le vélo"))
    site.index.spellings = {"veloo": "vélo"}

    page = text_of(site.client().get("/ar/library?q=veloo&country=(nowhere)"))

    assert "<bdi>vélo</bdi></a>" in page  # of another script: offered, not searched instead
    assert "«<bdi>(nowhere)</bdi>»" in page


def test_isolation_escapes() -> None:
    assert isolated("<b>") == "<bdi>&lt;b&gt;</bdi>"


def test_legal_forms_and_figures_keep_their_brackets_and_their_order(site: Site) -> None:
    document = factories.case_study(
        locale="ar",
        legal_form=LegalForm.FR_ACI,
        body=(KeyFigures(figures=(KeyFigure(value="12 000 €", label="منحة"),)),),
    )
    site.publish(document)

    page = text_of(site.client().get(f"/ar/case-studies/{document.segment}"))

    assert f"<dd><bdi>{LegalForm.FR_ACI.label}</bdi></dd>" in page
    assert "<dd><bdi>12 000 €</bdi></dd>" in page


def test_what_the_portal_says_inside_a_text_has_the_direction_of_the_page(site: Site) -> None:
    document = factories.case_study(
        body=(
            Steps(steps=(Step(title="La rencontre", html="<p>Venir.</p>", minutes=45),)),
            Download(
                title="La fiche", url="/media/f.pdf", size=1_200_000, media_type="application/pdf"
            ),
        )
    )
    site.publish(document)

    page = text_of(site.client().get(f"/ar/case-studies/{document.segment}"))
    in_french = text_of(site.client().get(f"/fr/case-studies/{document.segment}"))

    assert '<span class="minutes" lang="ar" dir="rtl">45 دقيقة</span>' in page
    assert '<span class="action-name" lang="ar" dir="rtl"><bdi dir="ltr">PDF</bdi>' in page
    assert '<span class="minutes">45 minutes</span>' in in_french


def test_arabic_pages_count_with_western_digits_everywhere(site: Site) -> None:
    study = factories.case_study(people_employed=1234, people_helped=56789, year_founded=2019)
    organisation = factories.organisation(last_verified=date(2026, 7, 20))
    site.publish(study, organisation, *(factories.case_study() for _ in range(25)))

    pages = [
        text_of(site.client().get(path))
        for path in (
            "/ar/",
            "/ar/library?page=2",
            "/ar/directory",
            f"/ar/case-studies/{study.segment}",
            f"/ar/directory/{organisation.segment}",
        )
    ]

    assert [OTHER_DIGITS.findall(page) for page in pages] == [[]] * len(pages)
    assert all(number in pages[3] for number in ("1,234", "56,789", "2019"))
    assert "20 يوليو 2026" in pages[4]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ARABIC.number(12345), "12,345"),
        (ARABIC.date(date(2026, 1, 5)), "5 يناير 2026"),
        (ARABIC.minutes(2), "دقيقتان"),
        (ARABIC.languages(["fr", "ar", "uk"]), "الفرنسية والعربية والأوكرانية"),
    ],
)
def test_arabic_wording_is_that_of_cldr(text: str, wanted: str) -> None:
    assert text == wanted


def test_a_telephone_number_stays_left_to_right_and_can_be_called(site: Site) -> None:
    document = factories.organisation(phones=(Phone(number="+33 5 36 49 01 01"),))
    site.publish(document)

    for path in ("/ar/directory", f"/ar/directory/{document.segment}"):
        page = text_of(site.client().get(path))
        assert 'href="tel:+33536490101"' in page
        assert re.search(r'<bdi [^>]*dir="ltr">\+33 5 36 49 01 01</bdi>', page)


@pytest.mark.parametrize("number", ["+33 5 36 49", "+٣٣ ٥ ٣٦ ٤٩", "+33 (5) 36-49²"])
def test_a_telephone_dials_western_digits(number: str) -> None:
    assert dialled(number) == "+3353649"
