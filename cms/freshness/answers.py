"""Reads what organisations answered, from the inbox that the portal writes."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from cms.directory.checks import CheckQuestion
from content_models.inbox import Confirmation, Confirmations, InboxUnavailableError
from content_models.inbox.confirmations import CONFIRMATIONS_KEPT_FOR

logger = logging.getLogger(__name__)


@cache
def confirmations() -> Confirmations:
    """Return the inbox of this installation, opened on first use."""
    return Confirmations(settings.DEPLOYMENT)


def waiting_answers() -> list[Confirmation]:
    """Return the answers to questions that we asked, the oldest first.

    Raises:
        InboxUnavailableError: nobody can tell now.
    """
    found = confirmations().waiting()
    asked = dict(
        CheckQuestion.objects.filter(pk__in=[each.question for each in found]).values_list(
            "pk", "organisation"
        )
    )
    return [each for each in found if asked.get(each.question) == each.organisation]


def answers_to(key: UUID) -> list[Confirmation]:
    """Return the answers of one organisation, the oldest first."""
    return [each for each in waiting_answers() if each.organisation == key]


def settle(answers: Sequence[Confirmation]) -> None:
    """Forget answers that were read; where that fails, they are shown again."""
    try:
        confirmations().settle([each.question for each in answers])
    except InboxUnavailableError as error:
        logger.error("answers that were read stay in the inbox: %s", error)


def forget_old_answers() -> None:
    """Forget answers that nobody has read for long, and the questions that led to them."""
    CheckQuestion.objects.filter(sent_at__lt=timezone.now() - CONFIRMATIONS_KEPT_FOR).delete()
    try:
        confirmations().forget(datetime.now(UTC))
    except InboxUnavailableError as error:
        logger.error("old answers could not be forgotten; the next round tries again: %s", error)
