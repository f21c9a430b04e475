"""Reads who answers for an installation."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Publisher:
    """A publisher answers for this installation.

    It holds what only the operator knows, as plain text. What nobody has filled in is empty. Pages
    then say so; they never invent a name.

    Attributes:
        name: the body that publishes the portal.
        address: its postal address, line by line.
        director: the *directeur de la publication*, whom French law wants named (loi 2004-575).
        host: who runs the servers, and where, line by line.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    director: str = ""
    host: tuple[str, ...] = ()


def read_publisher(environment: Mapping[str, str]) -> Publisher:
    """Return who answers for this installation."""
    return Publisher(
        name=environment.get("PUBLISHER", "").strip(),
        address=_lines(environment.get("PUBLISHER_ADDRESS", "")),
        email=environment.get("CONTACT_EMAIL", "").strip(),
        phone=environment.get("CONTACT_PHONE", "").strip(),
        director=environment.get("PUBLICATION_DIRECTOR", "").strip(),
        host=_lines(environment.get("HOSTED_BY", "")),
    )


def _lines(text: str) -> tuple[str, ...]:
    r"""Return the lines of a text, which ``\n`` may end, too.

    Environment files know no line break.
    """
    lines = (line.strip() for line in text.replace("\\n", "\n").splitlines())
    return tuple(line for line in lines if line)
