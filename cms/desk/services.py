"""Finds what waits for an editor, in the CMS as it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_user_display_name
from wagtail.models import (
    DraftStateMixin,
    Page,
    ReferenceIndex,
    Revision,
    TaskState,
    WorkflowState,
)

from cms.desk.models import Button, Entry, Table
from cms.directory.checks import ASK, RECORD, RESTORE, STILL_CORRECT, last_checks
from cms.freshness.answers import waiting_answers
from cms.freshness.archiving import archived_originals
from cms.freshness.asking import asked_of_late
from cms.freshness.records import originals_by_key, unchecked
from cms.ground.hiding import hidden_keys, is_private, private_collections
from cms.ground.kinds import item_models
from cms.ground.lists import listed
from cms.media.models import PortalDocument, PortalImage
from cms.people.translating import may_edit, may_publish
from cms.resources.models import PartnerResourcePage
from cms.translation.addresses import cell_address
from cms.translation.table import Cell, Row, stale_versions
from content_models.checks import LATER_AFTER_MONTHS
from content_models.inbox import InboxUnavailableError


def _with_drafts() -> tuple[type[Any], ...]:
    """Return the models with drafts; ``Page`` stands for every kind of page."""
    return tuple(model for model in item_models() if issubclass(model, DraftStateMixin))


def given_back(user: Any) -> list[Entry]:
    """Return what reviewers ask this user to change, in their words, the latest first."""
    found = []
    for item, state in _given_back_to(user):
        decision = state.current_task_state
        entry = _entry(item, user, day=decision.finished_at, note=_name(decision.finished_by))
        found.append(replace(entry, words=decision.comment))
    return _newest_first(_openable(found))


def _given_back_to(user: Any) -> Iterator[tuple[Any, WorkflowState]]:
    """Yield items with their reviews, those that this user submitted, began or wrote last."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    states = states.select_related("current_task_state__finished_by")
    for model in _with_drafts():
        of_model = {
            state.object_id: state
            for state in states.filter(base_content_type=ContentType.objects.get_for_model(model))
        }
        begun = _begun_by(user, model)
        for item in _specific(model).filter(pk__in=list(of_model)):
            state = of_model[str(item.pk)]
            if state.requested_by_id == user.pk or _is_of(item, user, begun):
                yield item, state


def my_drafts(user: Any) -> list[Entry]:
    """Return drafts that this user began, wrote last or should change, newest first."""
    asked = {(type(item), item.pk) for item, _state in _given_back_to(user)}
    found = []
    for model in _with_drafts():
        begun = _begun_by(user, model)
        for item in _specific(model).filter(has_unpublished_changes=True):
            if _is_of(item, user, begun) or (type(item), item.pk) in asked:
                day = item.latest_revision.created_at if item.latest_revision else None
                found.append(_entry(item, user, day=day, note=_state_of(item)))
    return _newest_first(_openable(found))


def _is_of(item: Any, user: Any, begun: set[str]) -> bool:
    wrote_last = item.latest_revision is not None and item.latest_revision.user_id == user.pk
    return wrote_last or getattr(item, "owner_id", None) == user.pk or str(item.pk) in begun


def _begun_by(user: Any, model: type[Any]) -> set[str]:
    """Return the keys of versions whose first revision is this user's."""
    of_model = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(model))
    of_one = of_model.filter(object_id=OuterRef("object_id")).order_by("created_at", "pk")
    firsts = of_model.filter(user=user).annotate(first=Subquery(of_one.values("pk")[:1]))
    return set(firsts.filter(pk=F("first")).values_list("object_id", flat=True))


def _state_of(item: Any) -> str:
    state = getattr(item, "current_workflow_state", None)  # partners have no review
    if state is None:
        return ""
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _("changes asked for")
    return _("being reviewed")


def _name(user: Any) -> str:
    return get_user_display_name(user) if user is not None else ""


def _openable(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries whose form somebody may open."""
    return [entry for entry in entries if entry.address]


def to_review(user: Any) -> list[Entry]:
    """Return what waits for this user's review, the longest wait first."""
    states = TaskState.objects.reviewable_by(user).select_related("revision__user", "task")
    found = []
    for state in states.prefetch_related("revision__content_object").order_by("started_at"):
        item = state.revision.content_object
        if item is not None:
            author = state.revision.user
            entry = _entry(item, user, day=state.started_at, note=_name(author))
            found.append(replace(entry, address=_form_to_come_back_to(entry.address)))
    return _openable(found)


def _form_to_come_back_to(address: str) -> str:
    """Return a form's address that comes back to it after a step of the review.

    The next step waits in the form. Otherwise Wagtail leaves it for the list of pages.
    """
    return f"{address}?{urlencode({'next': address})}" if address else ""


def unverified(user: Any) -> list[Entry]:
    """Return a user's published organisations to check again, the oldest first."""
    rows = list(unchecked(timezone.localdate(), LATER_AFTER_MONTHS))
    checks, asked = last_checks(rows), asked_of_late()
    found = []
    for each in rows:
        buttons = [_button(_("Still correct"), STILL_CORRECT, each)]
        if each.email and each.translation_key not in asked:
            buttons.append(_button(_("Ask the organisation"), ASK, each, is_quiet=True))
        entry = _entry(each, user, day=checks[each.translation_key].day)
        found.append(replace(entry, buttons=tuple(buttons)))
    return sorted(_openable(found), key=lambda entry: str(entry.day or ""))


def answered(user: Any) -> list[Entry]:
    """Return organisations that call their record correct, the longest wait first."""
    try:
        answers = {each.organisation: each for each in waiting_answers()}
    except InboxUnavailableError:
        return []  # whoever presses a button is told
    originals = originals_by_key(answers)
    found = []
    for key in filter(originals.__contains__, answers):
        entry = _entry(originals[key], user, day=answers[key].received_at)
        button = _button(_("Record it"), RECORD, originals[key])
        found.append(replace(entry, buttons=(button,)))
    return _openable(found)


def archived(user: Any) -> list[Entry]:
    """Return organisations that were archived, the latest first."""
    found = []
    for each in archived_originals():
        entry = _entry(each, user, day=each.archived_at)
        back = (_button(_("Still correct: bring it back"), RESTORE, each),)
        found.append(replace(entry, buttons=back if may_publish(user, each) else ()))
    return _openable(found)


def _button(label: str, name: str, item: Any, *, is_quiet: bool = False) -> Button:
    return Button(label, reverse(name, args=[item.pk]), is_quiet)


def stale_translations(user: Any) -> list[Entry]:
    """Return a user's versions whose stale parts readers see, the oldest first."""
    stale = list(stale_versions())
    own = _editable(user, stale)
    found = [
        Entry(
            title=row.title,
            kind=row.kind,
            language=cell.language,
            address=cell_address(row, cell),
            day=datetime.fromisoformat(min(part.changed_at for part in cell.stale)),
            note=_number_of_parts(len(cell.stale)),
        )
        for row, cell in stale
        if (row.label, cell.pk) in own
    ]
    return sorted(found, key=lambda entry: str(entry.day))


def _editable(user: Any, versions: Iterable[tuple[Row, Cell]]) -> set[tuple[str, int | None]]:
    """Return the labels and keys of those versions that somebody may edit."""
    keys: dict[str, list[int | None]] = {}
    for row, cell in versions:
        keys.setdefault(row.label, []).append(cell.pk)
    return {
        (label, pk)
        for label, of_model in keys.items()
        for pk, item in apps.get_model(label).objects.in_bulk(of_model).items()
        if may_edit(user, item)
    }


def _number_of_parts(number: int) -> str:
    return ngettext("%(number)s part", "%(number)s parts", number) % {"number": number}


def scheduled(user: Any) -> list[Entry]:
    """Return a user's items that will be published or taken away, the soonest first."""
    found = []
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        item = revision.content_object
        if item is not None:
            note = _("will be published")
            found.append(_entry(item, user, day=revision.approved_go_live_at, note=note))
    for model in _with_drafts():
        ending = _specific(model).filter(live=True, expire_at__isnull=False)
        note = _("will be taken away")
        found += [_entry(each, user, day=each.expire_at, note=note) for each in ending]
    return sorted(_openable(found), key=lambda entry: str(entry.day))


def broken_references(user: Any) -> list[Entry]:
    """Return a user's published items that name what readers cannot open, or nothing at all."""
    broken: dict[tuple[int, str], list[str]] = {}
    for references in (*map(_references_to_hidden, _with_drafts()), *_references_to_private()):
        for reference in references:
            owner = (reference.base_content_type_id, reference.object_id)
            broken.setdefault(owner, []).append(str(reference.describe_source_field()))
    empty = (str(key) for key in without_file_and_link())
    pages = ContentType.objects.get_for_model(Page).pk
    for key in empty:
        broken.setdefault((pages, key), []).append(_("neither a file nor an address"))
    return sorted(_openable(_owners(broken, user)), key=lambda entry: entry.title)


def _references_to_private() -> Iterator[Any]:
    """Yield references to pictures and files of private collections, which readers do not get."""
    collections = private_collections()
    if not collections:
        return
    for model in (PortalImage, PortalDocument):
        private = model.objects.filter(collection__in=collections).values_list("pk", flat=True)
        kind = ContentType.objects.get_for_model(model)
        named = [str(key) for key in private]
        yield ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=named)


def without_file_and_link() -> set[int]:
    """Return the keys of published resources that readers cannot take away nor open.

    A file may have been deleted since, or be in a private collection.
    """
    empty = PartnerResourcePage.objects.filter(live=True, link="", alias_of=None)
    return {
        page.pk
        for page in empty.prefetch_related("files__document")
        if not any(_offers(each.document) for each in page.files.all())
        and not any(
            child.block_type == "download" and _offers(child.value["document"])
            for child in page.body
        )
    }


def _offers(document: Any) -> bool:
    return document is not None and not is_private(document)


def _references_to_hidden(model: type[Any]) -> Any:
    """Return references to what is deleted or not published."""
    kind = ContentType.objects.get_for_model(model)
    references = ReferenceIndex.objects.filter(to_content_type=kind).exclude(model_path="alias_of")
    named = set(references.values_list("to_object_id", flat=True).distinct())
    readable = {str(key) for key in model.objects.filter(live=True).values_list("pk", flat=True)}
    # Few of what is named: only the references to these are read as rows.
    return references.filter(to_object_id__in=(named - readable) | _hidden(model, named))


def _hidden(model: type[Any], named: set[str]) -> set[str]:
    """Return those of some pages that Wagtail's privacy settings hide; none of snippets."""
    if model is not Page:
        return set()
    keys = {str(pk): key for pk, key in Page.objects.values_list("pk", "translation_key")}
    hidden = hidden_keys({keys[pk] for pk in named if pk in keys})
    return {pk for pk in named if keys.get(pk) in hidden}


def _owners(broken: dict[tuple[int, str], list[str]], user: Any) -> Iterator[Entry]:
    for model in _with_drafts():
        kind = ContentType.objects.get_for_model(model).pk
        wanted = {key: fields for (base, key), fields in broken.items() if base == kind}
        for item in _specific(model).filter(live=True, pk__in=wanted):
            note = listed(capfirst(field) for field in dict.fromkeys(wanted[str(item.pk)]))
            yield _entry(item, user, day=item.last_published_at, note=note)


def _specific(model: type[Any]) -> Any:
    """Return items of a model with all that an entry shows.

    The root of the pages is left out.
    """
    items = model.objects.select_related("locale", "latest_revision")
    return items.select_related("content_type").filter(depth__gt=1) if model is Page else items


def _entry(item: Any, user: Any, *, day: Any = None, note: str = "") -> Entry:
    model = item.content_type.model_class() if isinstance(item, Page) else type(item)
    title = item.get_admin_display_title() if isinstance(item, Page) else str(item)
    return Entry(
        title=title,
        kind=capfirst(model._meta.verbose_name),
        language=item.locale.language_code if item.locale_id else "",
        address=AdminURLFinder(user).get_edit_url(item) or "",
        day=day,
        note=note,
    )


def _newest_first(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: str(entry.day), reverse=True)


def filtered(entries: Iterable[Entry], language: str, kind: str) -> list[Entry]:
    """Return entries of a language and a kind; empty words narrow nothing."""
    return [
        entry for entry in entries if language in {"", entry.language} and kind in {"", entry.kind}
    ]


def cells(entry: Entry, table: Table, base_url: str) -> list[str]:
    """Return an entry as a line of a file, with dates that spreadsheets read."""
    day = _for_spreadsheets(entry.day, tells_time=table.tells_time) if entry.day else ""
    note = [" – ".join(filter(None, (entry.note, entry.words)))] if table.note_heading else []
    return [entry.title, entry.kind, entry.language, day, *note, base_url + entry.address]


def _for_spreadsheets(day: date, *, tells_time: bool) -> str:
    """Return a day, or a moment in the time zone of the site."""
    if not isinstance(day, datetime):
        return day.isoformat()
    here = timezone.localtime(day)
    moment = here.replace(tzinfo=None).isoformat(" ", "minutes")
    return moment if tells_time else here.date().isoformat()
