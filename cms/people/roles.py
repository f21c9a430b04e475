"""Makes the roles as groups, and the review that joins them.

The tables say what each role may do at least. Every migration gives what is missing, so that an
older installation and a new kind of content come by it; what an administrator gives beyond that,
or who is in a group, is left as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupCollectionPermission,
    GroupPagePermission,
    LockableMixin,
    Page,
)

from cms.ground.kinds import snippet_kinds
from cms.people.models import MAY_TRANSLATE
from cms.people.review import ensure_review, has_review

EDITORS, REVIEWERS, TRANSLATORS = "Editors", "Reviewers", "Translators"
ADMINISTRATORS = "Administrators"

READ = ("view",)
ALL = ("add", "change", "delete", "view")
REVIEW = {"publish": DraftStateMixin, "lock": LockableMixin, "unlock": LockableMixin}
"""Each with what a model extends to have it."""
FILES = (("wagtailimages", "image"), ("wagtaildocs", "document"))
"""Wagtail asks for the permissions of its own models, whatever the installation's are."""
COLLECTIONS = ("add", "change", "delete")
"""What administrators do with the collections themselves, hiding them from readers included:
Wagtail asks for it by collection, too."""
SIGN_IN = "wagtailadmin.access_admin"
TRANSLATE = "submit_translation"
"""Of whichever application makes translations."""
OPERATIONS = ("auth", "wagtailadmin", "wagtailcore")
"""The applications besides ours whose every permission administrators have."""


@dataclass(frozen=True)
class Role:
    """A role says what a group may do with pages, snippets and files.

    Pages are those below each folder. Snippets are of kinds that partners write, or that reviewers
    alone write.
    """

    pages: tuple[str, ...]
    of_partners: tuple[str, ...]
    of_reviewers: tuple[str, ...]
    files: tuple[str, ...]
    besides: tuple[str, ...] = ()

    def content(self) -> Iterator[str]:
        """Yield its permissions for snippets.

        A kind without drafts or locks has none for them.
        """
        for kind in snippet_kinds():
            actions = self.of_partners if kind.entry.writers == "partners" else self.of_reviewers
            for action in actions:
                if action in ALL or issubclass(kind.model, REVIEW[action]):
                    options = kind.model._meta
                    yield f"{options.app_label}.{action}_{options.model_name}"


_EDITOR = Role(
    pages=("add_page", "change_page"),
    of_partners=ALL,
    of_reviewers=READ,
    files=("add", "choose"),
)
IMPORT = "imports.import_directory"
_REVIEWER = Role(
    pages=(
        *_EDITOR.pages,
        "publish_page",
        "bulk_delete_page",
        "lock_page",
        "unlock_page",
    ),
    of_partners=(*ALL, *REVIEW),
    of_reviewers=(*ALL, *REVIEW),
    files=("add", "change", "delete", "choose"),
    besides=(IMPORT,),
)
_TRANSLATOR = Role(
    pages=("change_page",),
    of_partners=(*READ, "change"),
    of_reviewers=READ,
    files=("add", "choose"),
    besides=("people.translate_content",),
)
ROLES = {
    EDITORS: _EDITOR,
    REVIEWERS: _REVIEWER,
    TRANSLATORS: _TRANSLATOR,
    ADMINISTRATORS: _REVIEWER,
}
"""Administrators have the rest besides: see ``_give_everything``."""

OF_WAGTAIL = {"Moderators": REVIEWERS}
"""Groups of a new Wagtail and what they become: who approved there goes on to approve."""


@transaction.atomic
def ensure_roles(**_kwargs: Any) -> None:
    """Make missing groups and their review, with the permissions of the table.

    Runs after every migration, as the page tree does. Roles are given on its folders.
    """
    is_new = not has_review()
    if is_new:
        _take_over_wagtails_groups()
    _name_in_english()
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    for name, group in groups.items():
        _give(group, ROLES[name])
    _give_everything(groups[ADMINISTRATORS])
    if is_new:
        ensure_review([groups[REVIEWERS], groups[ADMINISTRATORS]])


def _name_in_english() -> None:
    """Name a permission as it is translated from: older releases stored the French words."""
    stored = Permission.objects.filter(
        content_type__app_label="people", codename="translate_content"
    )
    stored.update(name=MAY_TRANSLATE)


def _take_over_wagtails_groups() -> None:
    """Keep the people of Wagtail's own groups, and rename the groups to roles.

    What the groups had been given is taken back: editors published alone.
    """
    for name, role in OF_WAGTAIL.items():
        if not Group.objects.filter(name=role).exists():
            Group.objects.filter(name=name).update(name=role)
        Group.objects.filter(name=name, user__isnull=True).delete()
    for group in Group.objects.filter(name__in=(EDITORS, *OF_WAGTAIL.values())):
        group.permissions.clear()
        GroupPagePermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.filter(group=group).delete()


def _give(group: Group, role: Role) -> None:
    names = (SIGN_IN, *role.content(), *role.besides)
    group.permissions.add(*(_permission(*name.split(".")) for name in names))
    group.permissions.add(*Permission.objects.filter(codename=TRANSLATE))
    for folder in Page.objects.filter(depth=2):
        for codename in role.pages:
            GroupPagePermission.objects.get_or_create(
                group=group, page=folder, permission=_permission("wagtailcore", codename)
            )
    for application, model in FILES:
        for action in role.files:
            _give_everywhere(group, application, f"{action}_{model}")


def _give_everywhere(group: Group, application: str, codename: str) -> None:
    """Give a permission for the topmost collection, and so for all."""
    GroupCollectionPermission.objects.get_or_create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=_permission(application, codename),
    )


def _give_everything(group: Group) -> None:
    """Give administrators all content of ours, users, groups, the review and languages."""
    own = [each.label for each in apps.get_app_configs() if each.name.startswith("cms.")]
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label__in=(*own, *OPERATIONS))
    )
    for action in COLLECTIONS:
        _give_everywhere(group, "wagtailcore", f"{action}_collection")


def _permission(application: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=application, codename=codename)
