"""Numbers, codes and addresses keep their order inside text from right to left."""

import pytest

from content_models.blocks import RichText
from portal.reading.order import in_order
from tests import factories
from tests.portal.conftest import Site, text_of

ISOLATED = '<bdi dir="ltr">{}</bdi>'


@pytest.mark.parametrize(
    "run",
    [
        "+33 5 36 49 01 01",
        "+33 (0)5 36 49 01 01",
        "05.36.49.01.01",
        "٠٥ ٣٦ ٤٩",
        "2026-03-12",
        "9:00–12:00",
        "3 rue de l’Exemple, 64000 Pau",
        "FR76 3000 1234 5678",
        "A2",
        "+accueil@gave.example",
        "https://gave.example/3/",
    ],
)
def test_what_would_lose_its_order_in_arabic_is_isolated(run: str) -> None:
    assert in_order(f"اكتب {run}، ثم انتظر", "ar") == f"اكتب {ISOLATED.format(run)}، ثم انتظر"


@pytest.mark.parametrize(
    "text",
    ["في 10 أيام", "من 9:00 إلى 12:00", "بو (Pau)", "ملف OFPRA. 10 يورو", "الأيام 1, 2, 3"],
)
def test_what_keeps_its_order_by_itself_stays(text: str) -> None:
    assert in_order(text, "ar") == text


def test_text_from_left_to_right_stays_and_all_text_is_escaped() -> None:
    assert in_order("+33 5 36", "fr") == "+33 5 36"
    assert in_order("<b>&'", "ar") == "&lt;b&gt;&amp;&#39;"
    assert in_order("l'39 A&B 2", "ar") == ISOLATED.format("l&#39;39 A&amp;B 2")


def test_a_number_in_an_editors_paragraph_is_isolated_whatever_is_around_it(site: Site) -> None:
    html = '<p>اتصل <b>على</b> +33 5 36 أو A&amp;B 2 <a href="/fr/directory?need=law">هنا</a></p>'
    document = factories.organisation(locale="ar", body=(RichText(html=html),))
    site.publish(document)

    page = text_of(site.client().get(f"/ar/directory/{document.segment}"))

    assert f"</b> {ISOLATED.format('+33 5 36')} أو {ISOLATED.format('A&amp;B 2')} <a" in page


def test_a_typed_link_to_a_list_leads_to_it_in_the_readers_language(site: Site) -> None:
    html = '<p><a href="/fr/directory?need=law&amp;country=FR">Aide</a></p>'
    document = factories.organisation(body=(RichText(html=html),))
    site.publish(document)

    page = text_of(site.client().get(f"/el/directory/{document.segment}"))

    assert '<a href="/el/directory?need=law&amp;country=FR">Aide</a>' in page
