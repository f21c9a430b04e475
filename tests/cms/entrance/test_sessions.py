"""Cookies tell who has signed in, before a large file is read."""

import pytest
from django.conf import settings

from cms.entrance.sessions import is_signed_in
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_cookies_of_somebody_who_signed_in_are_known_until_they_sign_out() -> None:
    client = signed_in("reviewer")
    cookies = f"other=1; {client.cookies[settings.SESSION_COOKIE_NAME].OutputString()}"

    assert is_signed_in(cookies)
    client.logout()
    assert not is_signed_in(cookies)


@pytest.mark.parametrize("value", ["", "0123456789abcdef0123456789abcdef", "\x00", "é;é"])
def test_others_are_nobody(value: str) -> None:
    assert not is_signed_in(f"{settings.SESSION_COOKIE_NAME}={value}")
