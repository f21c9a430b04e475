"""A draft may lack anything; what readers need is asked when something goes to them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.directory.models import Organisation
from cms.ground.completeness import IncompleteError
from cms.ground.drafting import block_of_drafts
from cms.library.models import CaseStudyPage
from cms.taxonomy.models import Partner
from tests.cms import factories
from tests.cms.people import organisation_actions, page_actions
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}
JSON = {"Accept": "application/json"}


def incomplete(**values: Any) -> dict[str, Any]:
    """A case study's form with everything begun and nothing ended."""
    picture = {"image": factories.image().pk, "alt_text": "", "decorative": ""}
    unchosen = {"image": "", "alt_text": "", "decorative": ""}
    fields = {
        "picture": factories.image().pk,
        "picture_text": "",
        "summary": "",
        "country": "",
        "place": "",
        "enterprise_name": "",
        "legal_form": "fr-aci",
        "year_founded": "19",
        "body": streamfield(
            [
                ("picture", {"image": picture, "caption": ""}),
                ("picture", {"image": unchosen, "caption": "Sans image"}),
                ("quote", {"text": "", "attribution": "Amina"}),
                ("video", {"title": "", "url": "exam", "description": ""}),
                ("steps", streamfield([])),
                ("text", rich_text("<p>Gardé.</p>")),
            ]
        ),
        "lessons": streamfield([("lesson", "Très long. " * 60)]),
        "related_items": inline_formset([{"page": "", "organisation": ""}]),
    }
    return page_actions.form(**fields | values)


def error_fields(answer: Any) -> set[str]:
    """The fields of a form at which something is said."""
    return set(answer.context["form"].errors)


def test_a_draft_of_a_page_keeps_all_that_is_begun_and_comes_back_with_it(editor: Client) -> None:
    folder = page_actions.folder("fr")

    sent = editor.post(
        f"/pages/add/library/casestudypage/{folder.pk}/", incomplete(), headers=JSON
    ).json()

    assert sent["success"], sent
    page = CaseStudyPage.objects.get(pk=sent["pk"])
    draft = page.get_latest_revision_as_object()
    assert sent["success"]
    assert draft.picture is not None
    assert draft.year_founded == 19
    assert [block.block_type for block in draft.body] == [
        *("picture", "picture", "quote", "video", "steps", "text")
    ]
    assert draft.body[1].value["caption"] == "Sans image"
    assert draft.body[3].value["url"] == "https://exam"
    reopened = editor.get(f"/pages/{page.pk}/edit/").content.decode()
    assert "Sans image" in reopened
    again = editor.post(f"/pages/{page.pk}/edit/", incomplete(slug=page.slug), headers=JSON)
    assert again.json()["success"]


@pytest.mark.parametrize("action", [PUBLISH, SUBMIT])
def test_at_its_form_every_missing_thing_is_named_at_its_field(
    editor: Client, action: dict[str, str]
) -> None:
    folder = page_actions.folder("fr")

    answer = editor.post(
        f"/pages/add/library/casestudypage/{folder.pk}/",
        incomplete(**action),
        headers={"Accept-Language": "fr"},
    )

    form = answer.context["form"]
    assert answer.status_code == 200
    assert error_fields(answer) == {
        *("picture_text", "summary", "country", "place", "enterprise_name"),
        *("year_founded", "body", "lessons"),
    }
    assert form.formsets["related_items"].forms[0].non_field_errors()
    assert set(form.errors.as_data()["body"][0].block_errors) == {0, 1, 2, 3}
    assert "Dites ce que montre l’image" in answer.content.decode()
    assert not CaseStudyPage.objects.exists()


def test_a_draft_of_an_organisation_and_of_a_partner_may_be_incomplete(editor: Client) -> None:
    rows = {
        "locations": inline_formset([{"place": "", "country": "FR", "latitude": "43.2"}]),
        "phones": inline_formset([{"number": "", "label": "le soir"}]),
    }
    organisation = nested_form_data(
        {"name": "Accueil", "description": "null", "spoken_languages": "1", "email": "bonjour@"}
        | {"website": "http", **rows}
    )
    partner = {
        "name": "Passerelles",
        "country": "",
        "picture": factories.image().pk,
        "body": "null",
    }

    sent = [
        editor.post("/snippets/directory/organisation/add/", organisation, headers=JSON).json(),
        editor.post("/snippets/taxonomy/partner/add/", partner, headers=JSON).json(),
    ]

    assert [each["success"] for each in sent] == [True, True]
    kept = Organisation.objects.get().get_latest_revision_as_object()
    assert (kept.email, kept.spoken_languages) == ("bonjour@", ["1"])
    assert kept.phones.get().label == "le soir"
    assert Partner.objects.get(name="Passerelles").get_latest_revision_as_object().picture
    refused = editor.post("/snippets/directory/organisation/add/", organisation | SUBMIT)
    assert {"description", "spoken_languages", "email", "website"} <= error_fields(refused)


def test_what_cannot_be_stored_is_still_refused(editor: Client) -> None:
    folder = page_actions.folder("fr")
    address = f"/pages/add/library/casestudypage/{folder.pk}/"
    impossible = {"title": "", "year_founded": "99999999999999999999", "place": "a" * 101}

    for name, value in impossible.items():
        answer = editor.post(address, incomplete(**{name: value}))

        assert error_fields(answer) == {name}


def test_a_draft_gets_its_slug_from_its_title_until_somebody_writes_one(editor: Client) -> None:
    folder = page_actions.folder("fr")

    sent = editor.post(
        f"/pages/add/library/casestudypage/{folder.pk}/",
        incomplete(slug="", title="Réparer"),
        headers=JSON,
    ).json()

    assert CaseStudyPage.objects.get(pk=sent["pk"]).slug == "réparer"


def test_a_number_that_a_column_demands_stays_as_it_was_in_a_draft(editor: Client) -> None:
    course = factories.published_course(minutes=600)
    form = nested_form_data(
        {"title": "La formation", "slug": course.slug, "minutes": "", "licence": "cc-by-4.0"}
        | {"summary": "Neuf.", "objectives": streamfield([]), "body": streamfield([])}
    )

    saved = editor.post(f"/pages/{course.pk}/edit/", form, headers=JSON).json()
    asked = editor.post(f"/pages/{course.pk}/edit/", form | PUBLISH)

    assert saved["success"]
    course.refresh_from_db()
    draft = course.get_latest_revision_as_object()
    assert (draft.minutes, draft.summary) == (600, "Neuf.")
    assert error_fields(asked) == {"minutes"}


def test_whoever_publishes_while_a_draft_is_saved_is_asked_for_everything() -> None:
    block = CaseStudyPage._meta.get_field("body").stream_block

    block_of_drafts(block)

    assert block_of_drafts(block) is not block
    assert block.child_blocks["quote"].child_blocks["text"].required
    assert block.child_blocks["video"].child_blocks["url"].field.validators


def begun(**values: Any) -> Any:
    """A public case study with an incomplete new version."""
    page = factories.published_case_study("Complète")
    page.picture, page.picture_text, page.summary = factories.image(), "", ""
    page.body = [("quote", {"text": "", "attribution": "Amina"})]
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    return CaseStudyPage.objects.get(pk=page.pk)


def test_a_bulk_action_leads_to_the_form_with_links_to_what_is_missing(editor: Client) -> None:
    page = begun()

    answer = editor.post(
        f"/bulk/wagtailcore/page/publish/?id={page.pk}&next=/cms/pages/",
        headers={"Accept-Language": "fr"},
    )

    page.refresh_from_db()
    told = editor.get(f"/pages/{page.pk}/edit/").content.decode()
    assert answer.url == f"/cms/pages/{page.pk}/edit/"
    assert page.summary == "Un atelier qui répare des vélos."
    block = page.get_latest_revision_as_object().body[0]
    for path in ("picture_text", "summary", f"body.{block.id}"):
        assert f"#:w:contentpath={path}" in told


def test_neither_a_superuser_nor_a_date_publishes_what_is_incomplete(empty_cms: None) -> None:
    page = begun(go_live_at=timezone.now() + timedelta(days=1))
    admin = signed_in("admin")

    asked = admin.post(
        f"/pages/{page.pk}/edit/",
        incomplete(slug=page.slug, go_live_at="2099-01-01 08:00", **PUBLISH),
    )
    with pytest.raises(IncompleteError):
        page.get_latest_revision().publish()

    assert "summary" in error_fields(asked)
    assert page.get_latest_revision().approved_go_live_at is None


def test_a_date_that_was_set_for_something_complete_publishes_it(empty_cms: None) -> None:
    page = factories.published_case_study("Avant")
    page.title, page.go_live_at = "Après", timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    version = page_actions.now(page).get_latest_revision()
    version.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    version.content["go_live_at"] = version.approved_go_live_at.isoformat()
    version.save()

    call_command("publish_scheduled", verbosity=0)

    assert page_actions.now(page).title == "Après"


@pytest.mark.parametrize("kind", ["page", "organisation"])
def test_an_approval_leads_to_the_form_of_what_has_become_incomplete(
    empty_cms: None, kind: str
) -> None:
    reviewer = signed_in("reviewer")
    item, form_address, name = submitted(kind, signed_in("editor"))
    item.refresh_from_db()
    if kind == "page":
        item.picture = factories.image()
    else:
        item.description = ""
    item.save_revision(clean=False)
    state = TaskState.objects.for_instance(item).get(status=TaskState.STATUS_IN_PROGRESS)
    address = reverse(name, args=[item.pk, "approve", state.pk]).removeprefix("/cms")

    answer = reviewer.post(address, {"comment": ""})
    in_a_window = reviewer.post(
        address, {"comment": ""}, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    state.refresh_from_db()
    assert answer.url == f"/cms{form_address}"
    assert in_a_window.json()["redirect"] == f"/cms{form_address}"
    assert state.status == TaskState.STATUS_IN_PROGRESS


def submitted(kind: str, client: Client) -> tuple[Any, str, str]:
    """Something that waits for its review, the address of its form and the name of its approval."""
    if kind == "page":
        page = factories.published_case_study()
        page.save_revision()
        page.get_workflow().start(page, None)
        return page, f"/pages/{page.pk}/edit/", "wagtailadmin_pages:workflow_action"
    organisation = factories.published_organisation()
    organisation.get_workflow().start(organisation, None)
    return (
        organisation,
        f"{organisation_actions.LIST}edit/{organisation.pk}/",
        "wagtailsnippets_directory_organisation:workflow_action",
    )


def test_a_review_does_not_begin_without_what_readers_need(empty_cms: None) -> None:
    page = begun()

    with pytest.raises(IncompleteError) as refused:
        page.get_workflow().start(page, None)

    assert {lack.field for lack in refused.value.lacks} == {"picture_text", "summary", "body"}
    assert not page.workflow_in_progress


def test_a_review_does_not_go_on_either_after_changes_were_asked_for(empty_cms: None) -> None:
    page = factories.published_case_study()
    page.save_revision()
    state = page.get_workflow().start(page, None)
    state.current_task_state.reject()
    page = CaseStudyPage.objects.get(pk=page.pk)
    page.summary = ""
    page.save_revision(clean=False)

    with pytest.raises(IncompleteError):
        page.current_workflow_state.resume()


def test_an_organisation_without_a_place_and_a_resource_without_a_way_to_it_are_refused(
    empty_cms: None,
) -> None:
    organisation = factories.published_organisation()
    organisation.locations = []
    resource = factories.published_resource()
    resource.link = ""

    for item, field in ((organisation, "locations"), (resource, "link")):
        item.save_revision(clean=False)
        with pytest.raises(IncompleteError) as refused:
            item.get_latest_revision().publish()

        assert [lack.field for lack in refused.value.lacks] == [field]
