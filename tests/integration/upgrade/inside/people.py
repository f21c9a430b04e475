"""Who has an account, and who is signed in."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from inside.content import item, model, person
from wagtail.users.models import UserProfile

NEWCOMER = "noura"


def join() -> None:
    """Somebody begins to write for two partners, and reads the admin in German."""
    user = get_user_model().objects.create_user(NEWCOMER, f"{NEWCOMER}@insert.example", "a secret")
    user.groups.set(person("editor").groups.all())
    for number in (0, 1):
        key = item("taxonomy.Partner", "fr", number).translation_key
        model("people.PartnerMembership").objects.create(user=user, partner_key=key)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})


def sessions() -> dict[str, str]:
    """Everybody has signed in; by name, the cookie of their browser."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    cookies = {}
    for user in get_user_model().objects.order_by("pk"):
        session = store()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookies[user.username] = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    return cookies
