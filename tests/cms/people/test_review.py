"""The review: two steps, by somebody else than who submitted."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from cms.ground.admin import edit_address
from cms.ground.ownership import write_for
from cms.people.roles import REVIEWERS
from tests.cms import factories
from tests.cms.people import organisation_actions, page_actions
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

SUBMIT = {"action-submit": "action-submit"}
PUBLISH = {"action-publish": "action-publish"}
KINDS = ["page", "organisation"]


def submitted(kind: str, client: Client) -> Any:
    """A public item whose new version somebody has submitted."""
    if kind == "page":
        page = factories.published_case_study(publisher=partner_of("editor"))
        send(client, page, **SUBMIT)
        return page_actions.now(page)
    organisation = factories.published_organisation()
    send(client, organisation, **SUBMIT)
    return organisation_actions.now(organisation)


def send(client: Client, item: Any, **values: str) -> Any:
    """Send an item's form."""
    if hasattr(item, "publisher"):
        form = page_actions.form(item.publisher, slug=item.slug, **values)
        return client.post(f"/pages/{item.pk}/edit/", form)
    place = item.locations.get()
    form = organisation_actions.form(place.country, place, **values)
    return client.post(f"{organisation_actions.LIST}edit/{item.pk}/", form)


def decide(client: Client, item: Any, action: str = "approve") -> Any:
    """Decide about the step that an item waits at."""
    state = TaskState.objects.for_instance(item).get(status=TaskState.STATUS_IN_PROGRESS)
    name = (
        "wagtailadmin_pages:workflow_action"
        if hasattr(item, "publisher")
        else "wagtailsnippets_directory_organisation:workflow_action"
    )
    address = reverse(name, args=[item.pk, action, state.pk]).removeprefix("/cms")
    return client.post(address, {"comment": "Un mot"})


def is_new_version_public(item: Any) -> bool:
    """Whether readers have what was submitted."""
    item.refresh_from_db()
    return str(item) in {page_actions.NEW_TITLE, organisation_actions.NEW_NAME}


def step(item: Any) -> str:
    """The step that an item waits at."""
    task = type(item).objects.get(pk=item.pk).current_workflow_task
    return task.name if task else ""


@pytest.mark.parametrize("kind", KINDS)
def test_two_clicks_of_one_reviewer_publish_what_an_editor_submits(kind: str) -> None:
    item = submitted(kind, signed_in("editor"))
    reviewer = signed_in("reviewer")
    first = step(item)

    decide(reviewer, item)
    second, is_public_too_early = step(item), is_new_version_public(item)
    decide(reviewer, item)

    assert (first, second, step(item)) == ("Content", "Publication", "")
    assert not is_public_too_early
    assert is_new_version_public(item)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["editor", "translator"])
def test_only_reviewers_and_administrators_approve(kind: str, who: str) -> None:
    item = submitted(kind, signed_in("editor"))

    answer = decide(signed_in(who), item)

    assert answer["Location"] == "/cms/"
    assert step(item) == "Content"


@pytest.mark.parametrize("kind", KINDS)
def test_a_reviewer_neither_approves_nor_publishes_what_they_submitted(kind: str) -> None:
    reviewer = signed_in("reviewer")
    item = submitted(kind, reviewer)

    approved = decide(reviewer, item)
    published = send(reviewer, item, **PUBLISH)
    if kind == "page":
        reviewer.post(f"/bulk/wagtailcore/page/publish/?id={item.pk}&next=/cms/pages/")

    assert approved["Location"] == "/cms/"
    assert published.status_code == 200  # the form again, with the reason
    assert step(item) == "Content"
    assert not is_new_version_public(item)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_decision_in_the_form_is_told_in_one_message(kind: str, action: str) -> None:
    item = submitted(kind, signed_in("editor"))

    answer = send(
        signed_in("reviewer"),
        item,
        **{"action-workflow-action": "yes", "workflow-action-name": action},
    )

    assert step(item) == ("Publication" if action == "approve" else "Content")
    assert len(list(get_messages(answer.wsgi_request))) == 1


def test_a_second_reviewer_approves_it() -> None:
    item = submitted("page", signed_in("reviewer"))
    colleague = get_user_model().objects.create_user("colleague", password="secret")
    colleague.groups.add(Group.objects.get(name=REVIEWERS))
    second = Client()
    second.force_login(colleague)

    decide(second, item)
    decide(second, item)

    assert is_new_version_public(item)


def test_an_administrator_may_approve_everything() -> None:
    admin = signed_in("admin")
    item = submitted("page", admin)

    decide(admin, item)
    decide(admin, item)

    assert is_new_version_public(item)


@pytest.mark.parametrize("kind", KINDS)
def test_while_it_is_reviewed_its_editor_cannot_change_it_but_take_it_back(kind: str) -> None:
    editor = signed_in("editor")
    item = submitted(kind, editor)
    before = item.latest_revision_id

    refused = send(editor, item)
    item.refresh_from_db()
    after = item.latest_revision_id
    send(editor, item, **{"action-cancel-workflow": "cancel"})

    assert refused.status_code == 200
    assert before == after
    assert step(item) == ""
    assert send(editor, item).status_code == 302


def test_who_asks_for_changes_gets_it_back_from_the_editor() -> None:
    editor, reviewer = signed_in("editor"), signed_in("reviewer")
    item = submitted("page", editor)

    decide(reviewer, item, "reject")
    at_the_editors = step(item)
    send(editor, item, **SUBMIT)

    assert at_the_editors == ""
    assert step(item) == "Content"


def test_reviewers_find_what_waits_for_them_but_not_what_they_submitted() -> None:
    reviewer = signed_in("reviewer")
    theirs = factories.published_case_study("De l’éditrice", publisher=partner_of("editor"))
    send(signed_in("editor"), theirs, title="De l’éditrice", **SUBMIT)
    own = factories.published_case_study("De la relectrice", publisher=partner_of("editor"))
    send(reviewer, own, title="De la relectrice", **SUBMIT)

    user = get_user_model().objects.get(username="reviewer")
    waiting = {str(state.revision.as_object()) for state in TaskState.objects.reviewable_by(user)}

    assert waiting == {"De l’éditrice"}


def test_reviewers_are_told_by_mail() -> None:
    editor = signed_in("editor")
    signed_in("reviewer")

    submitted("page", editor)

    assert {address for message in mail.outbox for address in message.to} >= {
        "reviewer@insert.example"
    }


def test_somebody_who_writes_for_two_partners_edits_both() -> None:
    client = signed_in("editor")
    user = get_user_model().objects.get(username="editor")
    write_for(user, {partner_of(name).translation_key for name in ("editor", "editor-gr")})
    pages = [
        factories.published_case_study(str(number), publisher=partner_of(name))
        for number, name in enumerate(("editor", "editor-gr"))
    ]

    assert [client.get(f"/pages/{page.pk}/edit/").status_code for page in pages] == [200, 200]


@pytest.mark.parametrize("kind", KINDS)
def test_an_approval_is_for_what_was_read(kind: str) -> None:
    item = submitted(kind, signed_in("editor"))
    reviewer = signed_in("reviewer")
    corrected = item.get_latest_revision_as_object()
    corrected.save_revision(user=get_user_model().objects.get(username="admin"), clean=False)

    answer = decide(reviewer, item)

    assert step(item) == "Content"
    assert "changed_in_review" in answer["Location"]
    form = reviewer.get(answer["Location"].removeprefix("/cms"))
    assert "admin" in form.content.decode()
    send(
        reviewer,
        item,
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    assert step(item) == "Publication"


def test_history_names_the_version_that_was_approved() -> None:
    item = submitted("page", signed_in("editor"))
    reviewer = signed_in("reviewer")
    corrected = item.get_latest_revision_as_object()
    own = corrected.save_revision(
        user=get_user_model().objects.get(username="reviewer"), clean=False
    )

    decide(reviewer, item)

    approved = TaskState.objects.for_instance(item).get(status=TaskState.STATUS_APPROVED)
    assert approved.revision_id == own.pk


@pytest.mark.parametrize("kind", KINDS)
def test_a_save_in_the_background_decides_nothing(kind: str) -> None:
    item, reviewer = submitted(kind, signed_in("editor")), signed_in("reviewer")
    deed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    reviewer.defaults["HTTP_ACCEPT"] = "application/json"

    answer = send(reviewer, item, **deed)

    assert answer.status_code == 400
    assert answer.json()["success"] is False
    assert step(item) == "Content"


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_names_the_review_in_the_language_of_its_author(kind: str) -> None:
    editor, reviewer = signed_in("editor"), signed_in("reviewer")

    item = submitted(kind, editor)
    waiting = form_of(editor, item)
    decide(reviewer, item, "reject")
    given_back = form_of(editor, item)
    item.current_workflow_state.cancel(user=None)
    taken_back = form_of(editor, item)

    assert "Das wartet auf eine Prüfung." in waiting
    assert "Aus der Prüfung zurückziehen" in waiting
    assert "Erneut einreichen" in given_back
    assert "Zur Prüfung einreichen" in taken_back


def form_of(client: Client, item: Any) -> str:
    """An item's form, in German."""
    address = edit_address(item._meta.label_lower, item.pk).removeprefix("/cms")
    return client.get(address, headers={"accept-language": "de"}).content.decode()
