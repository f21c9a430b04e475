"""Defines how-tos, which say how to write a kind of content.

A how-to says what the kind is for, and the steps in the order of the work. Each kind says its own,
in the ``how_to.py`` of its folder. They are shown in the forms, and all together on a page of the
admin's help. They say the same as docs/editors.md, in fewer words.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class HowTo:
    """A how-to says how to write one kind of content.

    Attributes:
        title: what somebody wants to do.
        purpose: what it is, for whom, and who writes it where not everybody does.
        steps: in the order of the work, what happens in the end included.
    """

    title: str | Promise
    purpose: str | Promise
    steps: tuple[str | Promise, ...]


LOOK = _(
    "Look at it: the telephone at the top right shows the real page, with what you have just typed."
)
SUBMIT = _(
    "Choose “Submit to review”. A second person approves it in two steps; a second later readers"
    " find it. Until then you can take it back."
)
READERS_SEE_IT = _("Once it is saved or published, readers see it within a second.")

HOW_TO_TRANSLATE = HowTo(
    _("How to translate"),
    _("A version in another language. Readers get the one in their language, if there is one."),
    (
        _("Open the item, choose “Translate” in the menu beside its name, then the language."),
        _("You get a draft, piece by piece. Each piece is saved at once; figures stay."),
        _("Translate the sense, in short sentences and common words."),
        _("Say what each picture shows in your language, too."),
        LOOK,
        SUBMIT,
        _(
            "When the original changes later, readers are told at the parts that changed. You"
            " find these parts in Reports → Translations, and at the top of your version."
        ),
    ),
)
"""It belongs to all kinds."""
TRANSLATING = "translating"
"""Where that stands on the page of the admin's help."""
PAGE = "guidance_how_to"
"""The name of the address of that page."""
