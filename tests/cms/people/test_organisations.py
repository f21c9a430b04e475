"""Who may do what with an organisation: every role, every action, one's own country and others."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cms.directory.models import Organisation, OrganisationLocation
from tests.cms import factories
from tests.cms.people.organisation_actions import (
    LIST,
    NEW_NAME,
    ORGANISATION_ACTIONS,
    ORGANISATION_VIEWS,
    form,
)
from tests.cms.people.tables import cells
from tests.cms.shared import undone
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

MATRIX = """
                       editor  editor  translator  translator   reviewer  admin
                       own     other   original    translation  other     other
save a draft           yes     -       -           yes          yes       yes
go back to a version   yes     -       -           yes          yes       yes
submit                 yes     -       -           yes          yes       yes
publish                -       -       -           -            yes       yes
unpublish              -       -       -           -            yes       yes
delete a draft         yes     -       -           -            yes       yes
delete what is public  -       -       -           -            yes       yes
delete several         yes     -       -           -            yes       yes
copy                   yes     -       -           -            yes       yes
lock                   -       -       -           -            yes       yes
begin a translation    yes     -       yes         yes          yes       yes
"""

VIEWS = """
                      editor  editor  editor   translator  translator   reviewer  admin
                      own     other   abroad   original    translation  other     other
read                  yes     yes     yes      yes         yes          yes       yes
read the history      yes     yes     yes      yes         yes          yes       yes
open                  yes     -       -        -           yes          yes       yes
open a version        yes     -       -        -           yes          yes       yes
see where it is used  yes     -       -        -           yes          yes       yes
"""

WHOSE = ("own", "other", "abroad", "original", "translation")
Organisations: TypeAlias = dict[tuple[str, bool], int]
"""By whose it is and whether it is public, an organisation's key."""


@pytest.fixture(scope="module")
def organisations(people: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Organisations]:
    """An organisation of every sort."""
    with undone(django_db_blocker):
        yield {
            (whose, is_live): stored_organisation(whose, is_live=is_live)
            for whose in WHOSE
            for is_live in (True, False)
        }


@pytest.mark.parametrize(("action", "who", "whose", "may"), cells(MATRIX))
def test_what_a_role_may_do_with_an_organisation(
    organisations: Organisations, action: str, who: str, whose: str, may: bool
) -> None:
    tried = ORGANISATION_ACTIONS[action]
    client = signed_in(who)
    organisation = Organisation.objects.get(pk=organisations[whose, tried.is_live])

    answer = tried.attempt(client, organisation)

    assert answer.status_code in {200, 302}
    assert tried.effect(organisation) == may
    leads_home = answer.status_code == 302 and answer["Location"] == "/cms/"
    assert may or leads_home or tried.does_the_rest


@pytest.mark.parametrize(("view", "who", "whose", "may"), cells(VIEWS))
def test_what_a_role_is_shown_of_an_organisation(
    organisations: Organisations, view: str, who: str, whose: str, may: bool
) -> None:
    client = signed_in(who)
    organisation = Organisation.objects.get(pk=organisations[whose, True])

    answer = client.get(ORGANISATION_VIEWS[view](organisation))

    assert answer.status_code == (200 if may else 302)


@pytest.mark.parametrize(
    ("who", "country", "may"),
    [
        ("editor", "FR", True),
        ("editor", "GR", False),
        ("editor-gr", "GR", True),
        ("editor-gr", "FR", False),
        ("translator", "FR", False),
        ("reviewer", "AT", True),
        ("admin", "GB", True),
    ],
)
def test_who_adds_an_organisation_of_a_country(who: str, country: str, may: bool) -> None:
    client = signed_in(who)

    answer = client.post(f"{LIST}add/", form(country))

    assert answer.status_code in {200, 302}
    assert Organisation.objects.filter(name=NEW_NAME).exists() == may


def test_a_form_sent_to_the_address_of_copying_saves_nothing() -> None:
    client = signed_in("reviewer")
    organisation = factories.published_organisation()
    before = list(Organisation.objects.order_by("pk").values_list("name", "live"))

    answer = client.post(f"{LIST}copy/{organisation.pk}/", form("FR"))

    assert answer.status_code == 405
    assert list(Organisation.objects.order_by("pk").values_list("name", "live")) == before


def stored_organisation(whose: str, *, is_live: bool) -> int:
    """One with two versions: of the editor's country, of another, of both, or translated."""
    country = "FR" if whose == "own" else "GR"
    organisation = factories.published_organisation(country=country)
    if whose == "abroad":
        OrganisationLocation.objects.create(organisation=organisation, place="Pau", country="FR")
    if whose == "translation":
        key = organisation.translation_key
        organisation = factories.published_organisation(
            country=country, language="en", translation_key=key
        )
    if not is_live:
        organisation.unpublish()
    organisation.save_revision()
    return int(organisation.pk)
