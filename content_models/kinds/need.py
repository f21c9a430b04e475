"""Defines the need, by which a newcomer looks for help."""

from typing import ClassVar, Literal

from content_models.documents import BaseDocument, Kind
from content_models.vocabularies import message


class Need(BaseDocument):
    """A need is what somebody looks for help with, in one language.

    ``title`` is its name. ``themes`` are those that answer it. ``code`` stands in addresses and
    never changes; ``former_codes`` are those of needs that were merged into it. ``icon`` is one of
    ``icons.NEED_ICONS``, ``position`` its place among the others. One that is not ``is_shown`` is
    offered nowhere, and its addresses work.
    """

    entry: ClassVar[Kind] = Kind(
        name="need",
        label=message("Need"),
        plural=message("Needs"),
        writers="reviewers",
    )

    kind: Literal["need"] = "need"
    code: str
    former_codes: tuple[str, ...] = ()
    icon: str
    position: int
    is_shown: bool
