"""Themes that say the same: a second one is refused, and two are merged."""

from typing import Any

import pytest
from django.test import Client

from cms.publishing.projector import Projector
from cms.taxonomy.models import Theme
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.taxonomy_forms import THEMES, theme_form

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("label", ["Santé", "SANTE", "  sante "])
def test_a_second_theme_of_one_label_is_refused(editor: Client, label: str) -> None:
    factories.theme("Santé")

    page = editor.post(f"{THEMES}/add/", theme_form(None, {"fr": label})).content.decode()

    assert "Un autre thème s’appelle" in page
    assert Theme.objects.count() == 1


def test_a_theme_keeps_its_label_and_another_language_may_have_the_same(editor: Client) -> None:
    theme = factories.theme("Transport")

    kept = editor.post(f"{THEMES}/edit/{theme.pk}/", theme_form(theme, {"fr": "Transport"}))
    other = editor.post(f"{THEMES}/add/", theme_form(None, {"en": "Transport"}))

    assert (kept.status_code, other.status_code) == (302, 302)


def address(theme: Theme) -> str:
    return f"/themes/{theme.pk}/merge/"


@pytest.mark.parametrize("role", ["editor", "translator", "reviewer"])
def test_only_administrators_merge(empty_cms: None, role: str) -> None:
    kept, other = factories.theme("Santé"), factories.theme("Soins")

    signed_in(role).post(address(other), {"kept": kept.pk})

    assert Theme.objects.count() == 2


def test_all_that_used_a_theme_uses_the_one_that_is_kept(
    publishing: PublishedStore, projector: Projector
) -> None:
    kept = factories.theme("Santé", synonyms="docteur", group="sector")
    other = factories.theme("Soins", synonyms="infirmier\nDocteur", group="sector")
    organisation = factories.published_organisation(themes=[kept, other])
    study = factories.published_case_study()
    study.sector = other
    study.save_revision().publish()
    study.themes = [other]
    study.save_revision()  # a draft
    projector.drain(timeout_seconds=5)

    answer = signed_in("admin").post(address(other), {"kept": kept.pk})
    projector.drain(timeout_seconds=5)

    assert answer.status_code == 302
    assert not Theme.objects.filter(pk=other.pk).exists()
    drafted: Any = type(study).objects.get(pk=study.pk).get_latest_revision_as_object()
    assert list(drafted.themes.all()) == [kept]
    assert type(study).objects.get(pk=study.pk).sector == kept
    assert [theme.pk for theme in type(organisation).objects.get().themes.all()] == [kept.pk]
    with publishing.reading() as snapshot:
        document: Any = snapshot.document(organisation.translation_key, "fr")
        term: Any = snapshot.document(kept.key, "fr")
        assert document.themes == (kept.key,)
        assert term.synonyms == ("docteur", "Soins", "infirmier")
        assert term.merged == (other.key,)


def test_the_history_tells_of_a_merge_and_an_old_version_keeps_its_addresses(
    empty_cms: None,
) -> None:
    kept, other = factories.theme("Santé"), factories.theme("Soins")
    old = kept.save_revision()
    administrator = signed_in("admin")

    administrator.post(address(other), {"kept": kept.pk})

    page = administrator.get(f"{THEMES}/history/{kept.pk}/").content.decode()
    assert "Un autre thème a été fusionné avec celui-ci" in page
    now = Theme.objects.get(pk=kept.pk)
    assert now.with_content_json(old.content).merged_keys == [str(other.key)]


def test_the_page_says_what_a_merge_does(empty_cms: None) -> None:
    kept, other = factories.theme("Santé"), factories.theme("Soins")
    sector = factories.theme("Logement", group="sector")
    factories.published_organisation(themes=[other])

    page = signed_in("admin").get(address(other)).content.decode()

    assert "brouillons compris : 1." in page
    assert f'<option value="{kept.pk}">' in page
    assert f'<option value="{other.pk}">' not in page
    assert f'<option value="{sector.pk}">' not in page
