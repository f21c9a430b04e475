"""Closed vocabularies: every code has a label, and every label its translations."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from content_models import vocabularies
from content_models.deployment import PROJECT_FOLDER
from content_models.vocabularies import (
    AUDIENCE_LABELS,
    LEGAL_FORM_LABELS,
    LICENCE_ADDRESSES,
    LICENCE_LABELS,
    METHOD_LABELS,
    RESOURCE_TYPE_LABELS,
    Audience,
    Country,
    LegalForm,
    Licence,
    Method,
    ResourceType,
    ThemeGroup,
)

LABELS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    Audience: AUDIENCE_LABELS,
    LegalForm: LEGAL_FORM_LABELS,
    Licence: LICENCE_LABELS,
    Method: METHOD_LABELS,
    ResourceType: RESOURCE_TYPE_LABELS,
}
NAMED_ELSEWHERE = {Country, ThemeGroup}
"""Countries have their names from CLDR; readers never see the group of a theme."""
TRANSLATED = [
    *AUDIENCE_LABELS.values(),
    *METHOD_LABELS.values(),
    *RESOURCE_TYPE_LABELS.values(),
    LICENCE_LABELS[Licence.ALL_RIGHTS_RESERVED],
]
CATALOGUES = [
    *sorted(PROJECT_FOLDER.glob("portal/translations/*/LC_MESSAGES/*.po")),
    *sorted(PROJECT_FOLDER.glob("cms/locale/*/LC_MESSAGES/*.po")),
]

each_vocabulary = pytest.mark.parametrize("vocabulary", LABELS, ids=lambda each: each.__name__)


def test_every_vocabulary_is_tried_here() -> None:
    known = {
        each
        for each in vars(vocabularies).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    }

    assert known == LABELS.keys() | NAMED_ELSEWHERE


@each_vocabulary
def test_every_code_has_a_label_of_its_own(vocabulary: type[StrEnum]) -> None:
    labels = LABELS[vocabulary]

    assert list(labels) == list(vocabulary)
    assert all(labels.values())
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    "catalogue", CATALOGUES, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}"
)
def test_every_label_is_marked_and_translated(catalogue: Path) -> None:
    language = catalogue.parts[-3]
    with catalogue.open("rb") as file:
        messages = read_po(file, locale=language)

    untranslated = {
        label
        for label in TRANSLATED
        if messages.get(label) is None or not (messages[label].string or language == "en")
    }

    assert untranslated == set()


def test_there_are_catalogues_of_both_applications() -> None:
    applications = {path.relative_to(PROJECT_FOLDER).parts[0] for path in CATALOGUES}

    assert applications == {"portal", "cms"}


@pytest.mark.parametrize("vocabulary", [*LABELS, ThemeGroup])
def test_a_code_can_stand_in_an_address_as_it_is(vocabulary: type[StrEnum]) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", code) for code in vocabulary)


def test_countries_go_by_their_iso_codes() -> None:
    assert [*Country] == ["FR", "GR", "AT", "GB"]


@pytest.mark.parametrize("form", LegalForm)
def test_a_legal_form_belongs_to_the_country_that_its_code_begins_with(form: LegalForm) -> None:
    assert form.country in Country
    assert form.value.startswith(f"{form.country.value.lower()}-")
    assert form.label == LEGAL_FORM_LABELS[form]


def test_every_country_has_legal_forms() -> None:
    assert {form.country for form in LegalForm} == set(Country)


@pytest.mark.parametrize(
    ("licence", "path"),
    [
        (Licence.CC_BY, "licenses/by/4.0/"),
        (Licence.CC_BY_SA, "licenses/by-sa/4.0/"),
        (Licence.CC_BY_NC, "licenses/by-nc/4.0/"),
        (Licence.CC_BY_NC_SA, "licenses/by-nc-sa/4.0/"),
        (Licence.CC0, "publicdomain/zero/1.0/"),
    ],
)
def test_a_public_licence_has_the_address_of_its_very_text(licence: Licence, path: str) -> None:
    assert LICENCE_ADDRESSES[licence] == f"https://creativecommons.org/{path}"


def test_only_where_all_rights_are_reserved_there_is_no_licence_to_read() -> None:
    assert set(Licence) - LICENCE_ADDRESSES.keys() == {Licence.ALL_RIGHTS_RESERVED}
