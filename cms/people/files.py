"""Leaves pictures and files that readers see to those who may publish what shows them.

Attack, or good will: whoever has uploaded a file might replace it long after the page that shows it
was approved, or while a reviewer reads it, and readers would get what nobody has reviewed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, ReferenceIndex, TaskState
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms.ground.kinds import item_models
from cms.ground.lists import listed
from cms.people.translating import may_publish

CHANGING = frozenset({"change", "delete"})
NAMED = 3
"""Of the pages that show a file, so many are named to whoever may not change it."""
View = Callable[..., HttpResponseBase]


class PublicFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Narrows Wagtail's permissions for files that something published or submitted shows.

    Whoever may not publish all that shows a file may neither change nor delete it; nor whoever may
    not decide on what waits for a review with it.
    """

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """True if somebody may do one of these with this file."""
        asked = set(actions)
        if asked & CHANGING and refusal(user, instance):
            asked -= CHANGING
        return bool(asked) and bool(
            super().user_has_any_permission_for_instance(user, asked, instance)
        )


def others_must_approve(user: Any, file: Any) -> list[Any]:
    """Return the published items that show a file, and that somebody may not publish."""
    return [item for item in items_showing(file) if not may_publish(user, item)]


def others_must_decide(user: Any, file: Any) -> list[Any]:
    """Return what waits with a file for a review by others than somebody."""
    return [item for item in _items_waiting_for_others(user) if _shows(item, file)]


def _items_waiting_for_others(user: Any) -> Iterator[Any]:
    """Yield the latest versions of what waits for a review and is locked for somebody."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    for state in waiting.select_related("task", "workflow_state").order_by("started_at"):
        item = state.workflow_state.content_object
        if item is not None and state.task.specific.locked_for_user(item, user):
            yield item.get_latest_revision_as_object()


def _shows(item: Any, file: Any) -> bool:
    """True if a draft names a file; Wagtail knows only what is stored."""
    kind = ContentType.objects.get_for_model(file).pk
    extract = ReferenceIndex._extract_references_from_object  # noqa: SLF001 - without another name
    return any(each[:2] == (kind, str(file.pk)) for each in extract(item))


def items_showing(file: Any) -> Iterator[Any]:
    """Yield the published versions that name a picture or a file.

    Placeholders show nothing of their own.
    """
    named: dict[int, set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(file)
    for owner, pk in references.values_list("base_content_type_id", "object_id"):
        named[owner].add(pk)
    for model in item_models():
        keys = named.get(ContentType.objects.get_for_model(model).pk)
        if keys and model is Page:
            yield from Page.objects.filter(pk__in=keys, live=True, alias_of=None).specific()
        elif keys:
            items = model.objects.filter(pk__in=keys)
            yield from (item for item in items if getattr(item, "live", True))


def asking_first(view: View, model: type[Any], key: str, index: str) -> View:
    """Return a view of a file that says why it refuses somebody.

    It says what to do instead, too.

    Args:
        view: Wagtail's, which would only refuse.
        model: of the file.
        key: the name of its key in the address.
        index: the name of the address of the list to go back to.
    """

    def asked(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        file = model.objects.filter(pk=kwargs[key]).first()
        said = refusal(request.user, file) if file is not None else ""
        if not said:
            return view(request, **kwargs)
        messages.error(request, said)
        return redirect(index)

    return asked


def refusal(user: Any, file: Any) -> str:
    """Return why somebody may not change a file, and what to do; else nothing."""
    if showing := others_must_approve(user, file):
        text = _(
            "Readers see this file in: %(titles)s. So only who may publish that can change or"
            " delete the file. Upload the new file beside it, choose it there instead, and submit"
            " that for review."
        )
    elif showing := others_must_decide(user, file):
        text = _(
            "This file waits for a review in: %(titles)s. Until that is decided, it stays as the"
            " reviewer reads it. To change it now, take that back from the review first."
        )
    else:
        return ""
    titles = [str(item) for item in showing[:NAMED]]
    return text % {"titles": listed([*titles, *(["…"] if len(showing) > NAMED else [])])}
