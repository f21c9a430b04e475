"""Nobody abuses the form in which readers say what they looked for."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from content_models.inbox import Inbox, Limits
from portal.sending.services import TOKEN_SALT, sender_of
from portal.web.form_tokens import FormTokens
from tests.portal.conftest import Site, text_of, without_own_scripts
from tests.portal.wishes import ADDRESS, TEXT, fields, give, received, send, typed


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00", "é" * 50, "x" * 5_000])
def test_a_forged_token_brings_the_form_back_with_a_good_one(
    reader: FlaskClient, inbox: Inbox, token: str
) -> None:
    answer = reader.post(
        ADDRESS,
        data={"token": token, "text": TEXT, "section": "library", "searched": "q=couture"},
    )
    again = reader.post(ADDRESS, data=fields(answer) | {"text": typed(answer)})

    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert 'class="notice" role="alert"' in text_of(answer)
    assert typed(answer) == TEXT
    assert again.status_code == 303
    assert received(inbox)[0].words == "couture"


def test_a_token_of_another_key_is_forged(reader: FlaskClient) -> None:
    token = FormTokens("another key", TOKEN_SALT).new()

    assert reader.post(ADDRESS, data={"token": token, "text": TEXT}).status_code == 400


FOREIGN = [
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Sec_Fetch_Site": "cross-site", "Origin": "https://insert.example"},
    {"Sec_Fetch_Site": "cross-site", "Origin": "null"},
    {"Origin": "https://evil.test"},
    {"Origin": "https://insert.example.evil.test"},
    {"Origin": "http://[evil"},
]
OWN = [
    {},
    {"Sec_Fetch_Site": "same-origin", "Origin": "https://insert.example"},
    {"Sec_Fetch_Site": "same-origin", "Origin": "http://127.0.0.1:8000"},
    {"Sec_Fetch_Site": "none"},
    {"Origin": "https://insert.example"},
    {"Origin": "http://192.168.1.5:8000", "Host": "192.168.1.5:8000"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_cannot_send_a_form_even_with_a_good_token(
    reader: FlaskClient, inbox: Inbox, headers: dict[str, str]
) -> None:
    answer = send(reader, **headers)

    assert answer.status_code == 403
    assert "came from another site" in text_of(answer)
    assert typed(answer) == TEXT
    assert received(inbox) == []
    assert reader.post(ADDRESS, data=fields(answer) | {"text": TEXT}).status_code == 303


@pytest.mark.parametrize("headers", OWN)
def test_browsers_of_every_age_and_behind_every_name_can_send(
    reader: FlaskClient, headers: dict[str, str]
) -> None:
    assert send(reader, **headers).status_code == 303


def test_a_hidden_origin_does_not_do_without_a_token(reader: FlaskClient) -> None:
    answer = reader.post(ADDRESS, data={"text": TEXT}, headers={"Origin": "null"})

    assert answer.status_code == 400


def test_one_sender_cannot_flood_the_inbox_and_loses_nothing(
    reader: FlaskClient, inbox: Inbox
) -> None:
    taken = [send(reader).status_code for _ in range(Limits().a_sender_an_hour)]

    answer = send(reader, "One more")
    other = reader.post(
        ADDRESS, data=fields(answer) | {"text": TEXT}, environ_base={"REMOTE_ADDR": "192.0.2.9"}
    )

    assert set(taken) == {303}
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert typed(answer) == "One more"
    assert other.status_code == 303


def test_all_senders_together_cannot_fill_the_disk(site: Site) -> None:
    client = site.client()
    small = Inbox(site.settings.deployment, Limits(a_day=1))
    give(client, small)
    send(client)

    answer = send(client)

    assert answer.status_code == 429
    assert "too many messages today" in text_of(answer)
    assert typed(answer) == TEXT


@pytest.mark.parametrize(
    ("proxies", "forwarded", "is_stopped"),
    [
        (0, "192.0.2.{}", True),  # what a reader says of themselves counts for nothing
        (1, "192.0.2.{}", False),
        (1, "192.0.2.{}, 198.51.100.7", True),
        (2, "192.0.2.{}, 198.51.100.7", False),
    ],
)
def test_senders_are_told_apart_by_what_trusted_proxies_say(
    site: Site, *, proxies: int, forwarded: str, is_stopped: bool
) -> None:
    client = site.with_settings(trusted_proxies=proxies).client()

    answers = [send(client, X_Forwarded_For=forwarded.format(number)) for number in range(11)]

    assert (answers[-1].status_code == 429) == is_stopped


def test_a_household_is_one_sender_and_nobody_is_known_by_it() -> None:
    def sender(address: str, day: str = "2026-11-24", key: str = "key") -> str:
        return sender_of(key, address, date.fromisoformat(day))

    assert sender("2001:db8::1") == sender("2001:db8::ffff:1")
    assert sender("2001:db8::1") != sender("2001:db8:0:1::1")
    assert sender("::ffff:192.0.2.1") == sender("192.0.2.1")
    assert sender("192.0.2.1") != sender("192.0.2.2")
    assert sender("192.0.2.1") != sender("192.0.2.1", day="2026-11-25")
    assert sender("192.0.2.1") != sender("192.0.2.1", key="other")
    assert sender("") != sender("fe80::1%eth0")


HOSTILE_BODIES = [
    b"",
    b"text=%00%01%7f%ed%a0%80%ff%fe",
    b"text=\xff\xfe\xed\xa0\x80",
    b"text=" + b"%" * 1_000,
    b"&" * 10_000,
    b"text=x&token=%ff&section=%00&searched=" + b"%26" * 5_000,
    b"text=x&section=wishes&searched=q%3D" + b"a" * 5_000,
    b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n\xff\xfe\r\n--x--",
]


@pytest.mark.parametrize("body", HOSTILE_BODIES, ids=range(len(HOSTILE_BODIES)))
@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""],
)
def test_hostile_bodies_get_the_form(reader: FlaskClient, body: bytes, content_type: str) -> None:
    answer = reader.post(ADDRESS, data=body, content_type=content_type)

    assert answer.status_code in {400, 422}
    assert "\x00" not in text_of(answer)
    assert typed(answer) is not None


def test_hostile_text_is_kept_without_what_cannot_be_kept_and_shown_escaped(
    reader: FlaskClient, inbox: Inbox
) -> None:
    hostile = "</textarea><script>alert(1)</script>\x00\x1b\u202e{{7*7}}"

    refused = reader.post(
        ADDRESS, data={"text": hostile, "searched": hostile, "section": "library"}
    )
    send(reader, hostile)

    assert "<script" not in without_own_scripts(text_of(refused))
    assert "\u202e" not in text_of(refused)
    assert received(inbox)[0].text == "</textarea><script>alert(1)</script>{{7*7}}"


def test_what_was_searched_is_bounded(reader: FlaskClient, inbox: Inbox) -> None:
    searched = "q=" + "a" * 3_000 + "".join(f"&theme={'t' * 110}{number}" for number in range(30))
    form = fields(reader.get(ADDRESS)) | {"section": "library", "searched": searched[-3_900:]}

    reader.post(ADDRESS, data=form | {"text": TEXT})
    form = fields(reader.get(ADDRESS)) | {"section": "library", "searched": searched}
    reader.post(ADDRESS, data=form | {"text": TEXT})

    assert len(received(inbox)) == 2
    for wish in received(inbox):
        assert len(wish.words) <= 200
        assert len(wish.filters) <= 1_000


def test_a_body_beyond_all_measure_is_refused_in_the_readers_language(
    reader: FlaskClient,
) -> None:
    answer = reader.post(ADDRESS, data={"text": "x" * 70_000})

    assert answer.status_code == 413
    assert '<html lang="en"' in text_of(answer)
    assert "in fewer words" in text_of(answer)
