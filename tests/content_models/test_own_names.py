"""The own names of languages are CLDR's."""

import pytest
from babel import Locale

from content_models.own_names import own_name


@pytest.mark.parametrize("tag", ["fr", "el", "ar", "fa_AF", "uk", "ti", "ckb", "ps", "so", "ka"])
def test_an_own_name_is_that_of_cldr(tag: str) -> None:
    assert own_name(tag.replace("_", "-")) == Locale.parse(tag).languages[tag]


@pytest.mark.parametrize(("tag", "name"), [("ar-SY", "العربية"), ("zxx", "")])
def test_a_country_has_no_name_of_its_own(tag: str, name: str) -> None:
    assert own_name(tag) == name
