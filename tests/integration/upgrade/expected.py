"""What may differ after an upgrade from the release in ``releases.py``, and why.

Whoever changes what is stored, published or answered on purpose names it here, until the next
release is the one to upgrade from.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

EXPECTED = {
    "/cms.django_migrations/*": "a release brings its migrations",
    "/cms.django_content_type/*'app_label': 'entrance'*": "attempts to sign in are counted",
    "/cms.entrance_attempt is gone: *": "the same",
}
"""Patterns of what ``lost`` says, each with its reason."""


def unexpected(lines: Iterable[str]) -> list[str]:
    """Those of some differences for which there is no reason."""
    return [line for line in lines if not any(fnmatchcase(line, pattern) for pattern in EXPECTED)]
