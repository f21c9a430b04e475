"""The admin offers no privacy that the portal could not keep."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.people.roles import ADMINISTRATORS, ROLES
from tests.cms import factories
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db


def place(kind: str) -> tuple[str, Any, Any]:
    """Where the privacy of a page or a collection is set, what it is set on, and by which model."""
    if kind == "page":
        page = factories.published_case_study()
        return f"/pages/{page.pk}/privacy/", page, PageViewRestriction
    made = Collection.get_first_root_node().add_child(instance=Collection(name="Interne"))
    return f"/collections/{made.pk}/privacy/", made, CollectionViewRestriction


def offered(address: str) -> tuple[set[str], str]:
    html = json.loads(signed_in("admin").get(address).content)["html"]
    assert "password" not in html
    assert "groups" not in html
    chosen = re.findall(r'value="(\w+)"[^>]*checked', html)
    return set(re.findall(r'name="restriction_type" value="(\w+)"', html)), "".join(chosen)


@pytest.mark.parametrize("kind", ["page", "collection"])
def test_something_is_shown_or_hidden_and_nothing_between(kind: str) -> None:
    address, owner, model = place(kind)
    admin = signed_in("admin")
    before = offered(address)

    admin.post(address, {"restriction_type": "login"})
    hidden = offered(address)
    restrictions = list(model.objects.values_list(f"{kind}_id", flat=True))
    admin.post(address, {"restriction_type": "none"})

    assert before == ({"none", "login"}, "none")
    assert hidden == ({"none", "login"}, "login")
    assert restrictions == [owner.pk]
    assert not model.objects.exists()


@pytest.mark.parametrize("kind", ["page", "collection"])
@pytest.mark.parametrize("sent", ["password", "groups", ""])
def test_what_is_not_offered_is_not_taken(kind: str, sent: str) -> None:
    address, _owner, model = place(kind)
    group = Group.objects.first()

    signed_in("admin").post(
        address, {"restriction_type": sent, "password": "x", "groups": [group.pk] if group else []}
    )

    assert not model.objects.exists()


@pytest.mark.parametrize("kind", ["page", "collection"])
@pytest.mark.parametrize("older", ["password", "groups"])
def test_an_older_restriction_is_told_as_what_it_is(kind: str, older: str) -> None:
    address, owner, model = place(kind)
    model.objects.create(restriction_type=older, password="x", **{kind: owner})

    assert offered(address)[1] == "login"


@pytest.mark.parametrize("role", ROLES)
def test_collections_are_hidden_by_administrators_alone(role: str) -> None:
    address, _owner, model = place("collection")
    user = get_user_model().objects.create_user("amina")  # no superuser
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)

    client.post(address, {"restriction_type": "login"})

    assert model.objects.exists() is (role == ADMINISTRATORS)
    listed = client.get("/collections/")
    assert (listed.status_code == 200) is (role == ADMINISTRATORS)


def test_what_lies_below_says_where_it_is_hidden() -> None:
    course = factories.published_course("La formation")
    session = factories.published_session(course, "Séance")
    PageViewRestriction.objects.create(page=course, restriction_type="login")

    html = json.loads(signed_in("admin").get(f"/pages/{session.pk}/privacy/").content)["html"]

    assert f"/cms/pages/{course.pk}/edit/" in html
