"""Everything that somebody can try with an organisation in the admin."""

from typing import Any

from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cms.directory.models import Organisation
from tests.cms import factories
from tests.cms.people.page_actions import Action

NEW_NAME = "Ce qui vient d’être écrit (exemple)"
LIST = "/snippets/directory/organisation/"
OK = 200


def form(country: str, place: Any = None, **values: Any) -> dict[str, Any]:
    """An organisation's form as a browser sends it, with one place, new or as it is."""
    stored = {"id": str(place.pk or "")} if place else {}
    places = [{"place": "Pau", "country": country} | stored]
    fields: dict[str, Any] = {
        "name": NEW_NAME,
        "description": rich_text("<p>Nous accueillons.</p>"),
        "spoken_languages": "fr",
        "locations": inline_formset(places, initial=1 if place else 0, min=1),
        "phones": inline_formset([]),
    }
    return nested_form_data(fields | values)


def now(before: Any) -> Any:
    """The organisation as it is stored by now."""
    return Organisation.objects.get(pk=before.pk)


def _form_of(organisation: Any, **values: Any) -> dict[str, Any]:
    """The form with the place as it is stored; a translation has none of its own."""
    place = organisation.locations.first()
    return form(place.country if place else "FR", place, **values)


def _edit(client: Client, organisation: Any, **values: Any) -> Any:
    return client.post(f"{LIST}edit/{organisation.pk}/", _form_of(organisation, **values))


def _post(name: str) -> Any:
    return lambda client, organisation: client.post(f"{LIST}{name}/{organisation.pk}/")


def _bulk_delete(client: Client, organisation: Any) -> Any:
    return client.post(f"/bulk/directory/organisation/delete/?id={organisation.pk}&next=/cms/")


def _revert(client: Client, organisation: Any) -> Any:
    oldest = organisation.revisions.order_by("pk").first()
    return client.post(
        f"{LIST}history/{organisation.pk}/revisions/{oldest.pk}/revert/",
        _form_of(organisation),
    )


def _copy(client: Client, organisation: Any) -> Any:
    opened = client.get(f"{LIST}copy/{organisation.pk}/")
    return client.post(f"{LIST}add/", form("FR")) if opened.status_code == OK else opened


def _is_draft(before: Any) -> bool:
    return bool(now(before).get_latest_revision_as_object().name == NEW_NAME)


def _gone(before: Any) -> bool:
    return not Organisation.objects.filter(pk=before.pk).exists()


def _copied(before: Any) -> bool:
    return Organisation.objects.filter(name=NEW_NAME).exclude(pk=before.pk).exists()


ORGANISATION_ACTIONS = {
    "save a draft": Action(_edit, _is_draft),
    "go back to a version": Action(_revert, _is_draft),
    "submit": Action(
        lambda client, each: _edit(client, each, **{"action-submit": "submit"}),
        lambda before: now(before).workflow_in_progress,
    ),
    "publish": Action(
        lambda client, each: _edit(client, each, **{"action-publish": "publish"}),
        lambda before: now(before).name == NEW_NAME,
        does_the_rest=True,
    ),
    "unpublish": Action(_post("unpublish"), lambda before: not now(before).live),
    "delete a draft": Action(_post("delete"), _gone, is_live=False),
    "delete what is public": Action(_post("delete"), _gone),
    "delete several": Action(_bulk_delete, _gone, is_live=False, does_the_rest=True),
    "copy": Action(_copy, _copied),
    "lock": Action(_post("lock"), lambda before: now(before).locked),
    "begin a translation": Action(
        lambda client, each: client.post(
            f"/localize/submit/snippet/directory/organisation/{each.pk}/",
            {"locales": [factories.locale("de").pk]},
        ),
        lambda before: now(before).has_translation(factories.locale("de")),
    ),
}

ORGANISATION_VIEWS = {
    "read": lambda each: f"{LIST}inspect/{each.pk}/",
    "read the history": lambda each: f"{LIST}history/{each.pk}/",
    "open": lambda each: f"{LIST}edit/{each.pk}/",
    "open a version": lambda each: (
        f"{LIST}history/{each.pk}/revisions/{each.revisions.first().pk}/revert/"
    ),
    "see where it is used": lambda each: f"{LIST}usage/{each.pk}/",
}
"""What only shows something."""
