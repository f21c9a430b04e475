"""Defines the pages of the course: a course holds sessions, a session holds activities."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from cms.course.blocks import (
    ActivityStepsBlock,
    HandoutsBlock,
    MaterialsBlock,
    QuestionsBlock,
    VariationsBlock,
)
from cms.course.durations import Durations, parts_of_steps
from cms.course.forms import ActivityForm
from cms.course.panels import ACTIVITY_PANELS, COURSE_PANELS, SESSION_PANELS
from cms.course.training import TrainingPage, minutes_field
from cms.ground.blocks import BodyBlock
from cms.ground.choices import METHOD_CHOICES
from cms.ground.fields import ChoiceListField
from cms.ground.rich_text_features import TEXT_FEATURES
from cms.ground.translatable_fields import alike, written
from cms.taxonomy.models import Theme

INSERT_COURSE_MINUTES = 1200
"""20 hours: what the partnership has agreed on, and a course begins with."""
INSERT_SESSION_MINUTES = 200
"""The sixth part of it."""
USUAL_ACTIVITY_MINUTES = 45
LONGEST_COURSE_MINUTES = 60_000
LONGEST_DAY_MINUTES = 600
SMALLEST_USUAL_GROUP, LARGEST_USUAL_GROUP = 6, 12
LARGEST_GROUP = 500
IN_THE_ORDER_OF_THE_COURSE = "ord"
"""Has the admin list parts as readers find them: Wagtail lists what was written last first."""


def _group_size(label: Any, *, usual: int, **options: Any) -> Any:
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        default=usual,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)],
        **options,
    )


class CoursePage(TrainingPage):
    """A course is a training in several sessions."""

    minutes = minutes_field(
        usual=INSERT_COURSE_MINUTES,
        most=LONGEST_COURSE_MINUTES,
        verbose_name=_("planned minutes"),
        help_text=_("Of all sessions together. Example: 1200 for 20 hours"),
    )
    audience = models.TextField(
        _("for whom"),
        max_length=600,
        blank=True,
        help_text=_("Example: Social workers and volunteers. No knowledge of economics is needed."),
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("How the course is built, what to prepare, how to follow people up."),
    )

    translatable_fields = [*TrainingPage.translatable_fields, *written("audience", "body")]
    content_panels = COURSE_PANELS
    parent_page_types = ["library.LibraryPage"]
    subpage_types = ["course.CourseSessionPage"]
    admin_default_ordering = IN_THE_ORDER_OF_THE_COURSE

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class CourseSessionPage(TrainingPage):
    """A session is one meeting of a course.

    Its number is its place among the sessions of the course.
    """

    minutes = minutes_field(
        usual=INSERT_SESSION_MINUTES,
        most=LONGEST_DAY_MINUTES,
        verbose_name=_("planned minutes"),
        help_text=_("With breaks. Example: 200 for 3 hours and 20 minutes"),
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What a trainer should know before this session, besides its activities."),
    )

    translatable_fields = [*TrainingPage.translatable_fields, *written("body")]
    content_panels = SESSION_PANELS
    parent_page_types = ["course.CoursePage"]
    subpage_types = ["course.ActivityPage"]
    admin_default_ordering = IN_THE_ORDER_OF_THE_COURSE

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")


class ActivityPage(TrainingPage):
    """An activity is a timed exercise, part of a session or alone in the library."""

    minutes = minutes_field(
        usual=USUAL_ACTIVITY_MINUTES,
        most=LONGEST_DAY_MINUTES,
        verbose_name=_("minutes"),
        help_text=_("From the first word to the end of the debriefing. Example: 45"),
    )
    methods = ChoiceListField(
        _("methods"),
        default=list,
        blank=True,
        allowed=METHOD_CHOICES,
        help_text=_("How people learn in it. Readers filter by this. One to three are enough."),
    )
    group_size_least = _group_size(
        _("smallest group"), usual=SMALLEST_USUAL_GROUP, help_text=_("Example: 6")
    )
    group_size_most = _group_size(
        _("largest group"),
        usual=LARGEST_USUAL_GROUP,
        help_text=_("Example: 12. Leave it empty where there is no limit."),
    )
    works_on_projects = models.BooleanField(
        _("works on participants’ projects"),
        default=False,
        help_text=_("As the INSERT course does from session 3 on."),
    )
    themes = ParentalManyToManyField(
        Theme,
        blank=True,
        verbose_name=_("themes"),
        related_name="+",
        help_text=_("Readers filter by them. Example: Starting a business"),
    )
    materials = StreamField(
        MaterialsBlock(required=False, max_num=30),
        verbose_name=_("materials"),
        blank=True,
        help_text=_("A trainer packs the bag from this list."),
    )
    steps = StreamField(
        ActivityStepsBlock(required=False, max_num=30),
        verbose_name=_("steps"),
        blank=True,
        help_text=_("Write the minutes of each step: they are added up below."),
    )
    trainer_notes = RichTextField(
        _("notes for the trainer"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("What can go wrong, and what then helps. Example: Somebody speaks for all."),
    )
    debriefing = StreamField(
        QuestionsBlock(required=False, max_num=12),
        verbose_name=_("questions for the debriefing"),
        blank=True,
        help_text=_("Three to five questions: what happened, what it means, what to do with it."),
    )
    handouts = StreamField(
        HandoutsBlock(required=False, max_num=12),
        verbose_name=_("handouts"),
        blank=True,
        help_text=_("Files to print for participants. Example: A4 sheet “Needs and answers”"),
    )
    variations = StreamField(
        VariationsBlock(required=False, max_num=8),
        verbose_name=_("variations"),
        blank=True,
        help_text=_("For other groups, less time, an online meeting, people who read little."),
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Whose idea it was. Example: After the method “World Café” by J. Brown"),
    )

    translatable_fields = [
        *TrainingPage.translatable_fields,
        *written("materials", "steps", "debriefing", "trainer_notes", "variations", "handouts"),
        *written("source"),
        *alike("methods", "group_size_least", "group_size_most", "works_on_projects", "themes"),
    ]
    base_form_class = ActivityForm
    content_panels = ACTIVITY_PANELS
    parent_page_types = ["course.CourseSessionPage", "library.LibraryPage"]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def durations(self) -> Durations:
        """Return its minutes and its steps."""
        return Durations(self.minutes, parts_of_steps(self.steps))

    def clean(self) -> None:
        """Refuse what contradicts itself, with the error beside the field."""
        super().clean()
        least, most = self.group_size_least, self.group_size_most
        if least is not None and most is not None and least > most:
            raise ValidationError(
                {"group_size_most": _("The largest group is smaller than the smallest one.")}
            )
