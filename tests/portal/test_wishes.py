"""Readers say what they looked for: nothing typed is lost."""

import re
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner

from content_models.deployment import Deployment
from content_models.inbox import Inbox, Section
from tests import factories
from tests.portal.conftest import Site, text_of
from tests.portal.wishes import ADDRESS, TEXT, fields, give, received, send, typed

A_DAY_AGO = 25 * 3600


@pytest.mark.parametrize("section", Section)
def test_an_empty_result_takes_a_wish_with_what_was_searched(
    site: Site, inbox: Inbox, section: Section
) -> None:
    client = site.client()
    page = client.get(f"/en/{section}?q=sewing+%26+more&country=FR&country=GR&page=1&sort=newest")

    answer = client.post(ADDRESS, data=fields(page) | {"text": f"  {TEXT}\r\nin Pau "})

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/en/wishes?sent=1"
    assert "Set-Cookie" not in answer.headers
    wish = received(inbox)[0]
    assert (wish.text, wish.language, wish.section) == (f"{TEXT}\nin Pau", "en", section)
    assert (wish.words, wish.filters) == ("sewing & more", "country=FR&country=GR")


def test_a_result_that_is_not_empty_has_no_form(site: Site) -> None:
    site.publish(factories.case_study(title="Un atelier vélo"))

    assert "<textarea" not in text_of(site.client().get("/fr/library?q=vélo"))


def test_thanks_lead_on_and_are_kept_by_nobody(reader: FlaskClient) -> None:
    page = reader.get("/en/wishes?sent=1")

    assert "Thank you" in text_of(page)
    assert 'href="/en/library"' in text_of(page)
    assert "<textarea" not in text_of(page)
    assert page.headers["Cache-Control"] == "private, no-store"


def test_the_form_stands_on_a_page_by_itself_that_search_engines_leave_out(
    reader: FlaskClient, inbox: Inbox
) -> None:
    page = reader.get(ADDRESS)

    assert "noindex" in text_of(page)
    assert reader.post(ADDRESS, data=fields(page) | {"text": TEXT}).status_code == 303
    assert received(inbox)[0].section is None


def test_a_form_sent_twice_counts_once_and_each_form_is_another(
    reader: FlaskClient, inbox: Inbox
) -> None:
    form = fields(reader.get(ADDRESS)) | {"text": TEXT}

    answers = [reader.post(ADDRESS, data=form) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303] * 3
    assert len(received(inbox)) == 1
    assert send(reader).status_code == 303
    assert len(received(inbox)) == 2


@pytest.mark.parametrize("text", ["", "   ", "\r\n\t", "\u00a0\u3000", "\u200b\u200d", "\x00\x07"])
def test_an_empty_field_is_told_so_beside_it(reader: FlaskClient, inbox: Inbox, text: str) -> None:
    answer = send(reader, text)

    page = text_of(answer)
    assert answer.status_code == 422
    assert "<title>Error: Tell us what you were looking for" in page
    assert re.search(r'id="wish-error" role="alert">.*A few words are enough', page, re.DOTALL)
    assert re.search(
        r'<textarea [^>]*aria-describedby="wish-hint wish-error" aria-invalid="true" autofocus',
        page,
    )
    assert received(inbox) == []


def test_a_text_that_is_too_long_comes_back_whole_and_can_be_shortened(
    reader: FlaskClient, inbox: Inbox
) -> None:
    long = "\n" + "é <b> " * 200

    answer = send(reader, long)
    shortened = reader.post(ADDRESS, data=fields(answer) | {"text": "x" * 500})

    assert answer.status_code == 422
    assert "has 1,199 characters, and at most 500 fit" in text_of(answer)
    assert typed(answer) == long
    assert shortened.status_code == 303
    assert len(received(inbox)[0].text) == 500


def test_a_form_holds_for_a_day_and_is_renewed_after_it(
    reader: FlaskClient, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as yesterday:
        signed_at = int(time.time()) - A_DAY_AGO
        yesterday.setattr(TimestampSigner, "get_timestamp", lambda _self: signed_at)
        old = fields(reader.get(ADDRESS))

    answer = reader.post(ADDRESS, data=old | {"text": TEXT})

    assert answer.status_code == 400
    assert "open for too long" in text_of(answer)
    assert received(inbox) == []
    assert reader.post(ADDRESS, data=fields(answer) | {"text": TEXT}).status_code == 303


def test_an_inbox_out_of_order_loses_nothing_and_the_same_form_then_counts_once(
    site: Site, inbox: Inbox, tmp_path: Path
) -> None:
    client = site.client()
    no_folder = tmp_path / "a file where a folder should be"
    no_folder.write_text("")
    give(client, Inbox(Deployment(no_folder)))

    answer = send(client)
    give(client, inbox)
    again = client.post(ADDRESS, data=fields(answer) | {"text": typed(answer)})

    assert answer.status_code == 503
    assert typed(answer) == TEXT
    assert int(answer.headers["Retry-After"]) > 0
    assert again.status_code == 303
    assert len(received(inbox)) == 1


def test_a_wish_needs_no_published_store(site: Site, inbox: Inbox) -> None:
    site.store.destroy()

    assert send(site.client()).status_code == 303
    assert len(received(inbox)) == 1
