"""For those who run the portal."""

from tests.portal.conftest import Site


def test_a_sound_portal_is_ready(site: Site) -> None:
    response = site.client().get("/readyz")

    assert (response.status_code, response.json["status"]) == (200, "without a living worker")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_damaged_index_is_named_as_the_reason(site: Site) -> None:
    client = site.client()
    site.index.is_damaged = True

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json["reason"] == "the search index: missing or damaged"
    assert "Retry-After" in response.headers
    site.index.is_damaged = False
    assert client.get("/readyz").status_code == 200


def test_a_missing_store_is_named_as_the_reason_and_the_process_stays_well(site: Site) -> None:
    site.store.destroy()
    client = site.client()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json["reason"] == "the published store: missing"
    assert client.get("/healthz").status_code == 200
