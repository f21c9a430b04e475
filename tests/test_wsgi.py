from collections.abc import Iterable

import pytest
from werkzeug.test import Client

import wsgi


def named(name: str):  # type: ignore[no-untyped-def]
    def application(environ, start_response) -> Iterable[bytes]:  # type: ignore[no-untyped-def]
        start_response("200 OK", [])
        return [f"{name} {environ['SCRIPT_NAME']}|{environ['PATH_INFO']}".encode()]

    return application


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "site |/"),
        ("/fr/library", "site |/fr/library"),
        ("/cms", "cms /cms|/"),
        ("/cms/", "cms /cms|/"),
        ("/cms/login/", "cms /cms|/login/"),
        ("/cmsx", "site |/cmsx"),
    ],
)
def test_each_address_reaches_its_application(path: str, expected: str) -> None:
    client = Client(wsgi.mounted(named("site"), named("cms")))

    assert client.get(path).get_data(as_text=True) == expected


def test_importing_the_composition_root_makes_nothing() -> None:
    assert "application" not in vars(wsgi)
    with pytest.raises(AttributeError):
        _ = wsgi.no_such_name
