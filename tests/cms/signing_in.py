"""People of the demonstration in the admin, with the partners that they write for."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from cms.demonstration.files import key_for
from cms.demonstration.logins import LOGINS, ensure_logins
from cms.taxonomy.models import Partner
from tests.cms import factories

COUNTRIES = {"fr-passerelles": "FR", "gr-gefyra": "GR"}


def partner_of(name: str) -> Partner:
    """The French version of the partner that a login writes for."""
    return _partner(LOGINS[name].partner)


def signed_in(name: str) -> Client:
    """A login's browser."""
    people = get_user_model().objects.filter(username=name)
    if not people:
        ensure_people()
    client = Client()
    client.force_login(people.get())
    return client


def guest() -> Client:
    """The browser of somebody who may enter the admin, and edit nothing."""
    person = get_user_model().objects.create_user("guest")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(person)
    return client


def ensure_people() -> None:
    """Make the logins and their partners, where they are missing."""
    for identifier in COUNTRIES:
        _partner(identifier)
    if not get_user_model().objects.filter(username="admin").exists():
        ensure_logins("secret")


def _partner(identifier: str) -> Partner:
    key = key_for("partner", identifier)
    found = Partner.objects.filter(translation_key=key).first()
    return found or factories.partner(
        identifier, country=COUNTRIES[identifier], translation_key=key
    )
