"""Defines lessons, which an editor writes line by line."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LessonsBlock(blocks.StreamBlock):
    """Lists what a reader can take away, a sentence each."""

    lesson = blocks.TextBlock(label=_("Lesson"), max_length=500)
