"""Lists are joined as the language of the admin does."""

import pytest
from django.utils.translation import override

from cms.ground.lists import listed


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "a, b"), ("ar", "a، b"), ("ar-dz", "a، b"), ("el", "a, b")]
)
def test_a_list_has_the_comma_of_its_language(language: str, said: str) -> None:
    with override(language):
        assert listed(["a", "b"]) == said
