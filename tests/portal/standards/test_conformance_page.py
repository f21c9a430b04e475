"""Everybody can see how today's data keeps the standards."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from cms.publishing.conforming import ConformanceWatch, checking_conformance
from content_models.exchange.conformance.report import KeptReport
from content_models.services import Service
from tests.factories import organisation
from tests.portal.conftest import Site, text_of
from tests.portal.standards.samples import key, whole

BASE = "https://insert.example"


def check(site: Site) -> None:
    """What the worker does, until nothing is left to check."""
    ConformanceWatch(site.store, BASE).check_all()


def test_before_the_first_check_the_page_says_so(reader: FlaskClient) -> None:
    page = text_of(reader.get("/en/conformance"))

    assert "The first check is not finished yet" in page
    assert "HSDS 3.1" in page
    assert reader.get("/data/conformance.json").status_code == 404


def test_rows_are_counted_by_standard_and_table(site: Site) -> None:
    site.publish(whole(), whole("ossau"), organisation(key=key("abroad"), locations=()))
    check(site)
    reader = site.client()

    report = reader.get("/data/conformance.json").get_json()
    page = text_of(reader.get("/en/conformance"))

    counted = {
        each["standard"]: {row["table"]: (row["checked"], row["valid"]) for row in each["tables"]}
        for each in report["standards"]
    }
    hsds = {"organization": (3, 3), "service": (4, 4), "service_at_location": (6, 6)}
    assert counted == {
        "hsds-3.1": hsds,
        "oruk-3.0": hsds,
        "data-inclusion-v1": {"structure": (2, 2), "service": (4, 4)},
    }
    assert "3 valid of 3" in page
    assert "Organisations that are not in it: 1." in page
    assert "Nothing is wrong." in page
    assert reader.get("/en/conformance").headers["Cache-Control"] == "public, max-age=60"


def test_what_is_not_valid_is_named_with_its_record_and_its_reason(site: Site) -> None:
    site.publish(whole(website="https://gave.example/où est-ce"))
    check(site)

    page = text_of(site.client().get("/en/conformance"))

    assert "0 valid of 1" in page
    assert f'<a href="/en/directory/{whole().segment}"><bdi>Accueil gave</bdi></a>' in page
    assert '<code dir="ltr">website</code> is not written as the standard asks' in page


def test_an_address_with_letters_of_any_language_is_valid(site: Site) -> None:
    site.publish(whole(title="Coup de pouce crédit مثال"))
    check(site)

    assert "Nothing is wrong." in text_of(site.client().get("/en/conformance"))


def test_only_what_changed_is_checked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    gave, ossau = whole(), whole("ossau")
    site.publish(gave, ossau)
    watch = ConformanceWatch(site.store, BASE)
    watch.check_all()
    read: list[object] = []
    check_one = watch._checker._check
    monkeypatch.setattr(
        watch._checker, "_check", lambda name, found: (read.append(name), check_one(name, found))
    )

    site.publish(ossau.model_copy(update={"services": ossau.services[:1]}))
    site.take_away(gave)
    watch.check_all()

    report = KeptReport(site.store.deployment).read()
    assert set(read) == {ossau.key, gave.key}
    assert report is not None
    assert report.organisations == 1
    assert report.standards[0].tables[1].checked == 1
    assert watch.check_some() is False


def test_a_change_that_was_not_checked_yet_is_said(site: Site) -> None:
    site.publish(whole())
    check(site)
    reader = site.client()
    assert "It is being checked now" not in text_of(reader.get("/en/conformance"))

    site.publish(whole("ossau"))

    assert "It is being checked now" in text_of(reader.get("/en/conformance"))


def test_all_is_checked_anew_on_another_day(site: Site) -> None:
    site.publish(whole())
    watch = ConformanceWatch(site.store, BASE)
    watch.check_all()
    tomorrow = datetime(2100, 1, 1, tzinfo=UTC)

    with site.store.reading() as snapshot:
        assert watch._checker.check_some(snapshot, tomorrow) is True


def test_the_worker_checks_in_a_thread_of_its_own(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.publishing.conforming.SWEEP_SECONDS", 0.01)
    site.publish(whole(services=(Service(key=key("one"), name="Conseil"),)))
    kept = KeptReport(site.store.deployment)

    with checking_conformance(site.store, BASE):
        while kept.read() is None:
            pass

    report = kept.read()
    assert report is not None
    assert report.standards[0].tables[1].checked == 1


def test_a_report_that_cannot_be_read_is_none(site: Site) -> None:
    (site.store.deployment.var_folder / "conformance.json").write_text("{")

    assert KeptReport(site.store.deployment).read() is None
    assert site.client().get("/fr/conformance").status_code == 200
