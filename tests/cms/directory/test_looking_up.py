"""Editors look organisations up by name, in their list and where one is chosen."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.directory.merges import Merge
from cms.directory.wagtail_hooks import OrganisationViewSet
from tests.cms import factories
from tests.cms.signing_in import signed_in

LIST = OrganisationViewSet().get_url_name("list")
CHOOSER = "wagtailsnippetchoosers_directory_organisation:choose"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("login", ["reviewer", "editor"])
def test_an_organisation_is_found_by_its_name_and_a_merged_one_is_not(
    empty_cms: None, login: str
) -> None:
    kept = factories.published_organisation("Accueil du Gave")
    merged = factories.published_organisation("Accueil du Pont")
    call_command("update_index", verbosity=0)
    Merge.objects.create(
        merged=merged.translation_key,
        kept=kept.translation_key,
        merged_name=merged.name,
        kept_name=kept.name,
    )
    editor = signed_in(login)

    for name in (LIST, CHOOSER):
        for search in ({}, {"q": "Accueil"}):
            page = editor.get(reverse(name).removeprefix("/cms"), search).content.decode()
            assert "Accueil du Gave" in page, (name, search)
            assert "Accueil du Pont" not in page, (name, search)
