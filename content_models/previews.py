"""Drafts, and what the portal asks of whoever keeps them. It never learns who that is."""

from dataclasses import dataclass
from typing import Protocol

from content_models.kinds import Document

PREVIEW_FOLDER = "_preview"


def preview_path(language: str, token: str) -> str:
    """The path at which the portal shows a draft around which it speaks a language."""
    return f"/{language}/{PREVIEW_FOLDER}/{token}"


class PreviewUnknownError(Exception):
    """No such link was ever made."""


class PreviewEndedError(Exception):
    """The link has expired, was revoked, or its item is gone. Readers are not told which."""


class PreviewUnreadableError(Exception):
    """The draft cannot be shown as it stands."""


class PreviewUnavailableError(Exception):
    """Drafts cannot be read just now."""


@dataclass(frozen=True)
class Draft:
    """A draft, ready to be shown.

    Attributes:
        document: as it would be published.
        missing: names, in the reader's language, of required fields that are still empty.
        tools: what the author's checks need in the page, as HTML of our own; empty for others.
    """

    document: Document
    missing: tuple[str, ...] = ()
    tools: str = ""


class PreviewProvider(Protocol):
    """Opens drafts by token. Asked by several threads at once."""

    def open(self, token: str, language: str) -> Draft:
        """The draft of a token, with names in an interface language.

        Raises:
            PreviewUnknownError, PreviewEndedError, PreviewUnreadableError,
            PreviewUnavailableError: see there.
        """
        ...
