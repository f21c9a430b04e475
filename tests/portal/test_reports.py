"""Readers report errors: one tap to one form, and nothing typed is lost."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from content_models.deployment import Deployment
from content_models.hours import Hours
from content_models.inbox import Claim, Inbox, Reports, Section, Subject, Topic
from content_models.kinds.organisation import Organisation
from portal.reading.runtime import EXTENSION
from portal.reports.forms import BadAddressError, read_email
from tests import factories
from tests.portal.conftest import Site, text_of, without_own_scripts
from tests.portal.reports import ADDRESS, fields, received, send

WEEK = {
    "week": {"monday": [{"opens": 540, "closes": 720}]},
    "timezone": "Europe/Paris",
    "holiday_region": "FR-64",
}
HOSTILE = "</textarea><script>alert(1)</script>\x00\x1b\u202e{{7*7}}"


@pytest.fixture
def reports(inbox: Inbox) -> Reports:
    """What readers of that site have reported."""
    return Reports(inbox._deployment)


@pytest.fixture
def organisation(site: Site) -> Organisation:
    """A published organisation with hours and a phone."""
    plain = factories.organisation()
    place = plain.locations[0].model_copy(update={"hours": Hours.model_validate(WEEK)})
    made = plain.model_copy(update={"locations": (place,)})
    site.publish(made)
    return made


def form_of(organisation: Organisation, language: str = "en") -> str:
    return f"/{language}/report?item={organisation.key}"


def test_every_record_leads_to_the_form_by_one_link(site: Site) -> None:
    made = [factories.organisation(), factories.case_study(), factories.info_page()]
    site.publish(*made)
    client = site.client()

    for each in made:
        page = text_of(client.get(each.entry.path("fr", each.segment)))
        found = re.search(r'href="(/fr/report\?item=[^"]+)" rel="nofollow"', page)
        assert found
        assert each.title in text_of(client.get(found[1]))


def test_an_empty_search_leads_to_the_form_which_keeps_what_was_searched(
    site: Site, reports: Reports
) -> None:
    client = site.client()
    page = text_of(client.get("/en/directory?q=sewing&country=FR"))
    found = re.search(r'href="(/en/report\?section=[^"]+)"', page)
    assert found

    answer = send(client, found[1].replace("&amp;", "&"), wrong=["missing"])

    assert answer.status_code == 303
    searched = Subject(section=Section.DIRECTORY, words="sewing", filters="country=FR")
    assert received(reports)[0].about == searched


def test_each_topic_shows_what_the_page_says_now(site: Site, organisation: Organisation) -> None:
    page = text_of(site.client().get(form_of(organisation)))

    for said in ("9:00–12:00", "+33 5 36 49 01 01", "3 rue de l’Exemple", "French and Arabic"):
        assert said in page
    assert page.count("Here it says:") == 4
    assert "noindex" in page


def test_one_choice_is_enough(site: Site, organisation: Organisation, reports: Reports) -> None:
    client = site.client()

    answer = send(client, form_of(organisation), wrong=["closed"])
    thanks = client.get(answer.headers["Location"])

    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"
    (kept,) = received(reports)
    assert kept.claims == (Claim(Topic.CLOSED),)
    title, key = organisation.title, organisation.key
    assert kept.about == Subject(key, "organisation", title, "fr")
    assert (kept.language, kept.is_awaited, kept.proof) == ("en", False, "")
    assert "Thank you" in text_of(thanks)
    assert organisation.entry.path("en", organisation.segment) in text_of(thanks)


def test_topics_are_corrected_one_by_one_in_any_script(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    send(
        site.client(),
        form_of(organisation, "ar"),
        wrong=["hours", "phone"],
        right_hours="من الاثنين إلى الجمعة\r\n9-17",
        right_phone=" +33 5 00 ",
        right_cost="not ticked",
    )

    (kept,) = received(reports)
    hours = Claim(Topic.HOURS, "من الاثنين إلى الجمعة\n9-17")
    assert kept.claims == (hours, Claim(Topic.PHONE, "+33 5 00"))
    assert kept.language == "ar"


def test_without_style_sheets_what_is_written_is_meant(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    send(site.client(), form_of(organisation), right_hours="closed on Monday")

    assert received(reports)[0].claims == (Claim(Topic.HOURS, "closed on Monday"),)


def test_a_signed_link_is_passed_on_unread(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    send(site.client(), f"{form_of(organisation)}&from=signed.by-us", wrong=["hours"])

    assert received(reports)[0].proof == "signed.by-us"


def test_a_signed_link_is_on_no_paper_and_in_no_referrer(
    site: Site, organisation: Organisation
) -> None:
    client = site.client()

    page = client.get(f"{form_of(organisation)}&from=signed.by-us")
    plain = client.get(form_of(organisation))

    assert "qr.svg" not in text_of(page)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "qr.svg" in text_of(plain)


def test_a_form_sent_twice_counts_once(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    client = site.client()
    form = fields(client.get(form_of(organisation))) | {"wrong": ["closed"], "email": "a@b.example"}

    answers = [client.post(ADDRESS, data=form).status_code for _ in range(3)]

    assert answers == [303] * 3
    assert len(received(reports)) == 1


BAD: list[tuple[dict[str, Any], str]] = [
    ({"wrong": ["other"]}, "Write what is wrong."),
    ({"wrong": ["other"], "right_other": "\u200b\u200d \x00"}, "Write what is wrong."),
    ({"wrong": ["hours"], "right_hours": "é" * 501}, "It has 501 characters, and at most 500 fit."),
    ({"wrong": ["hours"], "email": "amina"}, "This is no email address."),
    ({"wrong": ["hours"], "email": "a@b.example\r\nBcc: c@d.example"}, "This is no email address."),
]


@pytest.mark.parametrize(("values", "told"), BAD)
def test_what_is_to_be_mended_is_told_beside_it_and_nothing_is_lost(
    site: Site, organisation: Organisation, reports: Reports, values: dict[str, Any], told: str
) -> None:
    client = site.client()

    answer = send(client, form_of(organisation), right_phone="<b>115</b>", **values)
    again = fields(answer)
    mended = {"wrong": ["other"], "right-other": "x", "right-hours": "", "email": "a@b.example"}
    accepted = client.post(ADDRESS, data=again | mended)

    assert answer.status_code == 422
    assert told in text_of(answer)
    assert "<title>Error: Report an error" in text_of(answer)
    assert again["right-phone"] == "<b>115</b>"
    assert (again["wrong"], accepted.status_code) == (values["wrong"], 303)
    assert len(received(reports)) == 1


def test_nothing_chosen_is_told(site: Site, organisation: Organisation, reports: Reports) -> None:
    answer = send(site.client(), form_of(organisation))

    assert answer.status_code == 422
    assert "Choose what is wrong." in text_of(answer)
    assert received(reports) == []


def test_hostile_text_is_kept_without_what_cannot_be_kept_and_shown_escaped(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    client = site.client()
    values = {"wrong": ["hours"], "right_hours": HOSTILE}

    refused = send(client, form_of(organisation), **values, email=HOSTILE)
    send(client, form_of(organisation), **values)

    assert "<script" not in without_own_scripts(text_of(refused))
    assert "\u202e" not in text_of(refused)
    (kept,) = received(reports)
    assert kept.claims[0].text == "</textarea><script>alert(1)</script>{{7*7}}"


@pytest.mark.parametrize("item", ["", "x", "\x00", "é" * 50, str(uuid4()), "1" * 5_000])
def test_an_item_that_nobody_knows_still_has_the_form(site: Site, item: str) -> None:
    answer = site.client().get(ADDRESS, query_string={"item": item})

    assert answer.status_code == 200
    assert "Something is missing" in text_of(answer)


def test_a_record_that_was_taken_away_can_be_reported_all_the_same(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    client = site.client()
    form = fields(client.get(form_of(organisation))) | {"wrong": ["hours"]}
    site.take_away(organisation)

    answer = client.post(ADDRESS, data=form)

    assert answer.status_code == 303
    assert received(reports)[0].about == Subject(organisation.key, "organisation")
    assert "has been taken away" in text_of(client.get(form_of(organisation)))


def test_a_report_needs_no_published_store(site: Site, reports: Reports) -> None:
    key = uuid4()
    site.store.destroy()

    answer = send(site.client(), f"{ADDRESS}?item={key}", wrong=["other"], right_other="Closed")

    assert answer.status_code == 303
    assert received(reports)[0].about == Subject(key)


def test_an_inbox_out_of_order_loses_nothing(
    site: Site, organisation: Organisation, tmp_path: Path
) -> None:
    no_folder = tmp_path / "a file where a folder should be"
    no_folder.write_text("")
    client = site.client()
    form = fields(client.get(form_of(organisation)))
    extensions = client.application.extensions
    broken = Reports(Deployment(no_folder))
    extensions[EXTENSION] = replace(extensions[EXTENSION], reports=broken)

    answer = client.post(
        ADDRESS, data=form | {"wrong": ["other"], "right-other": "Closed", "email": "a@b.example"}
    )

    assert answer.status_code == 503
    again = fields(answer)
    assert (again["right-other"], again["email"]) == ("Closed", "a@b.example")


def test_another_site_cannot_send_a_report_and_a_forged_token_is_none(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    client = site.client()
    form = fields(client.get(form_of(organisation))) | {"wrong": ["closed"]}

    foreign = client.post(ADDRESS, data=form, headers={"Sec-Fetch-Site": "cross-site"})
    forged = client.post(ADDRESS, data=form | {"token": "x"})

    assert (foreign.status_code, forged.status_code) == (403, 400)
    assert received(reports) == []
    assert client.post(ADDRESS, data=fields(forged)).status_code == 303


def test_one_sender_cannot_flood_the_inbox(site: Site, organisation: Organisation) -> None:
    client = site.client()

    answers = [send(client, form_of(organisation), wrong=["closed"]) for _ in range(11)]

    assert [each.status_code for each in answers] == [303] * 10 + [429]
    assert fields(answers[-1])["wrong"] == ["closed"]


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        ("", ""),
        (" Amina@Mail.example ", "Amina@Mail.example"),
        ("\u200fa.b+c@mail.example\u200e", "a.b+c@mail.example"),
        ("ａ＠mail．example", "a@mail.example"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
    ],
)
def test_an_address_is_read_as_people_paste_it(typed: str, email: str) -> None:
    assert read_email(typed) == email


@pytest.mark.parametrize(
    "typed",
    [
        *("a", "a@b", "@b.example", "a@.example", "a@b..example", "a..b@c.example"),
        *("a@b@c.example", "a,c@b.example", "<a@b.example>", "a@b.example\nBcc: c@d.example"),
        *(f"{'a' * 250}@b.example", "σ@b.example", f"a@{'b' * 70}.example", "a:b@c.example"),
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(BadAddressError):
        read_email(typed)


def test_an_address_is_kept_apart_with_a_mail_in_the_readers_language(
    site: Site, organisation: Organisation, reports: Reports
) -> None:
    send(
        site.client(),
        form_of(organisation, "de"),
        wrong=["hours"],
        right_hours="private words",
        email="amina@lecteurs.example",
    )

    (kept,) = received(reports)
    assert kept.is_awaited
    assert "amina" not in repr(kept)
