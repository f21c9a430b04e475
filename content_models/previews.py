"""Defines drafts, and the protocol by which the portal asks for them.

The portal never learns who keeps them.
"""

from dataclasses import dataclass
from typing import Protocol

from content_models.kinds import Document

PREVIEW_FOLDER = "_preview"


def preview_path(language: str, token: str) -> str:
    """Return the path of a draft's page in an interface language."""
    return f"/{language}/{PREVIEW_FOLDER}/{token}"


class PreviewUnknownError(Exception):
    """No such link was ever made."""


class PreviewEndedError(Exception):
    """The link has expired, was revoked, or its item is gone.

    Readers are not told which.
    """


class PreviewUnreadableError(Exception):
    """The draft cannot be shown as it stands."""


class PreviewUnavailableError(Exception):
    """Drafts cannot be read just now."""


@dataclass(frozen=True)
class Draft:
    """A draft is an unpublished version, ready to be shown.

    Attributes:
        document: as it would be published.
        missing: names, in the reader's language, of required fields that are still empty.
        tools: HTML of our own that the author's checks need in the page; empty for other readers.
    """

    document: Document
    missing: tuple[str, ...] = ()
    tools: str = ""


class PreviewProvider(Protocol):
    """A preview provider opens drafts by token.

    Several threads ask it at once.
    """

    def open(self, token: str, language: str) -> Draft:
        """Return the draft of a token, with names in an interface language.

        Raises:
            PreviewUnknownError, PreviewEndedError, PreviewUnreadableError,
            PreviewUnavailableError: see there.
        """
        ...
