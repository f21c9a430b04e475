"""Defines the form of a case study.

It begins with what Wagtail's own form does not know.
"""

from typing import Any

from cms.ground.forms import PublishedPageForm
from cms.ground.ownership import countries_of

EMPTY_TEXT = [{"type": "text", "value": ""}]


class CaseStudyForm(PublishedPageForm):
    """Begins in the country of one's partner, with an empty text to write in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None or self.instance.pk is not None:
            return
        if not self.initial.get("country"):
            self.initial["country"] = next(iter(countries_of(self.for_user)), "")
        if not self.initial.get("body"):
            self.initial["body"] = self.instance.body.stream_block.to_python(EMPTY_TEXT)
