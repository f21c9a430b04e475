"""Nobody checks a record: its editors are reminded, twice, before readers lose it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.desk import services
from cms.directory.checks import CheckQuestion, CheckReminder, OrganisationCheck
from cms.directory.models import Organisation
from cms.freshness.checking import still_correct
from cms.freshness.duty import keep_fresh
from cms.freshness.log_entries import ARCHIVE, RESTORE, Archived
from cms.freshness.reminding import people_for
from cms.mailing.models import QueuedMail
from cms.mailing.server import CONSOLE
from tests.cms.admin import address
from tests.cms.freshness.records import answer, checked
from tests.cms.signing_in import ensure_people, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cms")]

CHECKED = date(2026, 1, 10)
NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def people(settings: Any) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    ensure_people()


def after(days: int) -> datetime:
    """A moment so many days after the last check."""
    return NOON + timedelta(days=days)


def pass_days(first: int, last: int, *, step: int = 7) -> None:
    """Have the worker do its duty once in a while."""
    for day in range(first, last, step):
        keep_fresh(after(day))


def is_public(record: Any) -> bool:
    return Organisation.objects.get(pk=record.pk).live


def test_from_six_months_on_its_editors_get_one_mail_on_all_of_them() -> None:
    checked("Accueil du Gave", CHECKED)
    checked("Bureau d’Ossau", CHECKED)
    checked("Γέφυρα", CHECKED, country="GR", language="el")

    keep_fresh(after(180))
    assert mail.outbox == []
    keep_fresh(after(181))
    keep_fresh(after(182))

    by_receiver = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    assert set(by_receiver) == {"editor@insert.example", "editor-gr@insert.example"}
    assert len(mail.outbox) == 2
    french = by_receiver["editor@insert.example"]
    assert "Accueil du Gave" in french
    assert "Bureau d’Ossau" in french
    assert "Γέφυρα" not in french
    assert "/cms/snippets/directory/organisation/edit/" in french


def test_a_record_of_a_source_is_left_to_those_who_keep_the_source() -> None:
    imported = checked("Accueil du Gave", CHECKED, source_name="data·inclusion, Béarn")
    never_checked = checked("Bureau d’Ossau", None, source_name="data·inclusion, Béarn")

    pass_days(1, 800)

    assert mail.outbox == []
    assert is_public(imported)
    assert is_public(never_checked)
    assert services.unverified(User.objects.get(username="editor")) == []


def test_a_record_without_editors_is_for_those_who_publish() -> None:
    record = checked("Wien", CHECKED, country="AT")

    people = {each.username for each in people_for([record])}

    assert people == {"reviewer", "admin"}


def test_after_a_year_and_two_reminders_it_is_archived_and_its_history_says_why() -> None:
    record = checked("Accueil du Gave", CHECKED)
    translation = checked(
        "Gave Welcome", None, language="en", translation_key=record.translation_key
    )

    pass_days(0, 365)
    assert is_public(record)
    pass_days(365, 373)

    assert not is_public(record)
    assert not is_public(translation)
    entry = ModelLogEntry.objects.filter(action=ARCHIVE, object_id=str(record.pk)).get()
    assert entry.data["since"] == CHECKED.isoformat()
    assert len(entry.data["reminders"]) >= 2
    assert Archived().format_message(entry)


def test_after_a_holiday_of_the_server_two_reminders_come_first_weeks_apart() -> None:
    record = checked("Accueil du Gave", CHECKED)

    keep_fresh(after(700))
    keep_fresh(after(701))
    assert is_public(record)
    pass_days(702, 700 + 84 + 27)
    assert is_public(record)
    moments = sorted(set(CheckReminder.objects.values_list("sent_at", flat=True)))
    assert [(each - moments[0]).days for each in moments] == [0, 86]
    pass_days(800, 826)

    assert not is_public(record)


def test_what_somebody_checks_begins_anew() -> None:
    record = checked("Accueil du Gave", CHECKED)
    pass_days(0, 360)
    still_correct(record, User.objects.get(username="editor"), on=after(361).date())

    pass_days(362, 362 + 300)

    assert is_public(record)


def test_a_reminder_that_no_server_took_is_none(settings: Any) -> None:
    settings.EMAIL_BACKEND = "cms.mailing.backend.QueueBackend"
    record = checked("Accueil du Gave", CHECKED)

    for day in range(0, 600, 7):
        QueuedMail.objects.update(gave_up_at=timezone.now(), queued_at=after(day - 7))
        keep_fresh(after(day))

    assert is_public(record)
    assert CheckReminder.objects.count() <= 1


def test_what_the_organisation_answered_keeps_its_record() -> None:
    record = checked("Accueil du Gave", CHECKED, email="bonjour@accueil.example")
    pass_days(0, 300)
    answer(record, after(301))

    pass_days(302, 500)

    assert is_public(record)


@pytest.mark.parametrize(
    ("setting", "value"), [("ARCHIVES_UNCHECKED", False), ("EMAIL_DELIVERY_BACKEND", CONSOLE)]
)
def test_nothing_is_archived_where_an_operator_says_so_or_no_mail_goes_out(
    settings: Any, setting: str, value: Any
) -> None:
    setattr(settings, setting, value)
    record = checked("Accueil du Gave", CHECKED)

    pass_days(0, 500)

    assert is_public(record)
    assert mail.outbox


def test_an_organisation_is_asked_by_itself_only_if_its_record_says_so() -> None:
    asked = checked("Accueil", CHECKED, email="bonjour@accueil.example", is_asked=True)
    checked("Bureau", CHECKED, email="bonjour@bureau.example")

    keep_fresh(after(185))

    (question,) = CheckQuestion.objects.all()
    assert (question.organisation, question.asked_by) == (asked.translation_key, None)


def test_it_comes_back_as_readers_saw_it_with_drafts_left_as_they_are() -> None:
    record = checked("Accueil du Gave", CHECKED)
    pass_days(0, 380)
    archived = Organisation.objects.get(pk=record.pk)
    archived.name = "Un brouillon"
    archived.save_revision()
    press = address("freshness_restore", record.pk)

    signed_in("editor").post(press)
    assert not is_public(record)
    (entry,) = services.archived(User.objects.get(username="reviewer"))
    assert entry.buttons
    signed_in("reviewer").post(press)

    restored = Organisation.objects.get(pk=record.pk)
    assert (restored.live, restored.name) == (True, "Accueil du Gave")
    assert restored.has_unpublished_changes
    assert OrganisationCheck.objects.get().on == timezone.localdate()
    assert ModelLogEntry.objects.filter(action=RESTORE).exists()
    assert services.archived(User.objects.get(username="reviewer")) == []
    keep_fresh(datetime.now(UTC))
    assert is_public(record)
