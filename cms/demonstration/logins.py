"""The people of the demonstration: an editor, a reviewer and an administrator."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

NAMES = ("editor", "reviewer", "admin")
EDITORS = "Editors"
PASSWORD_BYTES = 9
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
OWN_APPLICATIONS = ("directory", "taxonomy", "media", "simple_translation")


def ensure_logins(password: str) -> str:
    """Make ``editor``, ``reviewer`` and ``admin`` where they are missing.

    Returns:
        Their password: the one given, or a new random one. Empty where all exist already and none
        is given: running the demonstration again changes nobody's password.
    """
    users = get_user_model().objects
    if not password and users.filter(username__in=NAMES).count() == len(NAMES):
        return ""
    chosen = password or secrets.token_urlsafe(PASSWORD_BYTES)
    for name in NAMES:
        user, is_new = users.get_or_create(
            username=name, defaults={"email": f"{name}@insert.example"}
        )
        user.is_superuser = name == "admin"
        if is_new or password:
            user.set_password(chosen)
        user.save()
        if name != "admin":
            user.groups.add(_editors())
    return chosen


def _editors() -> Group:
    group, _ = Group.objects.get_or_create(name=EDITORS)
    permissions = Permission.objects.filter(content_type__app_label__in=OWN_APPLICATIONS)
    access = Permission.objects.filter(codename="access_admin")
    group.permissions.add(*permissions, *access)
    for codename in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=Page.get_first_root_node(),
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    return group
