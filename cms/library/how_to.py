"""Tells how to write a case study."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import LOOK, SUBMIT, HowTo

HOW_TO = HowTo(
    _("How to write a case study"),
    _(
        "The story of a social enterprise, for volunteers and trainers who look for an example"
        " for tonight’s workshop."
    ),
    (
        _(
            "Before you begin, ask the enterprise for its figures and for a picture. The people"
            " on it must have agreed."
        ),
        _("Title and summary: say what happened, not what the project is called."),
        _("The enterprise: choose its country first; its legal forms are then offered."),
        _(
            "Choose one sector (the trade) and two or three other themes (the needs). Readers"
            " filter by them."
        ),
        _(
            "Write the text in blocks: the need, how it began, how it earns its money, what"
            " went wrong, what it changed."
        ),
        _("Lessons: three to five sentences that somebody elsewhere can use."),
        LOOK,
        SUBMIT,
    ),
)
