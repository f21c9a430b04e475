"""Languages are chosen by their names, and countries are none."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.directory.models import Organisation
from cms.ground.spoken_languages import LanguagesFormField, offered_languages, validate_languages
from tests.cms import factories
from tests.cms.directory.migrating import read_what_is_there
from tests.cms.signing_in import signed_in
from tests.cms.test_admin import DESCRIPTION, organisation_form


@pytest.mark.parametrize(
    ("reader", "tag", "label"),
    [
        ("fr", "el", "Grec – \u2068Ελληνικά\u2069"),
        ("de", "fa-AF", "Dari – \u2068دری\u2069"),
        ("el", "uk", "Ουκρανικά – \u2068Українська\u2069"),
        ("ar", "ar", "العربية"),
        ("fr", "ti", "Tigrigna – \u2068ትግርኛ\u2069"),
    ],
)
def test_languages_are_offered_by_name_in_the_editors_language_and_their_own(
    reader: str, tag: str, label: str
) -> None:
    with translation.override(reader):
        assert dict(offered_languages())[tag] == label


@pytest.mark.parametrize(
    ("code", "meant"), [("gr", "Greek (el)"), ("ua", "Ukrainian (uk)"), ("gb", "English (en)")]
)
def test_a_country_is_no_language_and_the_one_that_is_meant_is_named(code: str, meant: str) -> None:
    with pytest.raises(ValidationError) as refused, translation.override("en"):
        validate_languages(["fr", code])

    assert f"“{code}” is a country. Did you mean {meant}?" in refused.value.messages


@pytest.mark.parametrize("code", ["1234", "xx", "zxx", "français"])
def test_what_no_language_is_called_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        validate_languages([code])


def test_languages_are_read_one_by_one_or_from_a_line() -> None:
    field = LanguagesFormField(required=False)

    assert field.clean(["ar", "fr", "FR"]) == ["ar", "fr"]
    assert field.clean(" FR,en  ar;fa-AF fr") == ["fr", "en", "ar", "fa-AF"]
    assert field.clean([]) == []
    validate_languages(["fr", "fa-AF", "ckb", "zh-Hans"])


@pytest.mark.django_db
def test_what_is_chosen_stands_first_in_its_order_even_without_a_script(empty_cms: None) -> None:
    organisation = factories.published_organisation()
    Organisation.objects.filter(pk=organisation.pk).update(spoken_languages=["ti-ER", "fr"])
    organisation = Organisation.objects.get(pk=organisation.pk)
    organisation.save_revision(clean=False)

    page = signed_in("editor").get(f"/snippets/directory/organisation/edit/{organisation.pk}/")

    select = re.search(
        r'<select name="spoken_languages".*?</select>', page.content.decode(), re.DOTALL
    )
    assert select
    values = re.findall(r'<option value="([^"]+)"( selected)?', select[0])
    assert values[:2] == [("ti-ER", " selected"), ("fr", " selected")]
    assert {chosen for _value, chosen in values[2:]} == {""}


@pytest.mark.django_db
def test_the_form_refuses_a_country(empty_cms: None) -> None:
    form = organisation_form(description=DESCRIPTION, spoken_languages="fr, gr")

    page = signed_in("reviewer").post("/snippets/directory/organisation/add/", form)

    assert "Grec (el)" in page.content.decode()
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_countries_that_were_stored_become_the_languages_that_were_meant(empty_cms: None) -> None:
    organisation = factories.published_organisation()
    Organisation.objects.filter(pk=organisation.pk).update(
        spoken_languages=["gr", "el", "ua", "prs"]
    )
    Organisation.objects.get(pk=organisation.pk).save_revision(clean=False)

    read_what_is_there()

    mended = Organisation.objects.get(pk=organisation.pk)
    assert mended.spoken_languages == ["el", "uk", "fa-AF"]
    assert mended.get_latest_revision_as_object().spoken_languages == ["el", "uk", "fa-AF"]
