"""Opens drafts for the portal.

It runs in the portal's threads.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError

from cms.ground.connections import outside_of_requests
from cms.preview.drafts import labels, project
from cms.preview.models import PreviewTicket, SharedDraft
from cms.preview.sharing import is_still_theirs, why_closed
from cms.preview.tokens import Purpose, Token, read
from content_models.kinds import parse_document
from content_models.previews import Draft, PreviewEndedError, PreviewUnavailableError


class CmsPreviews:
    """Opens drafts by token, from the CMS's own database."""

    def open(self, token: str, language: str) -> Draft:
        """Return the draft of a token; see ``content_models.previews.PreviewProvider``."""
        with outside_of_requests():
            try:
                found = read(token)
                open_found = _ticket if found.purpose is Purpose.TICKET else _shared
                return open_found(found, language)
            except DatabaseError as error:
                raise PreviewUnavailableError(str(error)) from error


def _ticket(token: Token, language: str) -> Draft:
    ticket = PreviewTicket.objects.filter(pk=token.identifier).first()
    if ticket is None or not is_still_theirs(ticket):
        raise PreviewEndedError(token)
    try:
        document = parse_document(ticket.document)
    except ValueError as error:  # of an older version of the software
        raise PreviewEndedError(token) from error
    return Draft(document, labels(ticket.missing, language), tools=ticket.tools)


def _shared(token: Token, language: str) -> Draft:
    links = SharedDraft.objects.select_related("content_type", "made_by")
    link = links.filter(pk=token.identifier).first()
    if link is None or not link.is_open:
        raise PreviewEndedError(token)
    item = _item(link)
    if why_closed(link, item) is not None:
        raise PreviewEndedError(token)
    draft = project(item.get_latest_revision_as_object(), language)
    return Draft(draft.document, labels(list(draft.missing), language))


def _item(link: SharedDraft) -> Any:
    try:
        return link.content_type.get_object_for_this_type(pk=link.object_id)
    except ObjectDoesNotExist as error:  # deleted, and its links with it
        raise PreviewEndedError(link.pk) from error
