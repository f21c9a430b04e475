"""The groups and their review: made once, given what is missing, and otherwise left alone."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from cms.directory.models import Organisation
from cms.ground.ownership import partners_of
from cms.people.models import ReviewTask
from cms.people.review import ensure_review
from cms.people.roles import ADMINISTRATORS, EDITORS, REVIEWERS, ROLES, ensure_roles
from tests.cms import factories
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db


def as_wagtail_makes_it() -> tuple[Group, Workflow]:
    """Undo what we made, and set up the groups and the review of a new Wagtail."""
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.all().delete()
    Group.objects.create(name=EDITORS)
    moderators = Group.objects.create(name="Moderators")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=Page.get_first_root_node(), workflow=workflow)
    return moderators, workflow


def permissions(group: Group) -> set[str]:
    pages = GroupPagePermission.objects.filter(group=group)
    return {
        *group.permissions.values_list("codename", flat=True),
        *pages.values_list("permission__codename", flat=True),
    }


def another_permission(group: Group) -> Permission:
    given = group.permissions.values("pk")
    return Permission.objects.exclude(pk__in=given).order_by("pk")[0]


def test_an_administrator_sees_one_clear_set_of_groups_and_one_review() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Review"]
    assert list(Task.objects.order_by("pk").values_list("name", flat=True)) == [
        "Content",
        "Publication",
    ]


def test_everything_goes_through_the_review() -> None:
    page = factories.published_case_study()

    names = [item.get_workflow().name for item in (page, Organisation())]

    assert names == ["Review", "Review"]


def test_made_again_it_changes_nothing() -> None:
    before = {group.name: permissions(group) for group in Group.objects.all()}

    ensure_roles()

    assert {group.name: permissions(group) for group in Group.objects.all()} == before
    assert ReviewTask.objects.count() == 2
    assert Workflow.objects.count() == 1


def test_a_permission_that_was_stored_in_french_is_named_anew() -> None:
    stored = Permission.objects.filter(codename="translate_content")
    stored.update(name="Peut modifier les traductions")

    ensure_roles()

    assert [each.name for each in stored.all()] == ["Can edit translations of every partner"]


def test_groups_of_these_names_keep_their_people_and_what_was_given_besides() -> None:
    group = Group.objects.get(name=EDITORS)
    person = get_user_model().objects.create_user("person")
    person.groups.add(group)
    extra = another_permission(group)
    group.permissions.add(extra)

    ensure_roles()

    assert person in group.user_set.all()
    assert extra in group.permissions.all()


def test_what_is_missing_is_given_again() -> None:
    group = Group.objects.get(name=REVIEWERS)
    before = permissions(group)
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()

    ensure_roles()

    assert permissions(group) == before


def test_people_of_wagtails_groups_go_on_with_the_roles_that_fit() -> None:
    moderators, _workflow = as_wagtail_makes_it()
    publishing = Permission.objects.get(codename="publish_page")
    editors = Group.objects.get(name=EDITORS)
    GroupPagePermission.objects.create(
        group=editors, page=Page.get_first_root_node(), permission=publishing
    )
    person = get_user_model().objects.create_user("person")
    person.groups.set([moderators, editors])

    ensure_roles()

    assert set(person.groups.values_list("name", flat=True)) == {EDITORS, REVIEWERS}
    assert "publish_page" not in permissions(editors)
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_wagtails_review_goes_where_nobody_used_it() -> None:
    as_wagtail_makes_it()

    ensure_roles()

    assert list(Workflow.objects.values_list("name", flat=True)) == ["Review"]
    assert not GroupApprovalTask.objects.exists()


def test_a_review_that_was_used_keeps_its_history_and_takes_in_nothing_new() -> None:
    page = factories.published_case_study()
    _moderators, workflow = as_wagtail_makes_it()
    WorkflowState.objects.create(
        content_type=ContentType.objects.get_for_model(page),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        workflow=workflow,
        status=WorkflowState.STATUS_APPROVED,
    )

    ensure_roles()

    workflow.refresh_from_db()
    assert not workflow.active
    assert page.get_workflow().name == "Review"
    assert page.workflow_states.count() == 1


def test_a_review_that_has_been_renamed_is_not_made_a_second_time() -> None:
    Workflow.objects.update(name="Relecture")

    ensure_roles()

    assert list(Workflow.objects.values_list("name", flat=True)) == ["Relecture"]


def test_administrators_need_not_be_superusers_to_do_everything() -> None:
    person = get_user_model().objects.create_user("person")
    person.groups.add(Group.objects.get(name=ADMINISTRATORS))

    needed = ["auth.change_user", "auth.change_group", "wagtailcore.change_workflow"]

    assert person.has_perms([*needed, "directory.publish_organisation", "taxonomy.delete_theme"])


def test_an_administrator_says_for_which_partners_somebody_writes() -> None:
    client = signed_in("admin")
    key = partner_of("editor").translation_key
    factories.partner("Footbridges", language="en", translation_key=key)
    form = {
        "username": "nour",
        "email": "nour@insert.example",
        "first_name": "Nour",
        "last_name": "Exemple",
        "password1": "une-phrase-assez-longue",
        "password2": "une-phrase-assez-longue",
        "groups": [Group.objects.get(name=EDITORS).pk],
        "partners": [str(key)],
    }

    shown = client.get("/users/new/").content.decode()
    client.post("/users/new/", form)
    nour = get_user_model().objects.get(username="nour")
    edited = client.get(f"/users/edit/{nour.pk}/").content.decode()

    assert len(re.findall(f'name="partners"[^>]*value="{key}"', shown)) == 1
    assert partners_of(nour) == {key}
    assert re.search(f'value="{key}"[^>]*checked', edited)

    client.post(f"/users/edit/{nour.pk}/", form | {"partners": [], "is_active": "on"})

    assert partners_of(get_user_model().objects.get(pk=nour.pk)) == frozenset()


def test_only_administrators_edit_users() -> None:
    user = get_user_model().objects.create_user("somebody")

    answers: list[Any] = [
        signed_in(who).get(f"/users/edit/{user.pk}/") for who in ("editor", "reviewer")
    ]

    assert [answer["Location"] for answer in answers] == ["/cms/", "/cms/"]


def test_the_review_is_made_with_the_groups_that_are_named() -> None:
    as_wagtail_makes_it()
    group = Group.objects.create(name="Some")

    ensure_review([group])

    assert [list(task.groups.all()) for task in ReviewTask.objects.all()] == [[group], [group]]
