"""Keeps drafts for the portal, and shares them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.userbar import Userbar
from wagtail.users.models import UserProfile

from cms.ground.previewing import content_language
from cms.preview.drafts import ProjectedDraft, project
from cms.preview.log_entries import REVOKE, SHARE, log_link, written
from cms.preview.models import TICKET_LIFE, PreviewTicket, Row, SharedDraft
from cms.preview.sharing import why_closed
from cms.preview.tokens import Purpose, Token, sign
from content_models.languages import INTERFACE_LANGUAGES
from content_models.previews import PreviewUnreadableError, preview_path

KEPT_AFTER_END = timedelta(days=30)
"""How long an expired link stays listed; then it is forgotten."""


def lead_to_preview(item: Any, request: HttpRequest, language: str) -> HttpResponseBase:
    """Keep a draft as its editor sees it, and lead to its page.

    The page is in a language of the portal.
    """
    if language not in INTERFACE_LANGUAGES:
        language = content_language(item)
    try:
        draft = project(item, language)
    except PreviewUnreadableError:
        return _unreadable(request)
    ticket = _keep(item, draft, request)
    return HttpResponseRedirect(address(language, Token(Purpose.TICKET, ticket.pk)))


def _unreadable(request: HttpRequest) -> HttpResponseBase:
    with override(_admin_language(request)):
        texts = {
            "heading": _("This draft cannot be shown yet"),
            "explanation": _(
                "Something in it is missing or wrong. Save it: the form then says what."
            ),
        }
        return TemplateResponse(request, "preview/unreadable.html", texts, status=422).render()


def address(language: str, token: Token) -> str:
    """Return the path at which the portal shows a draft."""
    return preview_path(language, sign(token))


@transaction.atomic
def share(item: Any, user: Any, days: int) -> SharedDraft:
    """Make a link to the latest draft of an item, for some days."""
    link = SharedDraft.objects.create(
        content_type=ContentType.objects.get_for_model(item),
        object_id=str(item.pk),
        made_by=user,
        ends_at=timezone.now() + timedelta(days=days),
    )
    log_link(SHARE, item, user, link)
    return link


@transaction.atomic
def revoke(item: Any, user: Any, identifier: UUID) -> bool:
    """End a link to an item, and return whether it was open."""
    now = timezone.now()
    named = SharedDraft.objects.of(item).filter(pk=identifier)
    if not named.filter(revoked_at__isnull=True, ends_at__gt=now).update(revoked_at=now):
        return False
    log_link(REVOKE, item, user, named.get())
    return True


def forget_previews() -> None:
    """Delete what nobody can open any more."""
    now = timezone.now()
    PreviewTicket.objects.filter(made_at__lt=now - TICKET_LIFE).delete()
    SharedDraft.objects.filter(ends_at__lt=now - KEPT_AFTER_END).delete()


def _keep(item: Any, draft: ProjectedDraft, request: HttpRequest) -> PreviewTicket:
    ticket, _is_new = PreviewTicket.objects.update_or_create(
        slot=_slot(item, draft, request),
        defaults={
            "document": draft.document.model_dump_json(),
            "missing": list(draft.missing),
            "tools": Userbar().render_html({"request": request}),
            "made_at": timezone.now(),
        },
    )
    return ticket


def _slot(item: Any, draft: ProjectedDraft, request: HttpRequest) -> str:
    """Return a name for who looks at what.

    A form that is being filled in has one state, a revision has its own.
    """
    if not getattr(request, "is_editing", False):
        place = uuid4().hex
    else:
        place = "panel" if getattr(request, "in_preview_panel", False) else "page"
    # A new snippet has no key yet, a new page has only the language that it is written in.
    what = item.pk or f"new {draft.document.locale}"
    return f"{request.user.pk} {item._meta.label_lower} {what} {place}"


def _admin_language(request: HttpRequest) -> str:
    language: str = UserProfile.get_for_user(request.user).get_preferred_language()
    return language


def row(link: SharedDraft, item: Any) -> Row:
    """Return a link to an item in words.

    Only one that is open has an address.
    """
    path = address(content_language(item), Token(Purpose.SHARED, link.pk))
    closed = why_closed(link, item) if link.is_open else None
    return Row(
        identifier=link.pk,
        address=f"{settings.BASE_URL}{path}" if link.is_open and closed is None else "",
        made_by=(link.made_by.get_full_name() or link.made_by.get_username())
        if link.made_by
        else "",
        state=_state(link) if closed is None else str(closed),
        is_revocable=link.is_open,
    )


def _state(link: SharedDraft) -> str:
    if link.revoked_at is not None:
        return _("Revoked on %(date)s") % {"date": written(link.revoked_at)}
    if not link.is_open:
        return _("Ended on %(date)s") % {"date": written(link.ends_at)}
    return _("Works until %(date)s") % {"date": written(link.ends_at)}
