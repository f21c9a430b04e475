"""Still correct, in one click: who may say it, and what readers and histories then tell."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.desk import services
from cms.directory.checks import OrganisationCheck
from cms.directory.models import Organisation, Service
from cms.freshness.answers import waiting_answers
from cms.freshness.log_entries import CHECK
from cms.publishing.models import OutboxEvent
from content_models.checks import Check, Checker
from tests.cms.admin import address
from tests.cms.freshness.records import answer, as_read, checked
from tests.cms.signing_in import ensure_people, partner_of, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cms")]

OLD = date(2024, 1, 1)


def still_correct(name: str, item: Any, **sent: str) -> int:
    """What the admin answers to a press of the button."""
    return signed_in(name).post(address("freshness_still_correct", item.pk), sent).status_code


def test_an_editor_says_in_one_click_that_all_is_correct() -> None:
    ensure_people()
    partner = partner_of("editor")
    record = checked("Accueil du Gave", OLD)
    OutboxEvent.objects.all().delete()

    status = still_correct("editor", record)

    assert status == 302
    assert as_read(record).check == Check(on=timezone.localdate(), name=partner.name)
    assert [each.key for each in OutboxEvent.objects.all()] == [record.translation_key]
    assert ModelLogEntry.objects.filter(action=CHECK).get().user.username == "editor"


def test_a_check_publishes_nobodys_draft_and_no_older_draft_undoes_it() -> None:
    record = checked("Accueil du Gave", OLD)
    record.name = "Accueil du Gave et d’Ossau"
    draft = record.save_revision()

    still_correct("editor", record)

    stored = Organisation.objects.get(pk=record.pk)
    assert (stored.name, stored.latest_revision) == ("Accueil du Gave", draft)
    assert record.revisions.count() == 2
    draft.publish()
    assert as_read(record).last_verified == timezone.localdate()


@pytest.mark.parametrize(
    ("name", "country", "status"),
    [
        ("editor", "FR", 302),
        ("editor", "GR", 302),  # Wagtail leads who may not back to the home page
        ("translator", "FR", 302),
        ("reviewer", "GR", 302),
    ],
)
def test_who_may_edit_the_record_may_say_so(name: str, country: str, status: int) -> None:
    record = checked("Accueil", OLD, country=country)
    client = signed_in(name)

    answered = client.post(address("freshness_still_correct", record.pk))

    is_said = OrganisationCheck.objects.exists()
    assert (answered.status_code, is_said) == (status, (name, country) in MAY)
    assert client.get(address("freshness_still_correct", record.pk)).status_code == 405


MAY = {("editor", "FR"), ("reviewer", "GR")}


def test_what_was_checked_alone_has_a_check_of_its_own_until_all_is_checked() -> None:
    record = checked("Accueil du Gave", OLD)
    record.services = [Service(name="Cours"), Service(name="Repas")]
    record.save()
    key = str(record.services.first().key)

    still_correct("editor", record, part="addresses")
    still_correct("editor", record, part="hours")
    still_correct("editor", record, part=key)

    document = as_read(record)
    today = timezone.localdate()
    assert (document.last_verified, document.phones_check) == (OLD, None)
    assert document.addresses_check
    assert document.hours_check
    assert document.addresses_check.on == document.hours_check.on == today
    assert [each.check and each.check.on for each in document.services] == [today, None]
    still_correct("editor", record)
    assert as_read(record).hours_check is None
    assert still_correct("editor", record, part=str(UUID(int=7))) == 404


def test_a_form_leads_back_to_this_site_alone() -> None:
    record = checked("Accueil du Gave", OLD)
    client = signed_in("editor")
    press = address("freshness_still_correct", record.pk)

    own = client.post(press, {"next": "/cms/desk/unverified/"})
    foreign = client.post(press, {"next": "https://evil.example/"})

    assert own["Location"] == "/cms/desk/unverified/"
    assert foreign["Location"].startswith("/cms/snippets/")


def test_the_form_and_the_lists_offer_the_click_outside_the_editors_form() -> None:
    record = checked("Accueil du Gave", OLD)
    client = signed_in("editor")
    press = f'action="/cms{address("freshness_still_correct", record.pk)}"'

    form = client.get(address("wagtailsnippets_directory_organisation:edit", record.pk))
    listing = client.get(address("wagtailsnippets_directory_organisation:list"))
    table = client.get(address("desk_table", "unverified"))
    home = client.get("/")

    page = form.content.decode()
    assert f'form="freshness-form" form{press}' in page
    assert page.rindex("</form>") > page.index('<form id="freshness-form"') > page.index(press)
    for each in (listing, table, home):
        assert press in each.content.decode()


def test_an_organisation_is_asked_in_its_language_and_once_in_two_weeks() -> None:
    record = checked("Accueil du Gave", OLD, email="bonjour@accueil.example")
    client = signed_in("editor")
    User.objects.filter(username="editor").update(email="amina@insert.example")

    client.post(address("freshness_ask", record.pk))
    client.post(address("freshness_ask", record.pk))

    (letter,) = mail.outbox
    assert letter.to == ["bonjour@accueil.example"]
    assert letter.reply_to == ["amina@insert.example"]
    assert letter.subject.endswith("Accueil du Gave")
    assert "/fr/still-correct?from=" in str(letter.body)


def test_an_answer_waits_until_an_editor_records_it(
    django_capture_on_commit_callbacks: Any,
) -> None:
    record = checked("Accueil du Gave", OLD, email="bonjour@accueil.example")
    client = signed_in("editor")
    editor = User.objects.get(username="editor")
    answer(record, datetime(2026, 11, 20, 12, tzinfo=UTC))

    (entry,) = services.answered(editor)
    assert as_read(record).last_verified == OLD
    with django_capture_on_commit_callbacks(execute=True):
        client.post(entry.buttons[0].address.removeprefix("/cms"))

    assert as_read(record).check == Check(on=date(2026, 11, 20), by=Checker.ORGANISATION)
    assert waiting_answers() == []
    assert services.answered(editor) == []


def test_an_answer_to_no_question_of_ours_counts_for_nothing() -> None:
    from cms.freshness.answers import confirmations
    from content_models.inbox import Confirmation

    record = checked("Accueil du Gave", OLD)
    now = datetime.now(UTC)
    confirmations().receive(Confirmation(UUID(int=1), record.translation_key, now))

    assert waiting_answers() == []


def test_what_is_kept_of_an_organisation_goes_with_its_last_version() -> None:
    record = checked("Accueil du Gave", OLD)
    still_correct("reviewer", record)

    Organisation.objects.get(pk=record.pk).delete()

    assert not OrganisationCheck.objects.exists()


def test_a_list_is_ordered_by_the_last_check_however_it_was_said() -> None:
    old, pressed = checked("Ancien", OLD), checked("Bureau", None)
    still_correct("editor", pressed)
    recent = checked("Centre", timezone.localdate() - timedelta(days=3))
    client = signed_in("editor")

    page = client.get(
        address("wagtailsnippets_directory_organisation:list"), {"ordering": "-checked"}
    )

    listed = [each.name for each in page.context["object_list"]]
    assert listed == [pressed.name, recent.name, old.name]
