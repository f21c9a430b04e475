"""What the portal serves of the pictures of a whole installation."""

from pathlib import Path

import pytest

from cms.media.metadata import is_bare, is_picture
from portal.settings import Settings
from tests.fakes import FakeEngine
from tests.integration.installation import Installation
from tests.portals import open_portal


@pytest.fixture
def seeded(tmp_path: Path) -> Installation:
    return Installation.seeded(tmp_path)


def test_no_file_that_is_served_holds_more_than_its_picture(seeded: Installation) -> None:
    files = [each for each in seeded.deployment.media_folder.rglob("*") if each.is_file()]
    shown = [each for each in files if is_picture(each.read_bytes()[:64])]

    assert len(shown) > 20
    assert not [each for each in shown if not is_bare(each.read_bytes())]


def test_no_original_is_served(seeded: Installation) -> None:
    originals = list((seeded.deployment.originals_folder / "original_images").iterdir())
    client = open_portal(Settings(seeded.deployment, FakeEngine())).test_client()

    answers = {
        client.get(f"/media/{path}/{each.name}").status_code
        for each in originals
        for path in ("original_images", "images", "renditions", "../originals/original_images")
    }

    assert originals
    assert answers == {404}
