"""Defines the form of a partner."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms.ground.checklists import Check, ChecklistPanel
from cms.ground.panels import HowToPanel, SimilarItemsPanel
from cms.media.pictures import picture_panel
from cms.taxonomy import how_to

CHECKS = (
    Check(_("Say where it is"), ("place",)),
    Check(_("Give its website"), ("website",)),
    Check(
        _("Say who it is and what it does in INSERT: 20 words or more"),
        ("description",),
        "words",
        20,
    ),
    Check(_("Tell more for its page: 60 words or more"), ("body",), "words", 60),
    Check(
        _("Add a logo or a picture and say what it shows"), ("picture_text", "picture_decorative")
    ),
)

PARTNER_PANELS: list[Panel] = [
    HowToPanel(how_to.PARTNER),
    MultiFieldPanel(
        [
            FieldPanel(
                "name",
                help_text=_("As it calls itself in this language. Example: Passerelles Béarn"),
            ),
            SimilarItemsPanel("name", "place"),
            FieldRowPanel([FieldPanel("country"), FieldPanel("place")]),
            FieldPanel("website"),
        ],
        heading=_("Who it is"),
    ),
    FieldPanel("description"),
    FieldPanel("body"),
    picture_panel(
        _("Logo or picture"),
        _("Its logo on a plain ground, or people at work. People must have agreed."),
        _("For people who cannot see it. Example: The logo: a bridge over a river."),
    ),
    ChecklistPanel(CHECKS, heading=_("A good page of a partner")),
]
