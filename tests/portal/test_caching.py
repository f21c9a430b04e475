"""The rendered-page cache: never stale, never filled by strangers."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from flask import Response
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from portal.reading import runtime
from portal.reading.runtime import fingerprint
from portal.web.caching import CacheEntry, Entries, PageCache
from portal.web.parameters import normalised
from search.engine import Found
from tests import factories
from tests.portal.conftest import Site, text_of


def cache_of(client: FlaskClient) -> PageCache:
    """The cache in front of a client's application."""
    cache = client.application.wsgi_app
    assert isinstance(cache, PageCache)
    return cache


def test_a_page_is_rendered_once_and_then_kept(site: Site) -> None:
    site.publish(factories.case_study())
    client = site.client()

    first, second = client.get("/fr/library"), client.get("/fr/library")

    assert first.data == second.data
    assert len(site.index.queries) == 1


def test_a_repeat_visit_is_a_304_without_a_body(reader: FlaskClient) -> None:
    etag = reader.get("/fr/").headers["ETag"]

    for known in (etag, etag.removeprefix("W/"), f'"other", {etag}'):
        response = reader.get("/fr/", headers={"If-None-Match": known})
        assert response.status_code == 304
        assert response.data == b""
        assert response.headers["ETag"] == etag
    assert reader.get("/fr/", headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("address", ["/fr/none", "/fr/case-studies/none-1234", "/api/v1/none"])
def test_an_address_that_never_existed_is_a_404_whatever_tag_is_named(
    reader: FlaskClient, address: str
) -> None:
    etag = reader.get("/fr/").headers["ETag"]
    reader.get(address)  # it is kept now, too

    for known in (etag, etag.removeprefix("W/"), "*"):
        assert reader.get(address, headers={"If-None-Match": known}).status_code == 404


def test_whoever_has_any_version_of_a_page_has_it(reader: FlaskClient) -> None:
    assert reader.get("/fr/", headers={"If-None-Match": "*"}).status_code == 304


def test_a_projection_between_two_requests_is_seen_at_once(site: Site) -> None:
    client = site.client()
    study = factories.case_study(title="Avant")
    site.publish(study)
    address = f"/fr/case-studies/{study.segment}"
    before = client.get(address)

    site.publish(study.model_copy(update={"title": "Après"}))
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "Après" in text_of(after)
    assert "Après" in text_of(client.get("/fr/library"))
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_projection_while_a_page_is_rendered_never_leaves_the_old_page(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = site.client()
    study = factories.case_study(title="Avant")
    site.publish(study)
    find = site.index.find

    def find_and_be_overtaken(*asked: Any) -> Found:
        found = find(*asked)
        site.publish(study.model_copy(update={"title": "Après"}))
        return found

    with monkeypatch.context() as patched:
        patched.setattr(site.index, "find", find_and_be_overtaken)
        client.get("/fr/library")

    assert "Après" in text_of(client.get("/fr/library"))


def test_a_store_put_in_place_of_another_is_noticed(site: Site) -> None:
    client = site.client()
    study = factories.case_study(title="Un atelier")
    site.publish(study)
    address = f"/fr/case-studies/{study.segment}"
    assert client.get(address).status_code == 200

    site.store.destroy()
    with site.store.locked():
        site.store.create(generation=1)

    assert client.get(address).status_code == 404


def test_a_taken_away_page_is_never_answered_from_memory(site: Site) -> None:
    client = site.client()
    study = factories.case_study()
    site.publish(study)
    address = f"/fr/case-studies/{study.segment}"
    etag = client.get(address).headers["ETag"]

    site.take_away(study)

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 410


def test_head_is_answered_like_get_without_the_body(reader: FlaskClient) -> None:
    head, get = reader.head("/fr/"), reader.get("/fr/")

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(get.data))


def test_unknown_parameters_cannot_fill_the_cache(site: Site) -> None:
    site.publish(factories.case_study(title="Un atelier vélo"))
    reader = site.client()
    for number in range(20):
        reader.get(f"/fr/library?tracking={number}&q=v%C3%A9lo")
        reader.get(f"/fr/?q={number}")
        reader.get("/fr/", environ_overrides={"PATH_INFO": "/" * number + "fr/"})

    cache = cache_of(reader)
    assert (len(cache.lasting), len(cache.passing)) == (1, 1)


def test_pages_that_anybody_can_invent_never_push_out_the_others(site: Site) -> None:
    site.publish(factories.case_study(title="".join(f" atelier-{n}" for n in range(100))))
    client = site.with_settings(cache_bytes=200_000).client()
    client.get("/fr/")
    for number in range(100):
        client.get(f"/fr/library?q=atelier-{number}")
        client.get(f"/fr/nothing-{number}")

    cache = cache_of(client)
    assert len(cache.lasting) == 1
    assert len(cache.passing) < 30


def test_a_reader_with_a_session_is_never_answered_from_memory(site: Site) -> None:
    client = site.client()
    for _ in range(2):
        response = client.get("/fr/library", headers={"Cookie": "portal_session=x"})
        assert "ETag" not in response.headers

    assert len(cache_of(client).lasting) == 0
    assert len(site.index.queries) == 2


def test_an_answer_that_sets_a_cookie_is_for_its_reader_alone(site: Site) -> None:
    client = site.client()
    readers = itertools.count(1)

    @client.application.after_request
    def greet(response: Response) -> Response:
        response.set_cookie("reader", str(next(readers)))
        return response

    first, second = client.get("/fr/"), client.get("/fr/")

    assert first.headers["Set-Cookie"].startswith("reader=1;")
    assert second.headers["Set-Cookie"].startswith("reader=2;")
    assert "ETag" not in first.headers


def test_a_list_that_found_nothing_is_kept_by_nobody_because_it_holds_a_form(site: Site) -> None:
    site.publish(factories.case_study(title="Un atelier vélo"))
    client = site.client()
    etag = client.get("/fr/library?q=v%C3%A9lo").headers["ETag"]

    for address in ("/fr/library?q=introuvable", "/fr/directory?q=introuvable", "/fr/wishes"):
        response = client.get(address)
        assert response.headers["Cache-Control"] == "private, no-store", address
        assert "ETag" not in response.headers

    assert len(cache_of(client).passing) == 1
    assert len(cache_of(client).lasting) == 0
    found = client.get("/fr/library?q=v%C3%A9lo")
    assert (found.headers["Cache-Control"], found.headers["ETag"]) == ("no-cache", etag)


def test_what_was_not_used_for_longest_is_evicted() -> None:
    entries = Entries(maximum_bytes=10_000)
    page = CacheEntry("200 OK", [], b"x" * 1_000)
    for path in "abc":
        entries.put(("tag", path, "", ""), page)

    entries.get(("tag", "a", "", ""))
    entries.put(("tag", "d", "", ""), page)

    assert entries.get(("tag", "b", "", "")) is None
    assert entries.get(("tag", "a", "", "")) is page
    entries.put(("tag", "large", "", ""), CacheEntry("200 OK", [], b"x" * 20_000))
    assert entries.get(("tag", "large", "", "")) is None


LIBRARY = ("q", "theme", "page")


def test_the_same_question_has_one_form() -> None:
    first = normalised("theme=b-2&q=+v%C3%A9lo++pau&theme=a-1&x=1&page=", LIBRARY)
    second = normalised("q=v\xc3\xa9lo+pau&theme=a-1&theme=b-2&theme=a-1", LIBRARY)

    assert first == second == "q=v%C3%A9lo+pau&theme=a-1&theme=b-2"


@given(declared=st.sampled_from([LIBRARY, (), ("page",)]), query=st.text())
def test_any_query_is_reduced_and_stays_so(declared: tuple[str, ...], query: str) -> None:
    once = normalised(query, declared)

    assert normalised(once, declared) == once
    assert len(once) < 30_000


@pytest.mark.parametrize("room", ["portal", "search", "content_models"])
def test_other_code_in_any_room_makes_other_pages_and_files(
    site: Site, room: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = fingerprint(site.settings)
    (tmp_path / "changed.py").write_text("changed = True")
    rooms = [tmp_path if each.name == room else each for each in runtime.ROOMS]
    monkeypatch.setattr(runtime, "ROOMS", rooms)
    monkeypatch.setattr(runtime, "_digest_of_the_code", runtime._digest_of_the_code.__wrapped__)

    assert fingerprint(site.settings) != before
