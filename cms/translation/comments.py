"""Tells when a segment was translated, in the language of whoever reads it.

wagtail-localize has the sentence in each language, and the month in English in all of them.
"""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail_localize.compat import DATE_FORMAT
from wagtail_localize.models import StringTranslation

Comment = Callable[[StringTranslation], str | None]


def install() -> None:
    """Put the date in its place; called once, when Django is ready."""
    StringTranslation.get_comment = _dated(StringTranslation.get_comment)


def _dated(comment: Comment) -> Comment:
    def get_comment(translation: StringTranslation) -> str | None:
        said = comment(translation)
        moment = translation.updated_at
        return said and said.replace(
            moment.strftime(DATE_FORMAT), date_format(localtime(moment), "DATE_FORMAT")
        )

    return get_comment
