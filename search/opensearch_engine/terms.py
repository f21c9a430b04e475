"""Writes forms and words as terms of OpenSearch."""

import re

BETWEEN_FORMS = "|"
"""Stands between the forms of one place."""
_SPECIAL = re.compile(r"[\s.|%]")
"""What ends a term, or a field's name. Folding makes some of it: of ``⒈`` and ``ﷺ``."""
_SPECIAL_IN_PATTERNS = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')


def term_of(form: str) -> str:
    """Return a form as a term that nothing splits."""
    return _SPECIAL.sub(lambda found: f"%{ord(found[0]):x};", form)


def pattern_of(text: str) -> str:
    """Return the pattern that matches just a text."""
    return _SPECIAL_IN_PATTERNS.sub(r"\\\1", text)
