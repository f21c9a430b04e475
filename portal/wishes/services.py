"""Takes wishes in: from this portal's own forms, once each, and no flood."""

from content_models.inbox import MAXIMUM_TEXT_CHARACTERS, Inbox, Wish
from portal.sending.models import Envelope, Problem, RefusedError
from portal.sending.services import nonce_of, refuse_other_sites, taking_in
from portal.sending.typed import says_nothing
from portal.web.form_tokens import FormTokens
from portal.wishes.models import SentWish


def send_wish(inbox: Inbox, tokens: FormTokens, sent: SentWish, envelope: Envelope) -> None:
    """Take a wish in.

    Raises:
        RefusedError: it was not taken in. What the reader can mend is told first, because the
            form that then comes back has a good token in any case.
    """
    refuse_other_sites(envelope)
    text = _checked(sent.text)
    wish = Wish(
        identifier=nonce_of(tokens, sent.token),
        text=text,
        language=envelope.language,
        section=sent.searched.section,
        words=sent.searched.words,
        filters=sent.searched.filters,
        received_at=envelope.now,
    )
    with taking_in():
        inbox.receive(wish, envelope.sender)


def _checked(text: str) -> str:
    stripped = text.strip()
    if says_nothing(stripped):
        raise RefusedError(Problem.EMPTY)
    if len(stripped) > MAXIMUM_TEXT_CHARACTERS:
        raise RefusedError(Problem.TOO_LONG)
    return stripped
