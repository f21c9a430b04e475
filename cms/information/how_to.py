"""Tells how to write a page of information."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import LOOK, HowTo

HOW_TO = HowTo(
    _("How to write a page of information"),
    _(
        "What is true in general: first steps, how something works. Reviewers and"
        " administrators write it."
    ),
    (
        _("Title and summary: what people know after reading it."),
        _("Write short sections with headings, short sentences and common words."),
        _("What changes often, such as opening hours, belongs to an organisation."),
        _("Say in the text where it comes from and when it was checked."),
        LOOK,
        _("Choose “Publish”, or “Submit to review” if somebody else should read it first."),
    ),
)
