"""No text of the admin is kept in the language of its start or of its first visitor."""

import json
from pathlib import Path

from tests.integration.installation import Installation

MANY = 60


def test_no_text_is_kept_in_the_language_of_the_start_or_of_the_first_visitor(
    tmp_path: Path,
) -> None:
    installation = Installation.seeded(tmp_path)

    printed = installation.run("tests.integration.first_language")

    found = json.loads(printed.splitlines()[-1])
    assert found["pages"] > MANY
    assert found["kept"] == {}
    installation.delete()
