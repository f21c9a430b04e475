"""Defines lists that an editor writes line by line."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.ground.blocks import DownloadBlock, StepBlock

SENTENCE_LENGTH = 300
VARIATION_LENGTH = 600


class ObjectivesBlock(blocks.StreamBlock):
    """Lists what people can do afterwards, an objective each."""

    objective = blocks.CharBlock(
        label=_("Objective"),
        max_length=SENTENCE_LENGTH,
        help_text=_("Begin with a verb. Example: Name three needs of the place where I live"),
    )


class MaterialsBlock(blocks.StreamBlock):
    """Lists what a trainer has to bring, a thing each."""

    material = blocks.CharBlock(
        label=_("Thing to bring"),
        max_length=SENTENCE_LENGTH,
        help_text=_("With its number. Example: 40 sticky notes in 2 colours"),
    )


class ActivityStepsBlock(blocks.StreamBlock):
    """Lists what happens, one step after the other."""

    step = StepBlock(label=_("Step"), icon="list-ol")


class QuestionsBlock(blocks.StreamBlock):
    """Lists questions to talk about afterwards."""

    question = blocks.CharBlock(
        label=_("Question"),
        max_length=SENTENCE_LENGTH,
        help_text=_("Open, not to be answered by yes or no. Example: What surprised you?"),
    )


class HandoutsBlock(blocks.StreamBlock):
    """Lists files for participants."""

    handout = DownloadBlock()


class VariationsBlock(blocks.StreamBlock):
    """Lists other ways to do an activity."""

    variation = blocks.TextBlock(
        label=_("Variation"),
        max_length=VARIATION_LENGTH,
        help_text=_("Example: With more than 12 people, work in two circles."),
    )
