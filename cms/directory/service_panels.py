"""Defines the form of a service, inside that of its organisation."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from cms.directory.row_panels import RowsPanel
from cms.ground.panels import FoldedPanel

PLACE_PANELS: list[Panel] = [
    FieldPanel("location"),
    FieldPanel("hours", heading=_("Opening hours")),
]
COST_PANELS: list[Panel] = [
    FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
    FieldPanel("note"),
]
AREA_PANELS: list[Panel] = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("code"), FieldPanel("country")]),
]
SERVICE_PANELS: list[Panel] = [
    FieldPanel("name"),
    FieldPanel("description"),
    FieldPanel("themes"),
    FieldPanel("ways"),
    FieldPanel("delivery"),
    FieldPanel("fee"),
    RowsPanel("costs", label=_("Price"), heading=_("Prices")),
    RowsPanel(
        "places",
        label=_("Place"),
        heading=_("Only at these places"),
        help_text=_(
            "Without any, at all places of the organisation. New places can be chosen here after"
            " you have saved them."
        ),
    ),
    FoldedPanel(
        [
            FieldPanel("audiences"),
            FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
            FieldPanel("eligibility"),
            FieldPanel("documents"),
            FieldPanel("languages"),
            RowsPanel("areas", label=_("Area"), heading=_("Only for people who live here")),
        ],
        heading=_("Who may come, and with what"),
    ),
    FoldedPanel(
        [
            FieldRowPanel([FieldPanel("weeks"), FieldPanel("hours_per_week")]),
            FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
            FieldPanel("status"),
        ],
        heading=_("How long, and where to write"),
    ),
]
