"""An organisation looks at its own record by a signed link, and says that it is correct."""

import logging
import re
from datetime import date
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner

from content_models.checks import Check, Checker
from content_models.deployment import Deployment
from content_models.inbox import Confirmations
from content_models.kinds.organisation import Organisation
from content_models.record_links import LINK_DAYS, RecordLink, RecordLinks
from tests import factories
from tests.portal.conftest import Site, text_of

SECONDS_PER_DAY = 86_400


@pytest.fixture
def record(site: Site) -> Organisation:
    """A record that readers see."""
    made = factories.organisation(title="Accueil du Gave", last_verified=date(2026, 3, 1))
    site.publish(made)
    return made


@pytest.fixture
def confirmations(deployment: Deployment) -> Confirmations:
    return Confirmations(deployment)


def token_for(site: Site, document: Organisation) -> str:
    return RecordLinks(site.settings.secret_key).sign(RecordLink(document.key, uuid4()))


def test_a_link_shows_the_record_and_changes_nothing(
    site: Site, record: Organisation, confirmations: Confirmations
) -> None:
    token = token_for(site, record)

    page = site.client().get(f"/fr/still-correct?from={token}")

    assert page.status_code == 200
    assert "Accueil du Gave" in text_of(page)
    assert f'href="/fr/report?item={record.key}&amp;from={token}"' in text_of(page)
    assert f'href="/ar/still-correct?from={token}"' in text_of(page)
    assert confirmations.waiting() == []


def test_nobody_keeps_lists_prints_or_passes_on_its_address(
    site: Site, record: Organisation, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_for(site, record)
    with caplog.at_level(logging.DEBUG):
        page = site.client().get(f"/en/still-correct?from={token}")

    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "noindex" in text_of(page)
    assert "qr.svg" not in text_of(page)
    assert 'rel="canonical"' not in text_of(page)
    assert token not in caplog.text


def test_an_answer_counts_once_and_its_thanks_hold_no_key(
    site: Site, record: Organisation, confirmations: Confirmations
) -> None:
    client, token = site.client(), token_for(site, record)

    answers = [client.post("/fr/still-correct", data={"from": token}) for _ in range(2)]

    assert [each.status_code for each in answers] == [303, 303]
    assert {each.headers["Location"] for each in answers} == {"/fr/still-correct?sent=1"}
    assert "Set-Cookie" not in answers[0].headers
    (waiting,) = confirmations.waiting()
    assert waiting.organisation == record.key
    assert client.get("/fr/still-correct?sent=1").status_code == 200


@pytest.mark.parametrize("days", [LINK_DAYS - 1, LINK_DAYS + 1])
def test_a_link_ends(
    site: Site,
    record: Organisation,
    confirmations: Confirmations,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
) -> None:
    now = TimestampSigner.get_timestamp
    with monkeypatch.context() as then:
        then.setattr(
            TimestampSigner, "get_timestamp", lambda self: now(self) - days * SECONDS_PER_DAY
        )
        token = token_for(site, record)
    client = site.client()

    statuses = (
        client.get(f"/fr/still-correct?from={token}").status_code,
        client.post("/fr/still-correct", data={"from": token}).status_code,
    )

    assert statuses == ((200, 303) if days < LINK_DAYS else (410, 410))
    assert len(confirmations.waiting()) == (days < LINK_DAYS)


@pytest.mark.parametrize("change", ["", "x", "cut", "other key", "other salt"])
def test_only_our_own_signature_opens_anything(
    site: Site, record: Organisation, confirmations: Confirmations, change: str
) -> None:
    token = token_for(site, record)
    forged = {
        "": "",
        "x": f"{token}x",
        "cut": token[5:],
        "other key": RecordLinks("another key").sign(RecordLink(record.key, uuid4())),
        "other salt": "InNhbHQi.aaaa.bbbb",
    }[change]
    client = site.client()

    page = client.get("/fr/still-correct", query_string={"from": forged})
    sent = client.post("/fr/still-correct", data={"from": forged})

    assert (page.status_code, sent.status_code) == (410, 410)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert confirmations.waiting() == []


def test_a_record_that_readers_do_not_see_is_shown_to_nobody(
    site: Site, record: Organisation
) -> None:
    token = token_for(site, record)
    site.take_away(record)

    page = site.client().get(f"/fr/still-correct?from={token}")

    assert page.status_code == 410
    assert "Accueil du Gave" not in text_of(page)


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2026, 8, 31), ""), (date(2026, 8, 30), "3"), (date(2026, 1, 2), "10"), (None, "known")],
)
def test_page_and_card_say_when_a_check_is_long_ago(
    site: Site, monkeypatch: pytest.MonkeyPatch, day: date | None, told: str
) -> None:
    from datetime import UTC, datetime

    from portal.web import now

    monkeypatch.setattr(
        now, "current_slot", lambda: now.time_slot(datetime(2026, 11, 30, 12, tzinfo=UTC))
    )
    document = factories.organisation(
        last_verified=day, published_at=datetime(2025, 1, 1, tzinfo=UTC)
    )
    site.publish(document)
    client = site.client()

    for address in (f"/en/directory/{document.segment}", "/en/directory"):
        page = text_of(client.get(address))
        found = re.findall(r"Last checked (\d+) months? ago|It is not (known) when", page)
        assert {number or known for number, known in found} == ({told} if told else set())


def test_a_page_says_who_checked_all_of_it_and_what_was_checked_alone(
    site: Site, reader: FlaskClient
) -> None:
    checked = Check(on=date(2026, 11, 20), name="Passerelles <b>")
    document = factories.organisation(
        last_verified=date(2026, 11, 2),
        checker=Checker.ORGANISATION,
        addresses_check=Check(on=date(2026, 11, 21)),
        hours_check=checked,
    )
    site.publish(document)

    page = text_of(reader.get(f"/en/directory/{document.segment}"))

    assert "Checked on 2 November 2026 by the organisation itself" in page
    assert "Addresses – Checked on 21 November 2026" in page
    assert "Opening hours – Checked on 20 November 2026 by <bdi>Passerelles &lt;b&gt;</bdi>" in page
    assert '"reviewedBy"' in page
