"""Serves ``/cms/freshness/…``: what one click says of a record, by POST alone."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from cms.directory.checks import WHOLE
from cms.directory.facts import is_translation
from cms.directory.models import Organisation
from cms.freshness.archiving import bring_back
from cms.freshness.asking import ask, may_be_asked
from cms.freshness.checking import UnknownPartError, record_answer, still_correct
from cms.freshness.records import public_originals
from cms.people.translating import may_edit, may_publish
from content_models.inbox import InboxUnavailableError

logger = logging.getLogger(__name__)


@require_POST
def say_still_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that what readers see is still correct, all of it or a part."""
    original = _original(request, pk)
    if not public_originals().filter(pk=original.pk).exists():
        messages.error(request, _("Readers do not see it: there is nothing to check yet."))
        return _back(request, original)
    try:
        still_correct(original, request.user, request.POST.get("part", WHOLE))
    except UnknownPartError:
        raise Http404 from None
    messages.success(
        request, _("“%(title)s”: readers see that it was checked today.") % {"title": original}
    )
    return _back(request, original)


@require_POST
def ask_the_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask an organisation by mail, unless it was asked of late."""
    original = _original(request, pk)
    if not public_originals().filter(pk=original.pk).exists():
        messages.error(request, _("Readers do not see it: there is nothing to check yet."))
    elif not may_be_asked(original):
        messages.error(
            request, _("It has no email address, or was asked in the last two weeks already.")
        )
    else:
        ask(original, request.user)
        messages.success(
            request,
            _("“%(title)s” gets an email. Its answer will stand on your home page.")
            % {"title": original},
        )
    return _back(request, original)


@require_POST
def record_an_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the organisation itself answered."""
    original = _original(request, pk)
    try:
        is_recorded = record_answer(original, request.user)
    except InboxUnavailableError as error:
        logger.error("answers of organisations cannot be read: %s", error)
        messages.error(request, _("The inbox cannot be used just now. Please try again later."))
        return _back(request, original)
    if is_recorded:
        messages.success(
            request,
            _("“%(title)s”: readers see that the organisation itself checked it.")
            % {"title": original},
        )
    return _back(request, original)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a record back from the archive, found correct by who does so."""
    original = _original(request, pk)
    if not may_publish(request.user, original):
        raise PermissionDenied
    if bring_back(original, request.user):
        still_correct(original, request.user)
        messages.success(request, _("“%(title)s” is back.") % {"title": original})
    return _back(request, original)


def _original(request: HttpRequest, pk: int) -> Any:
    """Return the original of an address, for who may edit it."""
    originals = Organisation.objects.filter(~is_translation(Organisation))
    original = get_object_or_404(originals, pk=pk)
    if not may_edit(request.user, original):
        raise PermissionDenied
    return original


def _back(request: HttpRequest, original: Any) -> HttpResponse:
    """Lead to where the button was; never to another site, whatever a form says."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return HttpResponseRedirect(wanted)
    form = AdminURLFinder(request.user).get_edit_url(original)
    return HttpResponseRedirect(form or reverse("wagtailadmin_home"))
