"""The form of a case study, as far as Wagtail's own does not know what to begin with."""

from typing import Any

from cms.people.forms import PublishedPageForm
from cms.people.services import countries_of


class CaseStudyForm(PublishedPageForm):
    """Begins in the country of the partner that somebody writes for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None or self.instance.pk is not None or self.initial.get("country"):
            return
        self.initial["country"] = next(iter(countries_of(self.for_user)), "")
