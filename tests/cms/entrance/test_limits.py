"""Guessing a password comes to nothing, and never keeps its owner out for good."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from cms.entrance.limits import forget_old_attempts
from cms.entrance.models import Attempt

pytestmark = pytest.mark.django_db

PASSWORD = "the right one"
WRONG = "wrong"
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.7"


@pytest.fixture(autouse=True)
def owner(db: None) -> Any:
    """Somebody with a password."""
    return get_user_model().objects.create_superuser("eleni", "eleni@example.org", PASSWORD)


def sign_in(
    password: str = WRONG, name: str = "eleni", address: str = HERE, client: Client | None = None
) -> HttpResponse:
    form = {"username": name, "password": password}
    return (client or Client()).post(
        "/login/", form, REMOTE_ADDR=address, headers={"Accept-Language": "en"}
    )


def later(**time: int) -> None:
    """Let time pass: every attempt lies as much further back."""
    for attempt in Attempt.objects.all():
        Attempt.objects.filter(pk=attempt.pk).update(at=attempt.at - timedelta(**time))


def test_the_sixth_wrong_password_of_one_account_is_not_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [sign_in() for _ in range(5)]
    seen: list[str] = []
    monkeypatch.setattr(
        MD5PasswordHasher, "verify", lambda _self, password, _encoded: seen.append(password)
    )

    sixth = sign_in(PASSWORD)

    assert [each.status_code for each in answers] == [200] * 5
    assert sixth.status_code == 429
    assert 0 < int(sixth.headers["Retry-After"]) <= 15 * 60
    assert "Please try again in 15 minutes." in sixth.content.decode()
    assert seen == []


def test_guesses_of_before_the_clock_went_back_keep_nobody_out() -> None:
    for _ in range(9):
        sign_in()

    later(days=-30)

    assert sign_in(PASSWORD).status_code == 302


def test_after_a_quarter_of_an_hour_the_owner_gets_in() -> None:
    for _ in range(9):
        sign_in()

    later(minutes=15)

    assert sign_in(PASSWORD).status_code == 302


def test_a_name_that_does_not_exist_is_answered_in_the_same_way() -> None:
    known = [sign_in() for _ in range(6)]
    unknown = [sign_in(name="nobody") for _ in range(6)]

    def told(answer: HttpResponse) -> list[str]:
        return re.findall(r'<li class="error">(.*?)</li>', answer.content.decode())

    assert [each.status_code for each in known] == [each.status_code for each in unknown]
    assert told(known[0]) == told(unknown[0]) != []
    assert told(known[5]) == told(unknown[5]) != []


def test_a_name_that_does_not_exist_takes_as_long(
    owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)

    counts = []
    for name in ("eleni", "nobody", "left"):
        get_user_model().objects.filter(username="left").delete()
        get_user_model().objects.create_user("left", password="other", is_active=False)
        hashed.clear()
        sign_in(name=name)
        counts.append(len(hashed))

    assert counts == [1, 1, 1]


def test_guessers_in_many_networks_do_not_stop_a_device_that_is_known() -> None:
    own = Client()
    sign_in(PASSWORD, client=own, address=ELSEWHERE)

    guesses = [sign_in(address=f"10.0.{n}.1").status_code for n in range(25)]

    assert guesses == [200] * 20 + [429] * 5
    assert sign_in(PASSWORD, address=ELSEWHERE).status_code == 429
    assert sign_in(PASSWORD, client=own, address=ELSEWHERE).status_code == 302


def test_a_known_device_has_a_limit_of_its_own_and_knows_one_account() -> None:
    own = Client()
    sign_in(PASSWORD, client=own)

    wrong = [sign_in(client=own).status_code for _ in range(11)]
    others = [sign_in(name="other", client=own).status_code for _ in range(6)]

    assert wrong == [200] * 10 + [429]
    assert others == [200] * 5 + [429]


def test_a_forged_device_is_none() -> None:
    forger = Client()
    forger.cookies["cms_known_device"] = "made.up:1234:abcd"

    assert [sign_in(client=forger).status_code for _ in range(6)][-1] == 429


def test_who_sets_a_new_password_by_mail_gets_in_at_once(owner: Any) -> None:
    for n in range(21):
        sign_in(address=f"10.0.{n}.1")
    own = Client()
    who = urlsafe_base64_encode(force_bytes(owner.pk))
    token = default_token_generator.make_token(owner)
    form = own.get(f"/password_reset/confirm/{who}/{token}/").headers["Location"]
    new = {"new_password1": "quite another one", "new_password2": "quite another one"}

    set_new = own.post(form.removeprefix("/cms"), new)

    assert set_new.status_code == 302
    assert sign_in("quite another one").status_code == 429
    assert sign_in("quite another one", client=own).status_code == 302


def test_one_network_tries_fifty_passwords_an_hour() -> None:
    codes = [sign_in(name=f"name {n}", address=f"192.0.2.{n}").status_code for n in range(51)]

    assert codes == [200] * 50 + [429]
    assert sign_in(PASSWORD, address=ELSEWHERE).status_code == 302


def test_a_household_has_one_network_of_ipv6() -> None:
    addresses = [f"2001:db8:0:1:{n:x}::1" for n in range(6)]

    assert [sign_in(address=each).status_code for each in addresses][-1] == 429


def test_all_together_try_six_hundred_an_hour() -> None:
    Attempt.objects.bulk_create(
        Attempt(purpose="sign-in", account=str(n), network=str(n)) for n in range(600)
    )

    assert sign_in(PASSWORD).status_code == 429


def test_slips_of_the_hand_are_forgotten_once_it_was_right() -> None:
    for _ in range(4):
        sign_in()
    sign_in(PASSWORD)

    assert [sign_in().status_code for _ in range(4)] == [200] * 4


def test_only_a_proxy_that_is_trusted_says_where_somebody_is(settings: Any) -> None:
    def guess(n: int) -> int:
        form = {"username": "eleni", "password": "wrong"}
        headers = {"X-Forwarded-For": f"203.0.{n}.1, 198.51.{n}.1"}
        return Client().post("/login/", form, REMOTE_ADDR=HERE, headers=headers).status_code

    untrusted = [guess(n) for n in range(6)]
    settings.TRUSTED_PROXIES = 1
    trusted = [guess(n) for n in range(6)]

    assert untrusted[-1] == 429
    assert trusted == [200] * 6


def test_a_failure_is_logged_without_name_password_or_whole_address(
    owner: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        sign_in("a-secret-of-mine")
        sign_in("a-secret-of-mine", name="hunter2")

    known, unknown = [each.getMessage() for each in caplog.records if "failed" in each.getMessage()]
    assert known == f"a sign-in failed: account {owner.pk}, from 192.0.2.0/24"
    assert unknown == "a sign-in failed: an unknown account, from 192.0.2.0/24"
    assert "secret" not in caplog.text
    assert HERE not in caplog.text


def test_what_is_kept_leads_back_to_nobody_and_is_forgotten_after_a_day() -> None:
    sign_in()

    kept = Attempt.objects.values().get()
    later(days=1)
    forget_old_attempts()

    assert "eleni" not in str(kept)
    assert "192.0.2" not in str(kept)
    assert not Attempt.objects.exists()


def test_three_mails_an_hour_lead_one_account_to_a_new_password() -> None:
    def ask(email: str, address: str = HERE) -> HttpResponse:
        return Client().post("/password_reset/", {"email": email}, REMOTE_ADDR=address)

    known = [ask("eleni@example.org").status_code for _ in range(4)]
    unknown = [ask("nobody@example.org", ELSEWHERE).status_code for _ in range(4)]

    assert known == unknown == [302, 302, 302, 429]
    assert len(mail.outbox) == 3
    refused = ask("eleni@example.org")
    assert "Retry-After" in refused.headers
    later(hours=1)
    assert ask("eleni@example.org").status_code == 302


def test_ten_mails_an_hour_go_to_the_accounts_that_one_network_names() -> None:
    codes = [
        Client().post("/password_reset/", {"email": f"{n}@example.org"}).status_code
        for n in range(11)
    ]

    assert codes == [302] * 10 + [429]


def test_the_old_password_is_not_guessed_at_a_desk_that_was_left_open(owner: Any) -> None:
    desk = Client()
    desk.force_login(owner)

    def change(old: str) -> HttpResponse:
        new = {"password-new_password1": "quite another one"}
        new |= {"password-new_password2": "quite another one", "password-old_password": old}
        return desk.post("/account/", new, headers={"Accept-Language": "en"})

    for _ in range(5):
        change("wrong")
    page = change(PASSWORD).content.decode()

    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)
    assert "Too many attempts" in page or "Trop d’essais" in page


@pytest.mark.parametrize("language", ["fr", "en", "de", "el", "ar"])
def test_it_is_said_in_the_language_of_whoever_tries(language: str) -> None:
    Attempt.objects.bulk_create(
        Attempt(purpose="sign-in", account=str(n), network=str(n)) for n in range(600)
    )
    later(minutes=30)
    form = {"username": "eleni", "password": PASSWORD}

    page = Client().post("/login/", form, headers={"Accept-Language": language}).content.decode()

    assert "30" in page or "٣٠" in page
    assert ("Too many attempts" in page) == (language == "en")


def test_a_session_lasts_as_long_as_the_operator_says(settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 8 * 3600
    own = Client()
    form = {"username": "eleni", "password": PASSWORD, "remember": "on"}

    own.post("/login/", form)

    until = own.session.get_expiry_date() - timezone.now()
    assert timedelta(hours=7) < until <= timedelta(hours=8)
