"""Configures the course application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CourseConfig(AppConfig):
    """Holds courses, sessions and activities, as pages below the library."""

    name = "cms.course"
    label = "course"
    verbose_name = _("Course")
