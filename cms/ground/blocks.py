"""Defines the blocks of a body.

An editor builds a body of them; each projects to one block of ``content_models``.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from cms.ground.rich_text_features import SHORT_TEXT_FEATURES, TEXT_FEATURES


class PictureBlock(blocks.StructBlock):
    """A picture has a caption."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")


class QuoteBlock(blocks.StructBlock):
    """A quote is what somebody said."""

    text = blocks.TextBlock(label=_("What was said"))
    attribution = blocks.CharBlock(
        required=False, max_length=200, label=_("By whom"), help_text=_("Example: Amina, cook")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")


class KeyFigureBlock(blocks.StructBlock):
    """A key figure is one number, with what it counts."""

    value = blocks.CharBlock(max_length=20, label=_("Figure"), help_text=_("Example: 12 %"))
    label = blocks.CharBlock(max_length=120, label=_("What it counts"))


class StepBlock(blocks.StructBlock):
    """A step has a title, a text and minutes."""

    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.RichTextBlock(required=False, features=SHORT_TEXT_FEATURES, label=_("Text"))
    minutes = blocks.IntegerBlock(required=False, min_value=0, max_value=6000, label=_("Minutes"))


class CalloutBlock(blocks.StructBlock):
    """A callout is something to notice."""

    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("To notice")


class DownloadBlock(blocks.StructBlock):
    """A download is a file to take away."""

    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    document = DocumentChooserBlock(label=_("File"))

    class Meta:
        icon = "download"
        label = _("File to download")


class VideoBlock(blocks.StructBlock):
    """A video is a link to one elsewhere; nothing loads by itself."""

    title = blocks.CharBlock(max_length=200, label=_("Title"))
    url = blocks.URLBlock(label=_("Address"))
    description = blocks.TextBlock(required=False, label=_("What one sees"))

    class Meta:
        icon = "media"
        label = _("Link to a video")


class BodyBlock(blocks.StreamBlock):
    """A body is the text of a page, in blocks."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))
    picture = PictureBlock()
    quote = QuoteBlock()
    key_figures = blocks.ListBlock(KeyFigureBlock(), icon="order", label=_("Key figures"))
    steps = blocks.ListBlock(StepBlock(), icon="list-ol", label=_("Steps"))
    callout = CalloutBlock()
    download = DownloadBlock()
    video = VideoBlock()
