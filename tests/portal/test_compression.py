"""Answers in the coding that a reader's browser takes."""

import gzip

import brotli
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from portal.web.compression import Coding, chosen_coding, compressed, compressed_well
from tests import factories
from tests.portal.conftest import Site

DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("identity", ""),
        ("", ""),
        ("br;q=nonsense;;,,\x00", ""),
    ],
)
def test_the_best_coding_that_the_browser_takes_is_chosen(accepted: str, coding: str) -> None:
    assert chosen_coding(accepted) == coding


@given(content=st.binary(max_size=2_000), coding=st.sampled_from(["br", "gzip", ""]))
def test_what_is_compressed_comes_out_as_it_went_in(content: bytes, coding: Coding) -> None:
    for compress in (compressed, compressed_well):
        assert DECODERS[coding](compress(content, coding)) == content


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_page_is_the_same_in_every_coding(site: Site, coding: str) -> None:
    site.publish(factories.case_study())
    reader = site.client()
    plain = reader.get("/fr/library")

    for _ in range(2):
        coded = reader.get("/fr/library", headers={"Accept-Encoding": coding})
        assert coded.headers["Content-Encoding"] == coding
        assert coded.headers["Content-Length"] == str(len(coded.data))
        assert DECODERS[coding](coded.data) == plain.data
        assert coded.headers["ETag"] == plain.headers["ETag"]
    assert plain.headers["Vary"] == coded.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in plain.headers


def test_a_page_that_only_browsers_ask_for_is_rendered_and_compressed_once(site: Site) -> None:
    site.publish(factories.case_study())
    client = site.client()

    for _ in range(3):
        client.get("/fr/library", headers={"Accept-Encoding": "br"})

    assert len(site.index.queries) == 1


def test_a_304_says_that_the_page_varies_by_coding(reader: FlaskClient) -> None:
    etag = reader.get("/fr/", headers={"Accept-Encoding": "br"}).headers["ETag"]

    response = reader.get("/fr/", headers={"If-None-Match": etag, "Accept-Encoding": "br"})

    assert (response.status_code, response.data) == (304, b"")
    assert response.headers["Vary"] == "Accept-Encoding"


def test_style_sheets_are_compressed_as_well_as_can_be(reader: FlaskClient) -> None:
    address = reader.get("/fr/").get_data(as_text=True).split('rel="stylesheet" href="')[1]
    address = address.partition('"')[0]

    plain = reader.get(address)
    coded = reader.get(address, headers={"Accept-Encoding": "gzip, br"})

    assert brotli.decompress(coded.data) == plain.data
    assert len(coded.data) < len(plain.data) / 4
    assert coded.headers["Vary"] == "Accept-Encoding"


def test_pages_that_nobody_keeps_are_compressed_too(reader: FlaskClient) -> None:
    response = reader.get("/fr/library?q=zzz", headers={"Accept-Encoding": "br"})

    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Encoding"] == "br"
