"""Does every hour what keeps the directory fresh: remind, then archive."""

import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from cms.freshness.answers import forget_old_answers
from cms.freshness.archiving import archive
from cms.freshness.reminding import remind
from cms.freshness.rounds import forget_undelivered
from cms.mailing.server import CONSOLE
from content_models.inbox import InboxUnavailableError

logger = logging.getLogger(__name__)


def keep_fresh(now: datetime | None = None) -> None:
    """Remind people of what nobody checks, and archive what they leave so.

    Where mails are only shown to the operator, nobody was reminded, and nothing is archived.
    """
    moment = now or timezone.now()
    forget_undelivered()
    reminded = remind(moment)
    if reminded:
        logger.info("%s people were reminded of organisations to check", reminded)
    if settings.ARCHIVES_UNCHECKED and settings.EMAIL_DELIVERY_BACKEND != CONSOLE:
        try:
            archived = archive(moment)
        except InboxUnavailableError as error:
            logger.error("nothing is archived while the inbox cannot be read: %s", error)
        else:
            if archived:
                logger.warning("%s organisations were archived: nobody checked them", archived)
    forget_old_answers()
