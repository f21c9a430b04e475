"""Defines the forms of a course, a session and an activity.

Their fields stand in the order of thought, with examples.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, TitleFieldPanel

from cms.course import how_to
from cms.course.durations_panel import DurationsPanel
from cms.ground.checklists import Check, ChecklistPanel
from cms.ground.panels import HowToPanel, SimilarItemsPanel

_SUMMARY_CHECK = Check(
    _("Say in the summary what happens and what it is good for: 10 words or more"),
    ("summary",),
    "words",
    10,
)
_OBJECTIVES_CHECK = Check(_("Write two objectives or more"), ("objectives",), "items", 2)
_PUBLISHER_CHECK = Check(_("Name the partner that publishes it"), ("publisher",))

COURSE_CHECKS = (
    _SUMMARY_CHECK,
    Check(_("Say for whom it is"), ("audience",)),
    _OBJECTIVES_CHECK,
    Check(_("Add sessions until they add up to the planned minutes"), ("minutes",), "total"),
    Check(
        _("Tell trainers how it is built and what to prepare: 60 words or more"),
        ("body",),
        "words",
        60,
    ),
    _PUBLISHER_CHECK,
)
SESSION_CHECKS = (
    _SUMMARY_CHECK,
    _OBJECTIVES_CHECK,
    Check(_("Add activities until they add up to the planned minutes"), ("minutes",), "total"),
    Check(
        _("Tell the trainer what to know and to prepare before: 30 words or more"),
        ("body",),
        "words",
        30,
    ),
    _PUBLISHER_CHECK,
)
ACTIVITY_CHECKS = (
    Check(_("Say how people learn in it: one method or more"), ("methods",)),
    Check(_("Choose one theme or more"), ("themes",)),
    _OBJECTIVES_CHECK,
    Check(_("List what to bring"), ("materials",)),
    Check(_("Write two steps or more"), ("steps",), "items", 2),
    Check(_("Give steps minutes that add up to the whole"), ("steps", "minutes"), "total"),
    Check(_("Write three questions for the debriefing"), ("debriefing",), "items", 3),
    Check(_("Say what can go wrong, and what then helps"), ("trainer_notes",)),
)

PUBLISHER_PANEL = FieldPanel("publisher", help_text=_("Who is responsible for the text."))
LICENCE_PANEL = FieldPanel(
    "licence",
    help_text=_("CC BY lets trainers change and share it, as long as they name you."),
)
_PUBLICATION = MultiFieldPanel([PUBLISHER_PANEL, LICENCE_PANEL], heading=_("Publication"))

COURSE_PANELS: list[Panel] = [
    HowToPanel(how_to.COURSE),
    TitleFieldPanel(
        "title",
        help_text=_("What people learn. Example: From an idea to a social enterprise, in 20 hours"),
    ),
    SimilarItemsPanel("title"),
    FieldPanel("summary"),
    FieldPanel("audience"),
    FieldPanel("objectives"),
    FieldPanel("minutes"),
    DurationsPanel(heading=_("Time")),
    FieldPanel("body"),
    _PUBLICATION,
    ChecklistPanel(COURSE_CHECKS, heading=_("A good course")),
]

SESSION_PANELS: list[Panel] = [
    HowToPanel(how_to.SESSION),
    TitleFieldPanel(
        "title",
        help_text=_(
            "What people do in it, without its number. Example: Looking at the place where we live"
        ),
    ),
    SimilarItemsPanel("title"),
    FieldPanel("summary"),
    FieldPanel("objectives"),
    FieldPanel("minutes"),
    DurationsPanel(heading=_("Time")),
    FieldPanel("body"),
    _PUBLICATION,
    ChecklistPanel(SESSION_CHECKS, heading=_("A good session")),
]

ACTIVITY_PANELS: list[Panel] = [
    HowToPanel(how_to.ACTIVITY),
    TitleFieldPanel(
        "title", help_text=_("As a trainer would call it. Example: The map of what is missing")
    ),
    SimilarItemsPanel("title"),
    FieldPanel("summary"),
    MultiFieldPanel(
        [
            FieldPanel("minutes"),
            FieldRowPanel([FieldPanel("group_size_least"), FieldPanel("group_size_most")]),
            FieldPanel("works_on_projects"),
            FieldPanel("methods"),
            FieldPanel("themes"),
        ],
        heading=_("What kind of activity"),
    ),
    FieldPanel("objectives"),
    FieldPanel("materials"),
    FieldPanel("steps"),
    DurationsPanel(heading=_("Time")),
    FieldPanel("debriefing"),
    FieldPanel("trainer_notes"),
    FieldPanel("variations"),
    FieldPanel("handouts"),
    MultiFieldPanel(
        [FieldPanel("source"), PUBLISHER_PANEL, LICENCE_PANEL],
        heading=_("Publication"),
    ),
    ChecklistPanel(ACTIVITY_CHECKS, heading=_("A good activity")),
]
