"""Has reviewers approve what they have read, and nothing that was changed behind their back.

An item in review is locked for who submitted it. Who may decide may also correct it; Wagtail then
publishes the latest version, whichever the other reviewer had read when they press *Approve* on
their home page. So an approval from there is for the version that was submitted; a later one is
approved in its form, where it is read.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TaskState

from cms.ground.admin import edit_address

CHANGED = "changed_in_review"
"""In the address of a form: somebody has approved an older version, and was led here."""
_LATEST_READ = "_has_read_the_latest_of"


def note_reading(request: HttpRequest, item: Any) -> None:
    """Note that a request comes from an item's form, which shows the latest version.

    In the form that an approval led to, say why.
    """
    if request.method == "POST":
        note_latest_is_read(request.user, item)
    elif CHANGED in request.GET and item.latest_revision is not None:
        text = _(
            "%(name)s changed this after it was submitted. Read it: what you approve here is what"
            " readers get."
        ) % {"name": get_user_display_name(item.latest_revision.user) or _("Somebody else")}
        messages.warning(request, text)


def note_latest_is_read(user: Any, item: Any) -> None:
    """Note that somebody decides where they see the latest version of an item."""
    setattr(user, _LATEST_READ, (item._meta.label_lower, item.pk))


def led_to_its_form(task_state: TaskState, user: Any) -> str:
    """Return where to read what is approved; empty where the approver has read it.

    The version that is approved then is the one that the history names.
    """
    item = task_state.workflow_state.content_object
    item = getattr(item, "specific", item)
    latest = item.get_latest_revision()
    if latest is None or latest.pk == task_state.revision_id:
        return ""
    label = item._meta.label_lower
    if latest.user_id != user.pk and getattr(user, _LATEST_READ, None) != (label, item.pk):
        return f"{edit_address(label, item.pk)}?{CHANGED}=1"
    task_state.revision = latest
    task_state.save(update_fields=["revision"])
    return ""
