"""Defines the form of an organisation.

What a newcomer asks first comes first, with an example each. Who translates an organisation sees
words alone: its facts are those of the original.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms.directory.freshness_panel import FreshnessPanel
from cms.directory.how_to import HOW_TO
from cms.directory.row_panels import OfTheOriginal, RowsPanel
from cms.ground.checklists import Check, ChecklistPanel
from cms.ground.fact_words import FACT_WORDS
from cms.ground.panels import CLOSED, HowToPanel, SimilarItemsPanel

CHECKS = (
    Check(
        _("Say what it does, for whom, and what it costs: 30 words or more"),
        ("description",),
        "words",
        30,
    ),
    Check(_("Add a service, with how to come and its price"), ("services-0-name",)),
    Check(_("Choose one theme or more"), ("themes",)),
    Check(_("Say for whom it is"), ("audiences",)),
    Check(_("Name the languages that are spoken there"), ("spoken_languages",)),
    Check(_("Give the address of one place"), ("locations-0-address",)),
    Check(_("Give a way to reach it: telephone or email"), ("phones-0-number", "email")),
    Check(_("Say on which day all of this was checked"), ("last_verified",)),
)

ORGANISATION_PANELS: list[Panel] = [
    HowToPanel(HOW_TO),
    FieldPanel("name", help_text=_("As on its door. Example: Accueil du Gave")),
    SimilarItemsPanel("name", "locations-0-place"),
    FieldPanel("alternative_names"),
    FieldPanel("description"),
    FieldPanel(FACT_WORDS),
    MultiFieldPanel(
        [
            FieldPanel("themes", help_text=_("The needs that it meets. Two or three are enough.")),
            FieldPanel("audiences"),
            FieldPanel("spoken_languages"),
        ],
        heading=_("What and for whom"),
    ),
    RowsPanel("locations", label=_("Place"), heading=_("Places"), min_num=1),
    RowsPanel(
        "services",
        label=_("Service"),
        heading=_("Services"),
        help_text=_("One for each thing that people come for. Example: French in the evening"),
    ),
    RowsPanel("phones", label=_("Phone"), heading=_("Phones")),
    MultiFieldPanel(
        [
            FieldPanel("email", help_text=_("Example: bonjour@accueil.example")),
            FieldPanel("website", help_text=_("Example: https://accueil.example/")),
        ],
        heading=_("Contact"),
    ),
    OfTheOriginal(
        [
            RowsPanel("contacts", label=_("Contact person"), heading=_("Contact persons")),
            FieldRowPanel([FieldPanel("legal_form"), FieldPanel("year_founded")]),
            RowsPanel(
                "identifiers",
                label=_("Number in a register"),
                heading=_("Numbers in registers"),
            ),
            FieldPanel("status"),
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_address")]),
            FieldRowPanel([FieldPanel("source_licence"), FieldPanel("source_licence_address")]),
        ],
        heading=_("More about the organisation"),
        classname=CLOSED,
    ),
    FreshnessPanel(heading=_("Checked")),
    FieldRowPanel([FieldPanel("last_verified"), FieldPanel("verified_by")]),
    FieldPanel("is_asked"),
    OfTheOriginal([ChecklistPanel(CHECKS)], heading=_("A good entry")),
]
