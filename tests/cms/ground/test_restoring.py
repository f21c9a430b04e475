"""An old version, or a draft, whose theme, partner, picture or place has been deleted since."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cms.directory.models import OrganisationLocation
from cms.library.models import RelatedItem
from cms.taxonomy.models import Partner
from tests.cms import factories
from tests.cms.people import organisation_actions, page_actions

pytestmark = pytest.mark.django_db

GONE = "quelque chose qui a été supprimé depuis"


NAMED: dict[str, tuple[str, Callable[[], Any]]] = {
    "Autres thèmes": ("themes", lambda: [factories.theme("Eau")]),
    "Secteur": ("sector", lambda: factories.theme("Vélo", group="sector")),
    "Partenaire qui publie": ("publisher", lambda: factories.partner("Partie (exemple)")),
    "Image": ("picture", factories.image),
    "Page": ("related_items", lambda: [RelatedItem(page=factories.published_info_page())]),
    "Structure": (
        "related_items",
        lambda: [RelatedItem(organisation=factories.published_organisation())],
    ),
}
"""What a case study can name: by its label, the field and what stands in it."""


def page_without(label: str) -> Any:
    """A case study whose first version names something that is gone by now."""
    field, make = NAMED[label]
    value = make()
    page = factories.published_case_study("Avant", picture_text="Un vélo", **{field: value})
    setattr(page, field, [] if isinstance(value, list) else None)
    page.title = "Après"
    page.save_revision().publish()
    named = value[0] if isinstance(value, list) else value
    (named.page or named.organisation if isinstance(named, RelatedItem) else named).delete()
    return page_actions.now(page)


@pytest.mark.parametrize("label", NAMED)
def test_a_page_comes_back_without_it_and_its_form_says_so(editor: Client, label: str) -> None:
    page = page_without(label)
    way = f"/pages/{page.pk}/revisions/{page.revisions.order_by('pk').first().pk}/revert/"

    opened = editor.get(way)
    kept = page_actions.now(page)
    form = page_actions.form(slug=page.slug, title="Avant", **{"action-publish": "publish"})
    sent = editor.post(way, form)

    (told,) = [str(each) for each in opened.context["messages"] if GONE in str(each)]
    assert opened.status_code == 200
    assert label in told
    assert kept.title == "Après"
    assert sent.status_code == 302
    assert page_actions.now(page).title == "Avant"


@pytest.mark.parametrize("label", NAMED)
def test_two_versions_are_compared_although_one_names_what_is_gone(
    editor: Client, label: str
) -> None:
    page = page_without(label)
    old = page.revisions.order_by("pk").first()

    answer = editor.get(f"/pages/{page.pk}/revisions/compare/earliest...latest/")
    seen = editor.get(f"/pages/{page.pk}/revisions/{old.pk}/view/")

    assert answer.status_code == 200
    assert seen.status_code == 302  # into the portal


def test_a_draft_that_names_a_deleted_partner_is_still_edited_and_published(
    editor: Client,
) -> None:
    page = factories.published_case_study("Avant")
    partner = factories.partner("Partie (exemple)")
    page.title, page.publisher = "Après", partner
    revision = page.save_revision()
    Partner.objects.filter(pk=partner.pk).delete()

    opened = editor.get(f"/pages/{page.pk}/edit/")
    revision.publish()

    assert GONE in opened.content.decode()
    assert page_actions.now(page).title == "Après"


def test_a_form_that_names_nothing_deleted_says_nothing(editor: Client) -> None:
    page = factories.published_case_study(themes=[factories.theme()], publisher=factories.partner())
    page.save_revision()

    for way in ("edit", f"revisions/{page.latest_revision_id}/revert"):
        assert GONE not in editor.get(f"/pages/{page.pk}/{way}/").content.decode()


def test_a_place_that_was_deleted_comes_back_with_its_organisation(editor: Client) -> None:
    organisation = factories.published_organisation()
    old = organisation.latest_revision
    organisation.locations = [OrganisationLocation(place="Orthez", country="FR")]
    organisation.save_revision().publish()
    way = f"{organisation_actions.LIST}history/{organisation.pk}/revisions/{old.pk}/revert/"

    opened = editor.get(way)
    place = old.as_object().locations.get()
    form = organisation_actions.form("FR", place, **{"action-publish": "publish"})
    editor.post(way, form)

    assert opened.status_code == 200
    assert 'value="Pau"' in opened.content.decode()
    places = organisation_actions.now(organisation).locations
    assert list(places.values_list("place", flat=True)) == ["Pau"]


def test_a_picture_in_the_text_that_is_gone_is_asked_for_again(editor: Client) -> None:
    picture = factories.image()
    picture.contextual_alt_text = "Un vélo"
    page = factories.published_case_study(
        body=[("picture", {"image": picture, "caption": "Au bord du gave"})]
    )
    old = page.latest_revision
    page.body = []
    page.save_revision().publish()
    picture.delete()

    opened = editor.get(f"/pages/{page.pk}/revisions/{old.pk}/revert/")

    assert opened.status_code == 200
    assert "Au bord du gave" in opened.content.decode()
    assert Page.objects.get(pk=page.pk).live
