"""Defines the form of a resource.

Its fields stand in the order in which one describes it, with an example each.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    TitleFieldPanel,
)

from cms.ground.checklists import Check, ChecklistPanel
from cms.ground.panels import HowToPanel, SimilarItemsPanel
from cms.media.pictures import picture_panel
from cms.resources.how_to import HOW_TO

MOST_FILES = 10

CHECKS = (
    Check(
        _("Say in the summary what it is good for, and for whom: 10 words or more"),
        ("summary",),
        "words",
        10,
    ),
    Check(_("Give its address or a file"), ("link", "files")),
    Check(_("Name its own languages"), ("languages",)),
    Check(_("Say how much it is: pages or minutes"), ("pages", "minutes")),
    Check(_("Choose one theme or more"), ("themes",)),
    Check(_("Say who made it: a partner or an author"), ("publisher", "author")),
    Check(_("Say when it came out"), ("year",)),
    Check(_("Say how to use it with a group: 30 words or more"), ("body",), "words", 30),
)

_RESOURCE: list[Panel] = [
    FieldPanel("resource_type"),
    FieldPanel(
        "link",
        help_text=_(
            "Where it is on the web, if it is there. Example: https://www.example.org/guide"
        ),
    ),
    InlinePanel(
        "files",
        label=_("File"),
        heading=_("Files"),
        max_num=MOST_FILES,
        help_text=_("Files that readers may download: PDF, office files, sound, text."),
    ),
]
_FACTS: list[Panel] = [
    FieldPanel(
        "languages",
        help_text=_("Type to search"),
    ),
    FieldRowPanel(
        [
            FieldPanel("pages", help_text=_("To read. Example: 24")),
            FieldPanel("minutes", help_text=_("To watch or to play. Example: 45")),
        ]
    ),
    FieldPanel(
        "country",
        help_text=_(
            "Only where it holds for one country, as a law does. Otherwise leave it empty."
        ),
    ),
]
_ORIGIN: list[Panel] = [
    FieldPanel("publisher", help_text=_("The partner that made it or recommends it.")),
    FieldPanel(
        "author",
        help_text=_("Who made it, if that is not the partner. Example: Ministry of Labour"),
    ),
    FieldPanel("year", help_text=_("When it came out. Example: 2024")),
    FieldPanel(
        "licence",
        help_text=_("Of the resource. CC BY 4.0 lets everybody use it who names the author."),
    ),
]

PARTNER_RESOURCE_PANELS: list[Panel] = [
    HowToPanel(HOW_TO),
    TitleFieldPanel(
        "title", help_text=_("As it calls itself. Example: The market game, an activity kit")
    ),
    SimilarItemsPanel("title"),
    FieldPanel(
        "summary",
        help_text=_("What is it good for, and for whom? Readers see this in the list of results."),
    ),
    MultiFieldPanel(_RESOURCE, heading=_("The resource")),
    MultiFieldPanel(_FACTS, heading=_("At a glance")),
    FieldPanel("themes", help_text=_("What it is about. Two or three are enough.")),
    MultiFieldPanel(_ORIGIN, heading=_("Who made it")),
    picture_panel(
        _("Picture"),
        _("Its cover, or people using it. People must have agreed."),
        _("For people who cannot see it. Example: Six people round a table with cards on it."),
    ),
    FieldPanel(
        "body",
        help_text=_("What is in it, and how to use it with a group. A few lines are enough."),
    ),
    ChecklistPanel(CHECKS, heading=_("A good resource")),
]
