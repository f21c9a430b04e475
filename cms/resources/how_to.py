"""Tells how to present a resource."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import LOOK, SUBMIT, HowTo

HOW_TO = HowTo(
    _("How to present a resource"),
    _(
        "A guide, a toolkit, a report, a video, a game, a website or a legal text that you have"
        " made or recommend."
    ),
    (
        _("Title and summary: what it is good for, and for whom."),
        _("Choose its type. Give its address on the web or files: it needs one of the two."),
        _("If a file is refused, the form says why. Readers find the words inside the files."),
        _("Languages: those of the resource, not of your page."),
        _("Give pages or minutes. A country only if it holds for one, as a law does."),
        _("Say who made it, in which year, under which licence. CC BY stands there already."),
        LOOK,
        SUBMIT,
    ),
)
