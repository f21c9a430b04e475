import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from werkzeug.test import Client

import wsgi
from cms.operation import static_files
from content_models.deployment import PROJECT_FOLDER


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


def test_a_process_with_the_cms_is_ready_only_with_its_static_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def create_portal(_engine: object, _previews: object, reasons: list[object]) -> object:
        asked.extend(reasons)
        return named("site")

    monkeypatch.setattr(wsgi, "create_portal", create_portal)
    monkeypatch.delenv("EMBEDDED_WORKER", raising=False)

    wsgi.create_site()

    assert static_files.reason_not_ready in asked


TOLD = 'logging.getLogger("a.test").info("a line")'


@pytest.mark.parametrize("process", ["serve_portal", "serve_site"])
def test_every_process_logs_with_the_offset_of_the_zone_that_is_set(
    tmp_path: Path, process: str
) -> None:
    told = in_a_process(tmp_path, f"wsgi.{process}(); {TOLD}", TIME_ZONE="Asia/Tokyo").stderr

    assert re.search(r"^[\d-]{10}T[\d:]{8}\+0900 INFO a\.test: a line$", told, re.MULTILINE), told


def test_a_time_zone_that_does_not_exist_stops_the_start_and_is_named(tmp_path: Path) -> None:
    done = in_a_process(tmp_path, "wsgi.serve_portal()", TIME_ZONE="Europe/Atlantis")

    assert done.returncode != 0
    assert "Europe/Atlantis" in done.stderr


def in_a_process(folder: Path, code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"import logging, wsgi; {code}"],
        cwd=PROJECT_FOLDER,
        env={"PATH": os.environ["PATH"], "VAR_FOLDER": str(folder)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
