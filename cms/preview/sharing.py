"""Decides how long a link to a draft shows anything, besides its own end."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.ground.hiding import hidden_keys
from cms.people.translating import may_edit
from cms.preview.models import PreviewTicket, SharedDraft

GONE = _("Ended: who made it has no account any more")
NO_LONGER_THEIRS = _("Ended: who made it may no longer edit this")
HIDDEN = _("Ended: this is hidden from readers")


def why_closed(link: SharedDraft, item: Any) -> str | Promise | None:
    """Return why a link shows nothing before its time; None where it shows the draft.

    Whoever has a link sees what its maker could show: it lasts as long as they may edit the item,
    and as long as the item is not hidden from readers.
    """
    maker: Any = link.made_by
    if maker is None or not maker.is_active:
        return GONE
    if is_hidden(item):
        return HIDDEN
    return None if may_edit(maker, item) else NO_LONGER_THEIRS


def is_hidden(item: Any) -> bool:
    """True for a page that Wagtail's privacy settings hide from readers."""
    return isinstance(item, Page) and bool(hidden_keys([item.translation_key]))


def is_still_theirs(ticket: PreviewTicket) -> bool:
    """True if whoever looks at a draft of their own still has an account."""
    looking = ticket.slot.partition(" ")[0]
    return get_user_model().objects.filter(pk=looking, is_active=True).exists()
