"""Registers courses, sessions and activities."""

from django.utils.translation import gettext_lazy as _

from cms.course import how_to
from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.course.projection import (
    projecting_activities,
    projecting_courses,
    projecting_sessions,
)
from cms.course.tree import course_around
from cms.ground.kinds import CmsKind, register
from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession

register(
    CmsKind(
        entry=Course.entry,
        model=CoursePage,
        how_to=how_to.COURSE,
        projecting=projecting_courses,
        joined=("publisher",),
        new=_("New course"),
        new_order=40,
    ),
    CmsKind(
        entry=CourseSession.entry,
        model=CourseSessionPage,
        how_to=how_to.SESSION,
        projecting=projecting_sessions,
        joined=("publisher",),
        around=course_around,
    ),
    CmsKind(
        entry=Activity.entry,
        model=ActivityPage,
        how_to=how_to.ACTIVITY,
        projecting=projecting_activities,
        joined=("publisher",),
        prefetched=("themes",),
        around=course_around,
        new=_("New activity"),
        new_order=30,
    ),
)
