"""What readers report, in the admin: who sees it, beside what, and what becomes of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format

from cms.directory.models import OrganisationPhone
from cms.directory.reported import said_of
from cms.inbox.reports import keep_in_order, reports
from content_models.inbox import (
    Claim,
    Decision,
    Reply,
    Report,
    ReportFilter,
    Subject,
    Topic,
)
from tests.cms import factories
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
OUTCOMES = {each.value: f"Es war: {each}." for each in Decision if each is not Decision.SPAM}
REPLY = Reply("amina@lecteurs.example", "Ihre Meldung", OUTCOMES, "Die Redaktion:", "Gelöscht.")
LIST = "/reports/readers/"


@pytest.fixture
def french(empty_cms: None) -> Any:
    """An organisation in Pau, with a phone."""
    made = factories.published_organisation()
    OrganisationPhone.objects.create(organisation=made, number="+33 5 36 49 01 01")
    return made


@pytest.fixture
def editor(french: Any) -> Client:
    """A French partner's."""
    return signed_in("editor")


def receive(
    identifier: str,
    item: UUID | None,
    *claims: Claim,
    reply: Reply | None = None,
    minutes: int = 0,
    **values: Any,
) -> None:
    about = Subject(item, "organisation" if item else "", "Accueil du Gave", "fr")
    said = claims or (Claim(Topic.PHONE, "+33 5 00"),)
    moment = NOW + timedelta(minutes=minutes)
    fields: dict[str, Any] = {"about": about, "claims": said, "language": "de"}
    report = Report(identifier, received_at=moment, **(fields | values))
    reports().receive(report, reply, identifier)


def page(client: Client, address: str = LIST) -> str:
    return client.get(address).content.decode()


def close(client: Client, identifier: str, **values: Any) -> Any:
    sent = {"report": [identifier], "decision": "corrected", "was_open": "True"}
    return client.post(f"{LIST}{identifier}/", sent | values)


def test_who_edits_nothing_may_not_read_it(french: Any) -> None:
    receive("a", french.translation_key)
    client = guest()

    assert client.get(LIST).status_code == 302
    assert client.get(f"{LIST}a/").status_code == 302


def test_a_report_stands_beside_what_the_record_says_with_the_way_to_edit_it(
    editor: Client, french: Any
) -> None:
    receive("a", french.translation_key)

    shown = page(editor, f"{LIST}a/")

    assert "Accueil du Gave" in page(editor)
    assert "+33 5 00" in shown
    assert "inbox/reports" in shown  # long words break, and a phone has no room for columns
    assert "+33 5 36 49 01 01" in shown
    assert f"/edit/{french.pk}/#id_phones-FORMS" in shown


def test_hours_stay_whole_beside_words_of_another_direction(french: Any) -> None:
    monday = {"monday": [{"opens": 540, "closes": 720}]}
    hours = {"timezone": "Europe/Paris", "holiday_region": "FR-64", "week": monday}
    french.locations.update(name="Maison du Gave", hours=hours)

    with translation.override("ar"):
        (first,) = said_of(french)[Topic.HOURS].values

    assert first.startswith("\u2068Maison du Gave\u2069 – ")
    assert "\u206609:00–12:00\u2069" in first


def test_moments_are_told_in_the_order_of_the_day_in_every_language() -> None:
    moment = datetime(2026, 11, 30, 22, 55, tzinfo=UTC)

    for language in ("fr", "en", "de", "el", "ar"):
        with translation.override(language):
            told = date_format(moment, "SHORT_DATETIME_FORMAT")
        assert told.startswith("30"), language


def test_each_topic_leads_to_a_place_that_the_form_has(editor: Client, french: Any) -> None:
    form = page(editor, f"/snippets/directory/organisation/edit/{french.pk}/")

    for said in said_of(french).values():
        assert f'id="{said.anchor}"' in form


def test_several_reports_on_one_record_are_one_line_and_closed_together(
    editor: Client, french: Any
) -> None:
    for number in range(4):
        receive(str(number), french.translation_key, minutes=number)

    listed = page(editor)
    answer = close(editor, "3", report=["3", "2", "0"])

    assert listed.count(f'href="/cms{LIST}3/" dir="auto"') == 1
    assert "3 more about this" in listed or "3 de plus" in listed
    assert answer["Location"] == f"/cms{LIST}"
    left = reports().about(str(french.translation_key), is_open=True, limit=9)
    assert [each.identifier for each in left] == ["1"]
    assert page(editor, f"{LIST}1/").count("/reports/readers/") > 3


def test_an_editor_sees_what_they_may_put_right_a_reviewer_everything(
    editor: Client, french: Any
) -> None:
    greek = factories.published_organisation("Γέφυρα (exemple)")
    greek.locations.update(country="GR")
    receive("french", french.translation_key)
    receive("greek", greek.translation_key)
    receive("search", None)
    receive("deleted", uuid4())

    seen, all_of_it = page(editor), page(signed_in("reviewer"))

    for identifier, is_seen in [("french", 1), ("greek", 0), ("search", 1), ("deleted", 1)]:
        assert (f"{LIST}{identifier}/" in seen) == bool(is_seen)
        assert f"{LIST}{identifier}/" in all_of_it
    assert editor.get(f"{LIST}greek/").status_code == 302
    assert close(editor, "greek").status_code == 302
    assert reports().count(ReportFilter()) == 4


def test_a_translator_decides_on_words_alone(editor: Client, french: Any) -> None:
    french.copy_for_translation(factories.locale("de")).save()
    receive("facts", french.translation_key)
    receive("words", french.translation_key, Claim(Topic.TRANSLATION, "Tippfehler"))
    translator = signed_in("translator")

    close(translator, "facts", report=["facts", "words"])
    close(translator, "words", report=["words"])

    facts, words = reports().report("facts"), reports().report("words")
    assert facts
    assert words
    assert (facts.is_open, words.is_open) == (True, False)


def test_who_asked_is_told_once_in_their_language_and_no_editor_sees_the_address(
    editor: Client, french: Any
) -> None:
    receive("a", french.translation_key, reply=REPLY)
    before = page(editor, f"{LIST}a/") + page(editor)

    close(editor, "a", word=" Danke!\r\nWirklich ")
    keep_in_order()

    (letter,) = mail.outbox
    assert letter.to == [REPLY.address]
    assert letter.subject == "Ihre Meldung"
    assert letter.body == "Es war: corrected.\n\nDie Redaktion:\nDanke!\nWirklich\n\nGelöscht.\n"
    assert REPLY.address not in before + page(editor, f"{LIST}a/")
    kept = reports().report("a")
    assert kept
    assert not kept.is_awaited
    assert kept.history[0].decision is Decision.CORRECTED


def test_of_spam_nobody_is_told(editor: Client, french: Any) -> None:
    receive("a", french.translation_key, reply=REPLY)

    close(editor, "a", decision="spam")

    assert mail.outbox == []


def test_what_another_has_decided_meanwhile_is_not_decided_twice_unseen(
    editor: Client, french: Any
) -> None:
    receive("a", french.translation_key, reply=REPLY)
    close(editor, "a")

    close(editor, "a", decision="spam")
    again = close(editor, "a", decision="uncheckable", was_open="")

    kept = reports().report("a")
    assert kept
    assert again["Location"] == f"/cms{LIST}"
    assert [each.decision for each in kept.history] == [Decision.CORRECTED, Decision.UNCHECKABLE]
    assert len(mail.outbox) == 1


def test_a_decision_has_to_be_complete(editor: Client, french: Any) -> None:
    receive("a", french.translation_key)

    answers = [
        close(editor, "a", decision=""),
        close(editor, "a", report=[]),
        close(editor, "a", word="x" * 501),
        close(editor, "a", report=["unknown"]),
    ]

    assert [each.status_code for each in answers] == [200] * 4
    assert reports().count(ReportFilter()) == 1
    assert editor.get(f"{LIST}unknown/").status_code == 404


def test_what_a_reader_typed_is_shown_and_never_run(editor: Client, french: Any) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    about = Subject(title=attack, words=attack)
    receive("a", None, Claim(Topic.OTHER, attack), about=about)

    shown = page(editor) + page(editor, f"{LIST}a/")

    assert "<script>alert(1)" not in shown
    assert "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_record_that_was_deleted_or_translated_since_is_told_of(
    editor: Client, french: Any
) -> None:
    receive("a", french.translation_key, Claim(Topic.HOURS, "Mo"), Claim(Topic.PHONE))
    german = french.copy_for_translation(factories.locale("de"))
    german.save()

    translated = page(editor, f"{LIST}a/")
    french.__class__.objects.filter(translation_key=french.translation_key).delete()
    deleted = page(editor, f"{LIST}a/")

    assert f"/edit/{french.pk}/#" in translated
    assert "Accueil du Gave" in deleted
    assert "/edit/" not in deleted
    assert close(editor, "a").status_code == 302


def test_the_desk_counts_what_waits_for_somebody(editor: Client, french: Any) -> None:
    for number in range(3):
        receive(str(number), french.translation_key)
    receive("search", None)

    home = page(editor, "/")

    heading = home.partition(f'href="/cms{LIST}">')[2]
    assert '<span class="desk-count">2</span>' in heading[:200]
