"""Records of the directory that somebody checked, and what readers are told of it."""

from datetime import date, datetime, timedelta
from typing import Any

from cms.directory.checks import CheckQuestion
from cms.directory.models import Organisation
from cms.directory.projection import document_of
from cms.freshness.answers import confirmations
from cms.freshness.asking import ask
from content_models.documents import Translation
from content_models.inbox import Confirmation
from content_models.kinds.organisation import Organisation as Document
from tests.cms import factories


def checked(name: str, day: date | None, **values: Any) -> Any:
    """A record that was published long ago, and checked on a day."""
    made = factories.published_organisation(name, last_verified=day, **values)
    Organisation.objects.filter(pk=made.pk).update(
        first_published_at=made.first_published_at - timedelta(days=3000)
    )
    return Organisation.objects.get(pk=made.pk)


def as_read(item: Any) -> Document:
    """The document of a stored version."""
    return document_of(Organisation.objects.get(pk=item.pk), Translation())


def answer(original: Any, at: datetime) -> None:
    """Have an organisation say that all is correct."""
    ask(original, now=at)
    question = CheckQuestion.objects.latest("sent_at")
    confirmations().receive(Confirmation(question.pk, original.translation_key, at))
