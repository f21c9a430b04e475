"""Makes the logins of the demonstration.

There is one for each role, and an editor of another country.
"""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.demonstration.files import key_for
from cms.ground.ownership import write_for
from cms.people.roles import ADMINISTRATORS, EDITORS, REVIEWERS, TRANSLATORS

PASSWORD_BYTES = 9


@dataclass(frozen=True)
class Login:
    """A login has a role, and the demonstration's partner that it writes for."""

    role: str
    partner: str = ""


LOGINS = {
    "editor": Login(EDITORS, "fr-passerelles"),
    "editor-gr": Login(EDITORS, "gr-gefyra"),
    "translator": Login(TRANSLATORS),
    "reviewer": Login(REVIEWERS),
    "admin": Login(ADMINISTRATORS),
}
NAMES = tuple(LOGINS)


def ensure_logins(password: str) -> str:
    """Make the logins where they are missing.

    Returns:
        Their password: the one given, or a new random one. Empty where all exist already and none
        is given: running the demonstration again changes nobody's password.
    """
    users = get_user_model().objects
    if not password and users.filter(username__in=NAMES).count() == len(NAMES):
        return ""
    chosen = password or secrets.token_urlsafe(PASSWORD_BYTES)
    for name, login in LOGINS.items():
        user, is_new = users.get_or_create(
            username=name, defaults={"email": f"{name}@insert.example"}
        )
        user.is_superuser = login.role == ADMINISTRATORS
        if is_new or password:
            user.set_password(chosen)
        user.save()
        user.groups.set([Group.objects.get(name=login.role)])
        if login.partner:
            write_for(user, {key_for("partner", login.partner)})
    return chosen
