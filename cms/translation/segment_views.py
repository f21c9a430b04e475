"""Saves a segment, and tells the second of two people who save the same one."""

import hashlib
from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import edit_string_translation

from cms.people.translating import may_edit
from cms.translation.closing import review_of

SEEN = "X-Segment-Seen"
"""What the sender saw before: a sign that ``sign_of`` gave out."""
SIGN = "X-Segment-Sign"
"""What the sender has seen with this answer."""
NOTHING = "none"
CONFLICT = 409


def sign_of(text: str | None) -> str:
    """Return a short sign for what a segment says; None says nothing."""
    return NOTHING if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def save_segment(
    request: HttpRequest, translation_id: int, string_segment_id: int
) -> HttpResponseBase:
    """Save a segment as wagtail-localize does, unless somebody else has since it was seen."""
    translation = get_object_or_404(Translation, pk=translation_id)
    segment = get_object_or_404(
        StringSegment, pk=string_segment_id, context__object_id=translation.source.object_id
    )
    if review_of(translation.get_target_instance()) is not None:
        return HttpResponseForbidden()  # before a transaction begins, which it would undo
    seen = request.headers.get(SEEN)
    wanted = _wanted(request)
    with transaction.atomic():
        Translation.objects.select_for_update().get(pk=translation.pk)
        present = _present(translation, segment)
        now = None if present is None else present.data
        if seen is not None and seen != sign_of(now) and now != wanted:
            if not may_edit(request.user, translation.get_target_instance()):
                raise PermissionDenied
            return _conflict(present)
        answer: HttpResponseBase = edit_string_translation(
            request, translation_id, string_segment_id
        )
        present = _present(translation, segment)
    answer[SIGN] = sign_of(None if present is None else present.data)
    return answer


def _wanted(request: HttpRequest) -> str | None:
    """Return what is to be saved; None where the segment is to be emptied.

    Django itself reads no form that is sent by PUT.
    """
    body = request.body  # read once and kept, so that wagtail-localize can read it again
    if request.content_type != "multipart/form-data":
        return QueryDict(body).get("value")
    try:
        sent, _files = MultiPartParser(request.META, BytesIO(body), request.upload_handlers).parse()
    except MultiPartParserError:
        return None
    return sent.get("value")


def _present(translation: Translation, segment: StringSegment) -> StringTranslation | None:
    found: StringTranslation | None = StringTranslation.objects.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
    ).first()
    return found


def _conflict(present: StringTranslation | None) -> HttpResponse:
    """Answer with the other's text: whoever was second keeps their own, and decides."""
    data: dict[str, Any] = {"error": _said(present)}
    answer = JsonResponse(data, status=CONFLICT)
    answer[SIGN] = sign_of(None if present is None else present.data)
    return answer


def _said(present: StringTranslation | None) -> str:
    if present is None:
        return _(
            "Not saved: somebody has emptied this field meanwhile. Save again to put your text in."
        )
    names = {
        "name": get_user_display_name(present.last_translated_by) or _("Somebody else"),
        "time": date_format(localtime(present.updated_at), "TIME_FORMAT"),
        "text": StringValue(present.data).render_text(),
    }
    return (
        _(
            "Not saved: %(name)s wrote at %(time)s: “%(text)s”. Yours is kept here. To put it in"
            " the place of the other, press “Edit” and save again."
        )
        % names
    )
