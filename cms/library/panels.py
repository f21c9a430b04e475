"""Defines the form of a case study.

Its fields stand in the order in which its author thinks, with an example each.
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
from cms.library.how_to import HOW_TO
from cms.library.widgets import LegalFormSelect
from cms.media.pictures import picture_panel

GOOD_LENGTH_WORDS = 400
"""Of the text: what a volunteer reads in three minutes, and enough for a workshop to discuss."""

CHECKS = (
    Check(_("Name the enterprise"), ("enterprise_name",)),
    Check(_("Say where it is"), ("place",)),
    Check(_("Say what its legal form is"), ("legal_form",)),
    Check(
        _("Give one figure at least: people employed or people helped"),
        ("people_employed", "people_helped"),
    ),
    Check(_("Choose its sector"), ("sector",)),
    Check(_("Add a picture and say what it shows"), ("picture_text", "picture_decorative")),
    Check(_("Write 400 words or more"), ("body",), "words", GOOD_LENGTH_WORDS),
    Check(_("Write two lessons or more"), ("lessons",), "items", 2),
    Check(_("Name one item to read next"), ("related_items",)),
    Check(_("Name the partner that publishes it"), ("publisher",)),
)

_ENTERPRISE: list[Panel] = [
    FieldPanel(
        "enterprise_name",
        help_text=_("As it calls itself. Example: L’Atelier du Gave"),
    ),
    SimilarItemsPanel("enterprise_name", "place"),
    FieldRowPanel([FieldPanel("country"), FieldPanel("place")]),
    FieldPanel(
        "legal_form",
        widget=LegalFormSelect,
        help_text=_("Choose the country first. Leave it empty if you do not know."),
    ),
    FieldRowPanel(
        [
            FieldPanel("year_founded", help_text=_("Example: 2017")),
            FieldPanel("people_employed", help_text=_("Today, all contracts. Example: 18")),
            FieldPanel("people_helped", help_text=_("About how many. Example: 40")),
        ]
    ),
]

CASE_STUDY_PANELS: list[Panel] = [
    HowToPanel(HOW_TO),
    TitleFieldPanel(
        "title",
        help_text=_(
            "What happened, in a few words."
            " Example: Mending bicycles so that people can get to work"
        ),
    ),
    FieldPanel(
        "summary",
        help_text=_(
            "Who does what, where, and what comes of it? Readers see this in the list of results."
        ),
    ),
    MultiFieldPanel(_ENTERPRISE, heading=_("The enterprise")),
    MultiFieldPanel(
        [
            FieldPanel("sector", help_text=_("Its trade. Example: Repair")),
            FieldPanel("themes", help_text=_("The needs that it meets. Two or three are enough.")),
        ],
        heading=_("Themes"),
    ),
    picture_panel(
        _("Picture"),
        _("Wide, at least 1,200 pixels. People must have agreed."),
        _(
            "For people who cannot see it."
            " Example: A woman mends a bicycle; a boy hands her a tool."
        ),
    ),
    FieldPanel(
        "body",
        help_text=_(
            "The need; how it began; how it earns its money; what went wrong; what it changed."
        ),
    ),
    FieldPanel(
        "lessons",
        help_text=_(
            "What a reader can do tomorrow, one sentence each. Example: Count the need before you"
            " write the plan."
        ),
    ),
    InlinePanel("related_items", label=_("Related item"), heading=_("Related items")),
    MultiFieldPanel([FieldPanel("publisher"), FieldPanel("licence")], heading=_("Publication")),
    ChecklistPanel(CHECKS, heading=_("A good case study")),
]
