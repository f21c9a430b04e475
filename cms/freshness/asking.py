"""Asks an organisation by mail whether its record is still correct."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log

from cms.directory.checks import CheckQuestion
from cms.freshness.log_entries import ASK
from cms.ground.addresses import whole
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from content_models.record_links import LINK_DAYS, PAGE, TOKEN, RecordLink, RecordLinks

ASKED_AGAIN_AFTER = timedelta(days=14)
"""Whoever presses twice, or two editors in a week, do not fill somebody's mailbox."""


def may_be_asked(original: Any, now: datetime | None = None) -> bool:
    """True if an organisation has an address, and was not asked of late."""
    return bool(original.email) and original.translation_key not in asked_of_late(now)


def asked_of_late(now: datetime | None = None) -> set[UUID]:
    """Return the keys of organisations that are not asked again yet."""
    since = (now or timezone.now()) - ASKED_AGAIN_AFTER
    asked = CheckQuestion.objects.filter(sent_at__gt=since)
    return set(asked.values_list("organisation", flat=True))


def ask(original: Any, asked_by: Any = None, now: datetime | None = None) -> None:
    """Send the question, in the language in which the record was written first."""
    question = CheckQuestion(
        organisation=original.translation_key,
        email=original.email,
        asked_by=asked_by,
        sent_at=now or timezone.now(),
    )
    with transaction.atomic():
        question.save()
        log(instance=original, action=ASK, user=asked_by, data={"email": question.email})
        _mail(original, question).send()


def link_of(question: CheckQuestion, language: str) -> str:
    """Return the whole address that a question leads to."""
    links = RecordLinks(settings.SECRET_KEY)
    token = links.sign(RecordLink(question.organisation, question.pk))
    return whole(f"/{language}/{PAGE}?{urlencode({TOKEN: token})}")


def _mail(original: Any, question: CheckQuestion) -> EmailMessage:
    code = original.locale.language_code
    language = code if code in INTERFACE_LANGUAGES else DEFAULT_LANGUAGE
    asked_by = question.asked_by
    with override(language):
        words = {"title": str(original), "site": settings.WAGTAIL_SITE_NAME}
        days = ngettext(
            "The link works for %(number)s day. It is for you alone: please do not pass it on.",
            "The link works for %(number)s days. It is for you alone: please do not pass it on.",
            LINK_DAYS,
        )
        paragraphs = (
            _("Hello,"),
            _(
                "%(site)s shows people what “%(title)s” does, when it is open and how to reach it."
                " Is all of it still correct?"
            )
            % words,
            _("Please look at it and tell us. You need no account:")
            + f"\n{link_of(question, language)}",
            days % {"number": LINK_DAYS},
            _("%(name)s asks you this. Answer this email if you have a question.")
            % {"name": get_user_display_name(asked_by)}
            if asked_by is not None and asked_by.email
            else "",
            _("Thank you!"),
        )
        subject = " ".join((_("Is this still correct? %(title)s") % words).split())
    body = "\n\n".join(filter(None, paragraphs))
    reply_to = [asked_by.email] if asked_by is not None and asked_by.email else None
    return EmailMessage(subject, f"{body}\n", to=[question.email], reply_to=reply_to)
