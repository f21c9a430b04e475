"""Takes out of typed text what nobody typed: characters that steer machines."""

import re
from typing import Any

from django.http import QueryDict
from wagtail.admin.forms import WagtailAdminModelForm

_STEERING = {
    code: " "
    for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
    if chr(code) not in "\t\n\r"
}
# Embeddings and overrides turn around what follows, to the end of the page. Isolates and marks,
# which Arabic and Persian need, end where they should. A byte order mark has no place in a text.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), 0xFEFF), "")
_TABLE = _STEERING | _TURNING

# Rich text comes as JSON, which writes some of them as escapes. A backslash may itself be escaped.
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u00(?:0[0-8bcef]|1[0-9a-f])|[bf])", re.IGNORECASE)
_RICH_TEXT = '{"blocks":'


def without_control_characters(text: str) -> str:
    """Return a text with a blank for each control character.

    Tabs and ends of lines stay, and so do the marks and isolates that some scripts need.
    """
    return text.translate(_TABLE)


def _as_sent(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    plain = without_control_characters(value)
    if not plain.lstrip().startswith(_RICH_TEXT):
        return plain
    # The editor takes no pasted link with ``tel:``: ours come to it in the guise of another.
    return _ESCAPED.sub(r"\1 ", plain).replace('"url":"mailto:tel:', '"url":"tel:')


class Typed:
    """Has a form read what was typed without control characters, rows and blocks included."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        # It stands before a form, whose own this is.
        super().__init__(_cleaned(data), *args, **kwargs)  # type: ignore[call-arg]


class TypedForm(Typed, WagtailAdminModelForm):
    """Reads what was typed in a form of content without control characters."""


def _cleaned(data: Any) -> Any:
    if isinstance(data, dict) and not isinstance(data, QueryDict):
        return {name: _as_sent(value) for name, value in data.items()}
    if not isinstance(data, QueryDict):
        return data
    cleaned = data.copy()
    for name, values in data.lists():
        cleaned.setlist(name, [_as_sent(each) for each in values])
    return cleaned
