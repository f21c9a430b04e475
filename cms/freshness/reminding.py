"""Reminds editors of records that nobody has checked, in one mail each.

Everything here goes by moments that are kept in the database, so that it says the same after the
server has been off for months.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from cms.directory.checks import CheckReminder
from cms.directory.models import Organisation
from cms.directory.policies import OrganisationPolicy
from cms.freshness.asking import ask, may_be_asked
from cms.freshness.letters import reminder
from cms.freshness.records import overdue
from cms.freshness.rounds import rounds_of
from cms.people.letters import send
from content_models.checks import LATER_AFTER_MONTHS

ROUND_EVERY = timedelta(weeks=4)
"""Nobody gets more than one such mail in that time, however many records grow old."""
REMINDED_AGAIN_AFTER = timedelta(weeks=12) - timedelta(days=1)
"""Every third round: the second reminder comes three months after the first."""


def remind(now: datetime) -> int:
    """Remind people, if a round is due; return how many were mailed.

    Organisations whose record says so are asked, too.
    """
    last = CheckReminder.objects.aggregate(last=Max("sent_at"))["last"]
    if last is not None and now - last < ROUND_EVERY:
        return 0
    grown_old = list(overdue(localtime(now).date(), LATER_AFTER_MONTHS))
    rounds = rounds_of(grown_old)
    due = [each for each in grown_old if _is_due(rounds[each.translation_key], now)]
    by_person = people_for(due)
    with transaction.atomic():
        for person, records in by_person.items():
            CheckReminder.objects.bulk_create(
                CheckReminder(organisation=each.translation_key, user=person, sent_at=now)
                for each in records
            )
            send([person], reminder(records, now))
    for record in due:
        if record.is_asked and may_be_asked(record, now):
            ask(record, now=now)
    return len(by_person)


def people_for(records: Iterable[Any]) -> dict[Any, list[Any]]:
    """Return whom to remind of which records, in their order.

    They are the editors who may change it as their own. Where there is none, those who publish are
    reminded: no record is nobody's.
    """
    given = {each.pk: each for each in records}
    policy = OrganisationPolicy(Organisation)
    people = get_user_model().objects.filter(is_active=True).exclude(email="").order_by("pk")
    found: dict[Any, list[Any]] = defaultdict(list)
    publishers = []
    for person in people:
        if not policy.user_has_permission(person, "change"):
            continue
        if not policy.is_restricted(person):
            publishers.append(person)
            continue
        own = policy.instances_user_has_any_permission_for(person, ["change"])
        for pk in own.filter(pk__in=given).values_list("pk", flat=True):
            found[person].append(given[pk])
    owned = {each.pk for own in found.values() for each in own}
    ownerless = [each for pk, each in given.items() if pk not in owned]
    for person in publishers if ownerless else ():
        found[person].extend(ownerless)
    order = {pk: number for number, pk in enumerate(given)}
    return {who: sorted(own, key=lambda each: order[each.pk]) for who, own in found.items()}


def _is_due(rounds: list[datetime], now: datetime) -> bool:
    return not rounds or now - rounds[-1] >= REMINDED_AGAIN_AFTER
