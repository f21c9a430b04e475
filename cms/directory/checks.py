"""Keeps who found which facts of an organisation still correct, and when.

A check is no part of a draft: whoever says that what readers see is correct publishes nothing that
somebody is in the middle of writing. Nor does a draft that is older than a check undo it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content_models.checks import Check, Checker

WHOLE = ""
ADDRESSES, HOURS, PHONES = "addresses", "hours", "phones"
"""Parts of a record that are checked alone, beside its services, which go by their keys."""
LONGEST_PART = 36
KEYS_AT_ONCE = 5_000
"""SQLite takes 32,766 values in one question, and older ones fewer."""
STILL_CORRECT, ASK = "freshness_still_correct", "freshness_ask"
RECORD, RESTORE = "freshness_record", "freshness_restore"
"""Names of the addresses that buttons are sent to."""
CHECKER_CHOICES = [
    (Checker.EDITORS.value, _("editors")),
    (Checker.ORGANISATION.value, _("the organisation itself")),
]


class OrganisationCheck(models.Model):
    """A check of all of a record, or of one part alone.

    Attributes:
        organisation: the key that all its versions share, so that a check outlives any of them.
        part: ``WHOLE``, ``ADDRESSES``, ``HOURS``, ``PHONES`` or the key of a service.
        name: who checked, as readers are told: a partner, a person or a role.
        user: who pressed the button; readers never see it.
    """

    organisation = models.UUIDField(db_index=True)
    part = models.CharField(max_length=LONGEST_PART, blank=True)
    on = models.DateField(default=timezone.localdate)
    checker = models.CharField(
        max_length=20, choices=CHECKER_CHOICES, default=Checker.EDITORS.value
    )
    name = models.CharField(max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["on", "pk"]
        verbose_name = _("check of an organisation")
        verbose_name_plural = _("checks of organisations")

    def __str__(self) -> str:
        return f"{self.on} {self.part}"

    @property
    def as_value(self) -> Check:
        """Return it as documents have it."""
        return Check(on=self.on, by=Checker(self.checker), name=self.name)


class CheckReminder(models.Model):
    """A reminder says that a person was mailed about a record that nobody has checked.

    It counts towards archiving, so that it goes again where no server has taken the mail.
    """

    organisation = models.UUIDField(db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.sent_at} {self.user}"


class CheckQuestion(models.Model):
    """A question asks an organisation by mail whether its record is still correct.

    Attributes:
        pk: stands in the signed link, so that an answer is known to be to this question.
        email: where it was sent.
        asked_by: None where it went by itself, with the reminders.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.UUIDField(db_index=True)
    email = models.EmailField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.sent_at} {self.email}"


@dataclass(frozen=True)
class LastChecks:
    """Holds the last check of a record and of each part checked alone since then."""

    whole: Check | None = None
    parts: Mapping[str, Check] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """Return the day of the last check of all of it."""
        return self.whole.on if self.whole else None

    def of(self, part: str) -> Check | None:
        """Return the own check of a part; None where the record was checked since."""
        return self.parts.get(part)


def last_checks(originals: Iterable[Any]) -> dict[UUID, LastChecks]:
    """Return the last checks of some originals by key, read at once.

    An editor may also have entered the day in the form; of the same day, the button counts, since
    it knows who pressed it.
    """
    given = {each.translation_key: each for each in originals}
    rows: dict[UUID, dict[str, Check]] = defaultdict(dict)
    for keys in in_batches(given):
        for row in OrganisationCheck.objects.filter(organisation__in=keys):
            rows[row.organisation][row.part] = row.as_value  # in their order: the last one stays
    return {key: _last(each, rows[key]) for key, each in given.items()}


def in_batches(keys: Iterable[UUID]) -> Iterator[list[UUID]]:
    """Yield keys, as many at a time as every database takes in one question."""
    found = list(keys)
    for start in range(0, len(found), KEYS_AT_ONCE):
        yield found[start : start + KEYS_AT_ONCE]


def last_checks_of(original: Any) -> LastChecks:
    """Return the last checks of one original, as read before or now."""
    found: LastChecks | None = getattr(original, "known_checks", None)
    return found or last_checks([original])[original.translation_key]


def read_checks(originals: Iterable[Any]) -> None:
    """Have originals know their checks, all at once."""
    given = list(originals)
    found = last_checks(given)
    for each in given:
        each.known_checks = found[each.translation_key]


def _last(original: Any, found: dict[str, Check]) -> LastChecks:
    entered = original.last_verified and Check(on=original.last_verified, name=original.verified_by)
    pressed = found.pop(WHOLE, None)
    whole = max(filter(None, (entered, pressed)), key=lambda each: each.on, default=None)
    if whole and pressed and whole.on == pressed.on:
        whole = pressed
    newer = {part: check for part, check in found.items() if whole is None or check.on > whole.on}
    return LastChecks(whole, newer)


def forget_checks(key: UUID) -> None:
    """Delete what is kept of an organisation that is deleted in all its versions."""
    OrganisationCheck.objects.filter(organisation=key).delete()
    CheckReminder.objects.filter(organisation=key).delete()
    CheckQuestion.objects.filter(organisation=key).delete()
