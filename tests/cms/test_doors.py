"""No address of ours below the admin opens for a stranger."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

pytestmark = pytest.mark.django_db

OPEN_TO_STRANGERS = (
    "invitation/<str:token>/",
    "login/",
    "password_reset/",
    "password_reset/confirm/<uidb64>/<token>/",
)
SAMPLES = {
    "int": "1",
    "slug": "a",
    "str": "a",
    "path": "a",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def below(resolver: Any, beginning: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of a resolver, with the whole of its path."""
    for each in resolver.url_patterns:
        route = f"{beginning}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from below(each, route)
        elif isinstance(each.pattern, RoutePattern):
            yield route, each


def addresses() -> list[str]:
    """An address for each view of ours that is not for strangers."""
    return [
        "/" + re.sub(r"<(\w+):\w+>", lambda found: SAMPLES[found[1]], route)
        for route, each in below(get_resolver())
        if each.callback.__module__.startswith("cms.") and route not in OPEN_TO_STRANGERS
    ]


@pytest.mark.parametrize("is_known", [False, True], ids=["nobody", "somebody without rights"])
def test_every_address_leads_strangers_to_the_sign_in(is_known: bool) -> None:
    client, found = Client(), addresses()
    if is_known:
        client.force_login(get_user_model().objects.create_user("stranger"))

    for send in (client.get, client.post, client.put):
        for address in found:
            answer = send(address)
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/cms/login/"), address

    assert {"/people/tree/1/", "/media/a", "/wishes/csv/", "/searches/add/"} <= set(found)
