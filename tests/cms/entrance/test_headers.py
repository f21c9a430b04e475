"""Every answer of the CMS carries the headers that keep editors safe."""

from typing import Any

import pytest
from django.test import Client

from cms.entrance import headers as guarded
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/login/", "/password_reset/", "/pages/", "/none/", "/static/none.css"]


@pytest.fixture(params=["stranger", "editor"])
def client(request: pytest.FixtureRequest, empty_cms: None) -> Client:
    return Client() if request.param == "stranger" else signed_in("editor")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_protected(client: Client, address: str) -> None:
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy  # nothing of a third party
    assert "unsafe-eval" not in policy
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/login/", "/password_reset/"])
def test_no_script_in_a_page_runs_where_strangers_write(empty_cms: None, address: str) -> None:
    policy = Client().get(address).headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("security", ["", "max-age=63072000; includeSubDomains"])
def test_https_is_demanded_as_the_operator_says(
    empty_cms: None, settings: Any, security: str
) -> None:
    settings.TRANSPORT_SECURITY = security

    headers = Client().get("/login/").headers

    assert headers.get("Strict-Transport-Security", "") == security


def test_a_view_may_say_more(settings: Any) -> None:
    from django.http import HttpResponse

    own = {"Content-Security-Policy": "sandbox"}
    respond = guarded.protecting(lambda _request: HttpResponse(headers=own))

    assert respond(Client().request().wsgi_request)["Content-Security-Policy"] == "sandbox"
