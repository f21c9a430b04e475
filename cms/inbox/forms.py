"""Reads what the address and the buttons of the list say."""

from enum import StrEnum

from django.http import QueryDict

from content_models.inbox import WishFilter
from content_models.languages import INTERFACE_LANGUAGES
from content_models.vocabularies import message


class State(StrEnum):
    """Lists the states by which wishes are chosen."""

    NEW = "new"
    HANDLED = "handled"
    ALL = "all"


class Action(StrEnum):
    """Lists what can be done with the wishes that are ticked."""

    HANDLE = "handle"
    REOPEN = "reopen"
    DELETE = "delete"


STATE_LABELS = {
    State.NEW: message("New"),
    State.HANDLED: message("Handled"),
    State.ALL: message("All"),
}
IS_HANDLED = {State.NEW: False, State.HANDLED: True, State.ALL: None}


def read_state(arguments: QueryDict) -> State:
    """Return the state in an address; ``NEW`` where it names none."""
    raw = arguments.get("state", "")
    return State(raw) if raw in set(State) else State.NEW


def read_filter(arguments: QueryDict) -> WishFilter:
    """Return the filter in an address; unknown values narrow nothing."""
    language = arguments.get("language", "")
    return WishFilter(
        language=language if language in INTERFACE_LANGUAGES else "",
        is_handled=IS_HANDLED[read_state(arguments)],
    )


def read_action(sent: QueryDict) -> Action | None:
    """Return the action of the button that was pressed."""
    raw = sent.get("action", "")
    return Action(raw) if raw in set(Action) else None
