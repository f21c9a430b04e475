"""The portal without its CMS."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from content_models.deployment import Deployment
from content_models.published import PublishedStore
from tests.integration.installation import Installation

ITEMS = 78  # of the demonstration content, each read in five languages


@pytest.fixture
def seeded(tmp_path: Path) -> Iterator[Installation]:
    made = Installation.seeded(tmp_path)
    yield made
    made.delete()


def test_every_page_search_and_facet_is_read_without_the_cms(seeded: Installation) -> None:
    destroy_cms(seeded)

    told = seeded.run("tests.integration.reading_alone")

    found = re.match(r"(\d+) pages, (\d+) facets, (\d+) searches", told)
    assert found is not None
    pages, facets, searches = map(int, found.groups())
    assert pages >= ITEMS * 5
    assert facets > 100
    assert searches == 30


def destroy_cms(installation: Installation) -> None:
    deployment = Deployment.from_environment(installation.environment)
    if deployment.uses_postgresql:
        store = PublishedStore(deployment)
        with store.engine().begin() as connection:
            connection.execute(text(f'DROP SCHEMA "{deployment.schema("cms")}" CASCADE'))
        store.close()
        return
    for file in installation.folder.glob("cms.sqlite3*"):
        file.unlink()
