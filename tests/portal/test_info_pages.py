"""Pages of information that editors have written."""

from tests import factories
from tests.portal.conftest import Site, graph_of, text_of


def test_a_page_of_information_shows_its_text_and_its_date(site: Site) -> None:
    document = factories.info_page()
    site.publish(document)

    page = text_of(site.client().get(f"/fr/pages/{document.segment}"))

    for text in ("Demander l’asile", "Les premiers pas", "Préparer ses papiers.", "septembre 2026"):
        assert text in page
    assert graph_of(page)[0]["@type"] == "WebPage"


def test_an_old_address_leads_to_that_of_today(site: Site) -> None:
    document = factories.info_page()
    site.publish(document)
    client = site.client()

    for old in (f"/fr/pages/autre-{document.short_id}", f"/fr/directory/x-{document.short_id}"):
        answer = client.get(old)
        assert (answer.status_code, answer.location) == (301, f"/fr/pages/{document.segment}")
    assert client.get("/fr/pages/jamais-0123456789").status_code == 404
