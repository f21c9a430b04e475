"""Reads what readers report, keeps what editors decide, and answers who asked for it."""

import logging
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from cms.ground.choices import language_name
from cms.ground.lists import listed
from cms.inbox.records import Record, decidable, form_of, record_of
from cms.inbox.report_models import Line, Shown, ShownClaim
from cms.mailing.letters import LetterToReader
from content_models.inbox import (
    Decided,
    Decision,
    InboxUnavailableError,
    Reply,
    Report,
    ReportFilter,
    Reports,
    Thread,
)
from content_models.inbox.labels import TOPIC_LABELS
from content_models.record_links import BadLinkError, RecordLinks

logger = logging.getLogger(__name__)

IDENTITY = "Message-ID"
SHOWN_CHARACTERS = 160
"""Of what was written, in a line of the list."""


@cache
def reports() -> Reports:
    """Return the reports of this installation, opened on first use."""
    return Reports(settings.DEPLOYMENT)


def filter_of(user: Any, *, is_open: bool, language: str = "") -> ReportFilter:
    """Return the filter of the reports that somebody may decide on."""
    items = decidable(user, reports().subjects(is_open=is_open))
    return ReportFilter(is_open=is_open, language=language, items=items)


def waiting_for(user: Any) -> int:
    """Return how many records and searches wait for somebody; 0 where nobody can tell."""
    try:
        return reports().count_threads(filter_of(user, is_open=True))
    except InboxUnavailableError:
        return 0  # the list itself says so


def decide(user: Any, identifiers: Collection[str], decision: Decision, word: str) -> None:
    """Close reports, and tell those who asked; raises ``InboxUnavailableError``."""
    by = get_user_display_name(user)
    reports().decide(identifiers, Decided(decision, word, by, datetime.now(UTC)))
    reports().answer(_send)


def keep_in_order() -> None:
    """Forget what is over, and send replies that a crash has left."""
    try:
        reports().answer(_send)
        reports().forget(datetime.now(UTC))
    except InboxUnavailableError as error:
        logger.error("old reports could not be forgotten; the next round tries again: %s", error)


def _send(identifier: str, reply: Reply, decided: Decided) -> None:
    """Queue a reply.

    Sent twice after a crash, it has the same name, and is shown once.
    """
    host = settings.BASE_URL.partition("://")[2].partition(":")[0]
    headers = {IDENTITY: f"<report-{identifier}@{host}>", "Auto-Submitted": "auto-replied"}
    subject = " ".join(reply.subject.split())
    LetterToReader(subject, reply.text(decided), to=[reply.address], headers=headers).send()


def line_of(thread: Thread) -> Line:
    """Return a thread as a line of the list."""
    latest = thread.latest
    record = record_of(latest.about)
    texts = " · ".join(claim.text for claim in latest.claims if claim.text)
    return Line(
        identifier=latest.identifier,
        title=title_of(latest, record),
        kind=str(record.kind.model._meta.verbose_name) if record else "",
        topics=listed(_(TOPIC_LABELS[claim.topic]) for claim in latest.claims),
        text=texts[:SHOWN_CHARACTERS] + ("…" if len(texts) > SHOWN_CHARACTERS else ""),
        language=language_name(latest.language),
        received_at=latest.received_at,
        more=thread.count - 1,
        is_from_organisation=is_from_organisation(latest),
        decided=latest.history[-1] if latest.history and not latest.is_open else None,
    )


def is_from_organisation(report: Report) -> bool:
    """True if the organisation itself has reported: by the link that it was sent."""
    try:
        link = RecordLinks(settings.SECRET_KEY).read(report.proof, report.received_at)
    except BadLinkError:
        return False
    return link.key == report.about.item


def title_of(report: Report, record: Record | None) -> str:
    """Return what a report is about, in words."""
    about = report.about
    if record is not None:
        return record.title
    if about.item is not None:
        return about.title or _("A page that was deleted")
    searched = listed(filter(None, [about.words, *_filters(about.filters)]))
    return _("Search: %(words)s") % {"words": searched} if searched else _("The portal")


def _filters(filters: str) -> list[str]:
    return [f"{name}: {value}" for name, value in parse_qsl(filters)]


def shown(user: Any, report: Report, record: Record | None) -> Shown:
    """Return a report as its page shows it, with the record's values beside each claim."""
    said = record.kind.said(record.original) if record else {}
    locale = report.about.locale
    return Shown(
        report=report,
        language=language_name(report.language),
        is_from_organisation=is_from_organisation(report),
        claims=tuple(
            ShownClaim(
                label=_(TOPIC_LABELS[claim.topic]),
                text=claim.text,
                values=said[claim.topic].values if claim.topic in said else (),
                form_address=form_of(user, record, claim.topic, locale) if record else "",
            )
            for claim in report.claims
        ),
    )
