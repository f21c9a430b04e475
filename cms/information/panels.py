"""Defines the form of a page of information."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel, TitleFieldPanel

from cms.ground.checklists import Check, ChecklistPanel
from cms.ground.panels import HowToPanel, SimilarItemsPanel
from cms.information.how_to import HOW_TO

CHECKS = (
    Check(
        _("Say in the summary what people know after reading it: 10 words or more"),
        ("summary",),
        "words",
        10,
    ),
    Check(_("Write 150 words or more"), ("body",), "words", 150),
    Check(
        _("Write two headings or more, so that readers find their part"), ("body",), "headings", 2
    ),
    Check(_("Link to where readers go on: who helps, or an official page"), ("body",), "links"),
)

INFO_PAGE_PANELS: list[Panel] = [
    HowToPanel(HOW_TO),
    TitleFieldPanel(
        "title", help_text=_("What it tells. Example: Asking for asylum: the first steps")
    ),
    SimilarItemsPanel("title"),
    FieldPanel(
        "summary",
        help_text=_(
            "What do people know after reading it? Readers see this in the list of results."
        ),
    ),
    FieldPanel(
        "body",
        help_text=_("Short sections with headings. Example: Before you go; On the day; Costs"),
    ),
    ChecklistPanel(CHECKS, heading=_("A good page of information")),
]
