"""Undoes a merge: both organisations are back, and what changed since stays."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from cms.directory.checks import OrganisationCheck
from cms.directory.merges import Merge
from cms.directory.models import Organisation
from cms.duplicates import links
from cms.duplicates.log_entries import UNDONE
from cms.duplicates.merging import MergeRefusedError, write
from cms.duplicates.sides import WORDS, Content, content_of, obstacles, side_of
from cms.ground.fact_words import FACT_WORDS
from cms.ground.spoken_languages import named
from cms.imports.models import ImportedRecord

ROWS, ROWS_OF_WORDS = Organisation.fact_rows, (FACT_WORDS,)
"""Lists whose entries have keys, of an original and of the others: each is weighed alone."""
FIELDS = (*WORDS, *Organisation.fact_fields)
NOT_COMPARED = frozenset({"pk", "sort_order", "organisation", "service", "dialled"})
"""What saving gives a row: it says nothing."""


@transaction.atomic
def undo(made: Merge, user: Any) -> list[str]:
    """Bring both organisations back as they were; return, in words, what was changed since.

    What somebody changed after the merge stays as they left it.

    Raises:
        MergeRefusedError: the one that was kept is being written or reviewed, or was merged since.
    """
    made = Merge.objects.select_for_update().get(pk=made.pk)
    if made.undone_at is not None:
        raise MergeRefusedError([_("Somebody has undone this merge already.")])
    side = side_of(made.kept, is_locked=True)
    if side is not None and (reasons := list(obstacles(side))):
        raise MergeRefusedError(reasons)
    made.undone_at, made.undone_by = timezone.now(), user
    made.save()  # first: from now on both are organisations of their own
    said = [] if side else [_("“%(name)s” was deleted since.") % {"name": made.kept_name}]
    for each in made.before["kept"]:
        said += _bring_back_kept(made, each, user)
    for each in made.before["merged"]:
        _bring_back_merged(made, each, user)
    records = ImportedRecord.objects.filter(pk__in=made.before["records"], key=made.kept)
    records.update(key=made.merged)
    OrganisationCheck.objects.filter(pk__in=made.before["checks"]).delete()
    for name in links.move_back(made.before["links"]):
        said.append(_("“%(name)s” has another link now, and keeps it.") % {"name": name})
    return said


def _bring_back_kept(made: Merge, each: Mapping[str, Any], user: Any) -> list[str]:
    """Take from a version what the merge gave it; return what stays."""
    stored = Organisation.objects.filter(pk=each["pk"]).first()
    if stored is None:
        return []
    language = named(each["language"])
    taken = stored if stored.live else stored.get_latest_revision_as_object()
    now = content_of(taken)
    if each["before"] is None:  # the merge made this version
        if all(now[name] == each["after"][name] for name in (*WORDS, FACT_WORDS)):
            stored.delete()
            return []
        return [
            _("The version in %(language)s was changed since, and stays.") % {"language": language}
        ]
    rows = ROWS if stored.is_original else ROWS_OF_WORDS
    content, changed = undone(each["before"], each["after"], now, rows)
    was_hidden = each["was_live"] and not stored.live
    write(stored, content, user, is_public=stored.live)
    stored.refresh_from_db()
    if stored.live and not each["was_live"]:
        stored.unpublish(user=user, log_action=False)
    _log(stored, made.merged_name, user)
    said = [
        _("Changed since the merge, and left so: %(field)s (%(language)s).")
        % {"field": _label(name), "language": language}
        for name in changed
    ]
    if was_hidden:
        words = {"name": stored.name, "language": language}
        said.append(_("“%(name)s” (%(language)s) was taken from readers since.") % words)
    return said


def _bring_back_merged(made: Merge, each: Mapping[str, Any], user: Any) -> None:
    stored = Organisation.objects.filter(pk=each["pk"]).first()
    if stored is None:
        return
    if each["was_live"]:
        revision = Revision.objects.for_instance(stored).filter(pk=each["revision"]).first()
        if revision is not None:
            revision.publish(user=user, log_action=False)
        else:  # it was never saved as a revision: its row is what readers saw
            stored.live = True
            stored.save(update_fields=["live"])
    _log(stored, made.kept_name, user)


def _log(version: Any, name: str, user: Any) -> None:
    log(instance=version, action=UNDONE, user=user, data={"name": name})


def _label(name: str) -> str:
    field: Any = Organisation._meta.get_field(name)
    options = getattr(field.related_model, "_meta", None)
    own = getattr(field, "verbose_name", "")
    return str(capfirst(own or options.verbose_name_plural if options else own))


def undone(
    before: Content, after: Content, now: Content, rows: tuple[str, ...]
) -> tuple[Content, list[str]]:
    """Return a content without what a merge changed, and the fields that stay.

    Args:
        before: what it was before the merge.
        after: what the merge made of it.
        now: what it is.
        rows: its lists whose entries have keys.
    """
    content, changed = dict(now), []
    for name in FIELDS:
        if now[name] == after[name]:
            content[name] = before[name]
        elif after[name] != before[name]:
            changed.append(name)
    for name in rows:
        content[name], is_changed = _undone_rows(before[name], after[name], now[name])
        if is_changed:
            changed.append(name)
    return content, changed


def _undone_rows(
    before: list[Content], after: list[Content], now: list[Content]
) -> tuple[list[Content], bool]:
    old, given, there = ({row["key"]: row for row in rows} for rows in (before, after, now))
    found, is_changed = [], False
    for key, row in there.items():
        is_of_the_merge = key in given and old.get(key) != given[key]
        if key not in given or not is_of_the_merge:
            found.append(row)  # made since, or nothing that the merge has touched
        elif _plain(row) != _plain(given[key]):
            found.append(row)
            is_changed = is_changed or _plain(given[key]) != _plain(old.get(key, {}))
        elif key in old:
            found.append(old[key])
    found += [row for key, row in old.items() if key not in given and key not in there]
    order = {row["key"]: place for place, row in enumerate(before)}
    found.sort(key=lambda row: order.get(row["key"], len(order)))
    return [_at(place, row) for place, row in enumerate(found)], is_changed


def _at(place: int, row: Content) -> Content:
    """Return a row at its place; rows of words have none."""
    return row | {"sort_order": place} if "sort_order" in row else row


def _plain(row: Any) -> Any:
    if isinstance(row, dict):
        return {name: _plain(each) for name, each in row.items() if name not in NOT_COMPARED}
    return [_plain(each) for each in row] if isinstance(row, list) else row
