"""Takes from readers what nobody checks, and brings it back."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.timezone import localtime
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.directory.checks import last_checks
from cms.directory.facts import is_translation
from cms.directory.merges import is_merged
from cms.directory.models import Organisation
from cms.freshness.answers import waiting_answers
from cms.freshness.log_entries import ARCHIVE, RESTORE
from cms.freshness.records import known_since, overdue
from cms.freshness.rounds import GRACE, rounds_of, still_on_their_way
from content_models.checks import ARCHIVED_AFTER_MONTHS

REMINDERS_NEEDED = 2
CHANGES = (ARCHIVE, RESTORE, "wagtail.publish", "wagtail.unpublish")
"""What makes readers see a version, or not: the last of these says why they do not."""


def archive(now: datetime) -> int:
    """Archive what nobody has checked for a year, in spite of reminders; return how many.

    What an organisation answered, and nobody has read yet, keeps its record.

    Raises:
        InboxUnavailableError: nobody can tell what they answered.
    """
    answered = {each.organisation for each in waiting_answers()}
    kept = answered | still_on_their_way()
    candidates = list(overdue(localtime(now).date(), ARCHIVED_AFTER_MONTHS))
    rounds = rounds_of(candidates)
    due = [
        each
        for each in candidates
        if each.translation_key not in kept and _were_enough(rounds[each.translation_key], now)
    ]
    for original in due:
        _archive(original, rounds[original.translation_key])
    return len(due)


def _were_enough(rounds: list[datetime], now: datetime) -> bool:
    """True if two reminders came weeks apart, with weeks to answer the second."""
    if len(rounds) < REMINDERS_NEEDED:
        return False
    first, needed = rounds[0], rounds[REMINDERS_NEEDED - 1]
    return needed - first >= GRACE and now - needed >= GRACE


def _archive(original: Any, rounds: list[datetime]) -> None:
    """Unpublish all versions; the history of each says why, and what readers saw last."""
    checked = last_checks([original])[original.translation_key].day
    versions = Organisation.objects.filter(translation_key=original.translation_key, live=True)
    with transaction.atomic():
        for version in versions:
            data = {
                "since": known_since(original, checked).isoformat(),
                "reminders": [each.isoformat() for each in rounds],
                "revision": version.live_revision_id,
            }
            version.unpublish(log_action=False)
            log(instance=version, action=ARCHIVE, data=data)


def archived_originals() -> list[Any]:
    """Return the originals of records some version of which is archived, the latest first."""
    told = ModelLogEntry.objects.filter(action=ARCHIVE).values_list("object_id", flat=True)
    hidden = Organisation.objects.filter(
        ~is_merged(), live=False, pk__in={int(each) for each in told}
    )
    entries = _archive_entries(list(hidden.values_list("pk", flat=True)))
    keys = dict(hidden.filter(pk__in=entries).values_list("pk", "translation_key"))
    days = {keys[pk]: entry.timestamp for pk, entry in entries.items()}
    rows = Organisation.objects.filter(~is_translation(Organisation), translation_key__in=days)
    found = list(rows.select_related("locale"))
    for each in found:
        each.archived_at = days[each.translation_key]
    return sorted(found, key=lambda each: each.archived_at, reverse=True)


def bring_back(original: Any, user: Any) -> int:
    """Publish what was archived as readers saw it last; return the number of versions.

    Drafts that were begun since stay drafts.
    """
    versions = Organisation.objects.filter(translation_key=original.translation_key, live=False)
    found = {each.pk: each for each in versions.order_by("pk")}
    archived = [(found[pk], entry) for pk, entry in _archive_entries(list(found)).items()]
    with transaction.atomic():
        for version, entry in archived:
            revision = version.revisions.filter(pk=entry.data["revision"]).first()
            if revision is not None:
                revision.publish(user=user, log_action=False)
            else:  # it was never saved as a revision: its row is what readers saw
                version.live = True
                version.save(update_fields=["live"])
            log(instance=version, action=RESTORE, user=user)
    return len(archived)


def _archive_entries(keys: list[int]) -> dict[int, Any]:
    """Return the entries by which versions were archived that are still so, by their keys."""
    kind = ContentType.objects.get_for_model(Organisation)
    named = [str(key) for key in keys]
    rows = ModelLogEntry.objects.filter(
        content_type=kind, action__in=CHANGES, object_id__in=named
    ).order_by("timestamp", "pk")
    last = {int(entry.object_id): entry for entry in rows}  # the last one stays
    return {key: entry for key, entry in sorted(last.items()) if entry.action == ARCHIVE}
