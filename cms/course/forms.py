"""Defines the form of an activity."""

from typing import Any

from cms.ground.forms import PublishedPageForm

FIRST_SESSION_ON_PROJECTS = 3
"""From this session on, the INSERT course works on the participants' own projects."""


class ActivityForm(PublishedPageForm):
    """Fills in a new activity with what the course says of its session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None:
            self.initial["works_on_projects"] = (
                _number_in_course(self.parent_page) >= FIRST_SESSION_ON_PROJECTS
            )


def _number_in_course(parent: Any) -> int:
    """Return the place of a session in its course, from 1.

    0 for the library, which has no course.
    """
    is_session = parent.specific_class._meta.label_lower == "course.coursesessionpage"
    return parent.get_prev_siblings().count() + 1 if is_session else 0
