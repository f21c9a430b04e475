"""Shows the panel above the editor of a translation."""

import json
from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import WorkflowState

from cms.people.translating import may_publish
from cms.translation.closing import may_withdraw, review_of
from cms.translation.editing import may_submit
from cms.translation.editor_props import describe_fields
from cms.translation.handing_in import said
from cms.translation.managed import translation_of
from cms.translation.open_parts import progress_of
from cms.translation.views import list_texts, parts_address, parts_in_words

register = template.Library()


@register.inclusion_tag("translation/panel.html", takes_context=True)
def translation_panel(context: Any, item: Any) -> dict[str, Any]:
    """Return what is stale in a version, and what its review waits for."""
    request = context["request"]
    task = getattr(item, "current_workflow_task", None)
    actions = task.get_actions(item, request.user) if task else []
    translation, review = translation_of(item), review_of(item)
    progress = progress_of(translation) if translation else None
    return {
        "progress": said(progress) if progress and not progress.is_finished else "",
        "closed": _closed(review) if review else "",
        "may_withdraw": may_withdraw(request.user, item),
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "parts": parts_in_words(item),
        "parts_address": parts_address(item),
        "may_submit": may_submit(request.user, item),
        "actions": [
            (name, label) for name, label, has_form in actions if _is_ours(name, has_form=has_form)
        ],
        "state": _("Submitted for review: %(step)s") % {"step": task.name} if task else "",
        "texts": list_texts()
        | {
            "submit": _("Submit for review"),
            "comment": _("Comment for the translator"),
            "withdraw": _("Take it back"),
        },
    }


def _closed(review: WorkflowState) -> str:
    name = get_user_display_name(review.requested_by)
    if not name:
        return _("It is closed to changes until it is decided. Reviewers can take it back.")
    return _(
        "It is closed to changes until it is decided. %(name)s, who handed it in, or a reviewer can"
        " take it back."
    ) % {"name": name}


@register.simple_tag(takes_context=True)
def narrowed_props(context: Any, props: str, item: Any) -> str:
    """Return what wagtail-localize's script is told, without what this person may not do.

    It is told more of the fields, for ``fields.js``. Nobody is offered to turn a version into an
    alias: readers would lose it.
    """
    told = json.loads(props)
    told["perms"]["canPublish"] = may_publish(context["request"].user, item)
    told["links"]["convertToAliasUrl"] = None
    if review_of(item) is not None:  # it hides the buttons by which segments are written
        told["object"]["isLocked"] = True
    describe_fields(told, item)
    return json.dumps(told)


def _is_ours(name: str, *, has_form: bool) -> bool:
    """True for one button of each action.

    The panel has its own field for a comment.
    """
    return name == "reject" or not has_form
