"""Who may do what with partners and themes: they are for reviewers and administrators."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cms.preview.models import SharedDraft
from cms.taxonomy.models import Partner, Theme
from tests.cms import factories
from tests.cms.people.page_actions import Action
from tests.cms.people.tables import cells
from tests.cms.shared import undone
from tests.cms.signing_in import signed_in
from tests.cms.taxonomy_forms import PARTNERS, PUBLISH, THEMES, partner_form, theme_form

pytestmark = pytest.mark.django_db

NEW = "Ce qui vient d’être écrit (exemple)"

PARTNER_MATRIX = """
                       editor  translator  reviewer  admin
                       any     any         any       any
save a draft           -       -           yes       yes
go back to a version   -       -           yes       yes
publish                -       -           yes       yes
unpublish              -       -           yes       yes
delete                 -       -           yes       yes
delete several         -       -           yes       yes
copy                   -       -           yes       yes
lock                   -       -           yes       yes
share                  -       -           yes       yes
"""
THEME_MATRIX = """
                       editor  translator  reviewer  admin
                       any     any         any       any
save                   -       -           yes       yes
go back to a version   -       -           yes       yes
delete                 -       -           yes       yes
delete several         -       -           yes       yes
copy                   -       -           yes       yes
"""
VIEWS = ("edit/{pk}/", "history/{pk}/", "history/{pk}/revisions/compare/earliest...latest/")


def now(before: Any) -> Any:
    """The item as it is stored by now."""
    return type(before).objects.get(pk=before.pk)


def _gone(before: Any) -> bool:
    return not type(before).objects.filter(pk=before.pk).exists()


def _save_partner(client: Client, partner: Any, **values: Any) -> Any:
    return client.post(f"{PARTNERS}/edit/{partner.pk}/", partner_form(NEW, **values))


def _copy_partner(client: Client, partner: Any) -> Any:
    opened = client.get(f"{PARTNERS}/copy/{partner.pk}/")
    done = opened.status_code == 200
    return client.post(f"{PARTNERS}/add/?locale=fr", partner_form(NEW)) if done else opened


def _copy_theme(client: Client, theme: Any) -> Any:
    opened = client.get(f"{THEMES}/copy/{theme.pk}/")
    done = opened.status_code == 200
    return client.post(f"{THEMES}/add/", theme_form(None, {"fr": NEW})) if done else opened


def _is_draft(before: Any) -> bool:
    return bool(now(before).get_latest_revision_as_object().name == NEW)


def _is_theme(before: Any) -> bool:
    return str(now(before)) == NEW


PARTNER_ACTIONS = {
    "save a draft": Action(_save_partner, _is_draft),
    "go back to a version": Action(
        lambda client, each: client.post(
            f"{PARTNERS}/history/{each.pk}/revisions/{each.latest_revision_id}/revert/",
            partner_form(NEW),
        ),
        _is_draft,
    ),
    "publish": Action(
        lambda client, each: _save_partner(client, each, **PUBLISH),
        lambda before: now(before).name == NEW,
    ),
    "unpublish": Action(
        lambda client, each: client.post(f"{PARTNERS}/unpublish/{each.pk}/"),
        lambda before: not now(before).live,
    ),
    "delete": Action(lambda client, each: client.post(f"{PARTNERS}/delete/{each.pk}/"), _gone),
    "delete several": Action(
        lambda client, each: client.post(f"/bulk/taxonomy/partner/delete/?id={each.pk}&next=/cms/"),
        _gone,
        does_the_rest=True,
    ),
    "copy": Action(
        _copy_partner,
        lambda before: Partner.objects.filter(name=NEW).exclude(pk=before.pk).exists(),
    ),
    "lock": Action(
        lambda client, each: client.post(f"{PARTNERS}/lock/{each.pk}/"),
        lambda before: now(before).locked,
    ),
    "share": Action(
        lambda client, each: client.post(
            f"/preview/taxonomy.partner/{each.pk}/share/", {"days": "7"}
        ),
        lambda before: SharedDraft.objects.of(before).exists(),
    ),
}
THEME_ACTIONS = {
    "save": Action(
        lambda client, each: client.post(
            f"{THEMES}/edit/{each.pk}/", theme_form(each, {"fr": NEW})
        ),
        _is_theme,
    ),
    "go back to a version": Action(
        lambda client, each: client.post(
            f"{THEMES}/history/{each.pk}/revisions/{each.latest_revision_id}/revert/",
            theme_form(each, {"fr": NEW}),
        ),
        _is_theme,
    ),
    "delete": Action(lambda client, each: client.post(f"{THEMES}/delete/{each.pk}/"), _gone),
    "delete several": Action(
        lambda client, each: client.post(f"/bulk/taxonomy/theme/delete/?id={each.pk}&next=/cms/"),
        _gone,
        does_the_rest=True,
    ),
    "copy": Action(
        _copy_theme,
        lambda before: NEW in {str(each) for each in Theme.objects.exclude(pk=before.pk)},
    ),
}


@pytest.fixture(scope="module")
def items(people: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Any, Any]]:
    """A partner and a theme."""
    with undone(django_db_blocker):
        theme = factories.theme("Avant")
        theme.save_revision()
        yield factories.partner("Avant"), theme


@pytest.mark.parametrize(("action", "who", "_whose", "may"), cells(PARTNER_MATRIX))
def test_what_a_role_may_do_with_a_partner(
    items: tuple[Any, Any], action: str, who: str, _whose: str, may: bool
) -> None:
    assert_done(PARTNER_ACTIONS[action], who, now(items[0]), may=may)


@pytest.mark.parametrize(("action", "who", "_whose", "may"), cells(THEME_MATRIX))
def test_what_a_role_may_do_with_a_theme(
    items: tuple[Any, Any], action: str, who: str, _whose: str, may: bool
) -> None:
    assert_done(THEME_ACTIONS[action], who, now(items[1]), may=may)


@pytest.mark.parametrize("who", ["editor", "translator", "reviewer"])
@pytest.mark.parametrize("folder", [PARTNERS, THEMES])
def test_only_who_may_edit_them_is_shown_forms_and_history(folder: str, who: str) -> None:
    client = signed_in(who)
    item = factories.partner() if folder == PARTNERS else factories.theme()
    item.save_revision()

    answers = [client.get(f"{folder}/{view.format(pk=item.pk)}") for view in VIEWS]

    expected = 200 if who == "reviewer" else 302
    assert [answer.status_code for answer in answers] == [expected] * len(VIEWS)


def assert_done(action: Action, who: str, item: Any, *, may: bool) -> None:
    """Try an action; what is not allowed leads home and changes nothing."""
    client = signed_in(who)

    answer = action.attempt(client, item)

    assert answer.status_code in {200, 302}
    assert action.effect(item) == may
    leads_home = answer.status_code == 302 and answer["Location"] == "/cms/"
    assert may or leads_home or action.does_the_rest
