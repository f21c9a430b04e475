"""Tells who has signed in before anything but the cookies is read."""

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from cms.ground.connections import outside_of_requests


def is_signed_in(cookies: str) -> bool:
    """Return True for the cookies of somebody who has signed in."""
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return False
    request = HttpRequest()
    request.session = SessionStore(key)
    with outside_of_requests():
        return get_user(request).is_authenticated
