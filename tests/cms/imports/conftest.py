"""A source, and a reader of HSDS."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cms.imports.models import Source
from content_models.exchange import reading
from content_models.exchange.hsds.reading import from_hsds
from content_models.exchange.hsds.rows import HsdsOrganization
from content_models.exchange.reading import Found, ReadingOptions
from tests.cms.imports import sources


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(file: Any, name: str, options: ReadingOptions) -> Iterator[Found]:
        for number, each in enumerate(json.load(file)):
            row = HsdsOrganization.model_validate(each)
            read = from_hsds(row, locale=options.locale, at=sources.NOW, on=options.on)
            yield Found(str(row.id), f"[{number}]", read.document)

    monkeypatch.setattr(reading, "read_records", read)


@pytest.fixture
def source(publishing: Any) -> Source:
    return sources.source()
