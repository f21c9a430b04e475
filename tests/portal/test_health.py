"""For those who run the portal."""

import logging

import pytest
from sqlalchemy import update

from content_models.damage_reports import DamageReports
from content_models.published.tables import documents
from content_models.sign_of_life import Doing, SignOfLife
from portal import create_app
from portal.health import services
from tests.factories import case_study
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


def test_the_log_tells_once_that_a_portal_is_not_ready_and_once_that_it_is(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    client = site.client()
    caplog.set_level(logging.INFO, "portal")

    for is_damaged in (False, True, True, False, False):
        site.index.is_damaged = is_damaged
        client.get("/readyz")

    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    not_ready, ready = (record.getMessage() for record in caplog.records)
    assert not_ready.startswith("not ready: the search index: missing or damaged (")
    assert ready.startswith("ready again")


def test_the_log_does_not_tell_of_each_reader_who_could_not_be_answered(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    client = site.client()
    site.index.is_damaged = True

    answers = [client.get("/fr/library?q=velo").status_code for _ in range(3)]

    assert answers == [503, 503, 503]
    assert caplog.text.count("readers are told to come back") == 1


def test_a_missing_store_is_named_as_the_reason_and_the_process_stays_well(site: Site) -> None:
    site.store.destroy()
    client = site.client()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json["reason"] == "the published store: missing"
    assert client.get("/healthz").status_code == 200


def test_a_portal_with_a_living_worker_is_ready(site: Site) -> None:
    SignOfLife(site.store.deployment).give(Doing.SWEEPING)

    told = site.client().get("/readyz").json

    assert told["status"] == "ready"
    assert told["worker"]["doing"] == "sweeping"


def test_damage_under_a_running_portal_is_told_within_a_minute(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish(case_study())
    client = site.client()
    client.get("/readyz")
    with site.store.engine().connect() as plain, plain.begin():
        plain.execute(update(documents).values(title="Altered"))
    assert client.get("/readyz").status_code == 200

    monkeypatch.setattr(services, "CHECK_SECONDS", 0)

    response = client.get("/readyz")
    assert (response.status_code, response.json["reason"]) == (503, "the published store: damaged")


def test_whoever_meets_damage_reports_it_and_tells_readers_to_come_back(site: Site) -> None:
    client = site.client()
    reports = DamageReports(site.store.deployment)
    site.index.is_damaged = True
    assert not reports.take()

    response = client.get("/fr/library?q=velo")

    assert response.status_code == 503
    assert reports.take()


def test_what_shares_the_process_has_reasons_of_its_own(site: Site) -> None:
    reasons = {"the admin's static files": "not collected"}
    app = create_app(site.settings, None, [lambda: "", lambda: " ".join(reasons)])

    answer = app.test_client().get("/readyz")

    assert (answer.status_code, answer.json["reason"]) == (503, "the admin's static files")
    assert app.test_client().get("/healthz").status_code == 200
    reasons.clear()
    assert app.test_client().get("/readyz").status_code == 200
