"""Where drafts are shown: the one address that the CMS gives out and the portal answers."""

import pytest

from content_models.languages import INTERFACE_LANGUAGES
from content_models.previews import preview_path


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_draft_has_a_path_in_each_language(language: str) -> None:
    assert preview_path(language, "a-token") == f"/{language}/_preview/a-token"
