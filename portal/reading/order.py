"""Keeps numbers, codes and addresses readable inside text that is read from right to left.

By the Unicode Bidirectional Algorithm an Arabic sentence turns ``+33 5 36`` into ``36 5 33+`` and
``2026-03-12`` into ``12-03-2026``, and puts the number of a French street at its other end. So such
runs are isolated, whoever has written them.
"""

import re

from markupsafe import Markup, escape

from content_models.languages import direction

_LETTERS = "A-Za-z\u00aa-\u024f\u0370-\u052f"
"""Latin, Greek and Cyrillic, which are read from left to right."""
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
"""European, Arabic and Persian."""
_AND = "&amp;"
_INSIDE = (
    r"(?:, ?| \(|\) ?| ?[-\u2010-\u2015+/]{1,2} ?|[ \u00a0\u202f]|&nbsp;"
    rf"|(?:[.:@_=?#~'\u2019*]|{_AND}|&#(?:39|x27);|:/)/?)"
)
"""What stands between the words of an address, a number or a code: not the end of a sentence."""
_WORD = rf"[{_LETTERS}{_DIGITS}]+"
_RUN = re.compile(
    # Not inside an escaped sign: ``&#39;``.
    rf"(?<![{_LETTERS}{_DIGITS}&#])[+#@]?{_WORD}(?:{_INSIDE}{_WORD})*/?"
)
_PLAIN_NUMBER = re.compile(rf"[{_DIGITS}]+(?:[.,:][{_DIGITS}]+)?")
_LIST_OF_NUMBERS = re.compile(rf"[{_DIGITS}]+(?:, ?[{_DIGITS}]+)+")
_HAS_A_DIGIT_OR_SIGN = re.compile(rf"[{_DIGITS}]|^[+#@]|/$")


def in_order(text: str, locale: str) -> Markup:
    """Return a text of a language, with what is read from left to right isolated."""
    escaped = escape(text)
    if direction(locale) == "ltr":
        return escaped
    return Markup(isolated_runs(str(escaped)))  # noqa: S704 - escaped, and elements of ours


def isolated_runs(escaped: str) -> str:
    """Isolate the runs of an escaped text without tags that would lose their order.

    Letters alone keep it by themselves, and so does a single number.
    """
    return _RUN.sub(_isolated, escaped)


def _isolated(found: re.Match[str]) -> str:
    run = found[0]
    keeps_order = not _HAS_A_DIGIT_OR_SIGN.search(run)
    if keeps_order or _PLAIN_NUMBER.fullmatch(run) or _LIST_OF_NUMBERS.fullmatch(run):
        return run
    return f'<bdi dir="ltr">{run}</bdi>'
