"""Themes of services are themes of their organisation, wherever themes change."""

import pytest

from cms.directory.models import Organisation, Service
from cms.ground.filing import items_filed_under
from cms.taxonomy.merging import merge
from cms.taxonomy.models import Theme
from tests.cms import factories
from tests.cms.directory.test_facts_once import documents, with_a_service

pytestmark = pytest.mark.django_db


def test_an_organisation_is_filed_under_the_themes_of_its_services(empty_cms: None) -> None:
    organisation = with_a_service()
    theme = Service.objects.get().themes.get()

    assert organisation.translation_key in items_filed_under(Theme, [theme.pk])


def test_merged_themes_stay_with_services_and_their_drafts(empty_cms: None) -> None:
    organisation = with_a_service()
    other, kept = Service.objects.get().themes.get(), factories.theme("Français")

    merge(kept, other, user=None)

    assert [each.pk for each in Service.objects.get().themes.all()] == [kept.pk]
    draft = Organisation.objects.get(pk=organisation.pk).get_latest_revision_as_object()
    assert [each.pk for each in draft.services.get().themes.all()] == [kept.pk]
    assert documents(organisation)["fr"].themes == (kept.key,)
