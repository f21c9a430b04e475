"""Defines the body of a document, a sequence of typed blocks.

``html`` fields hold sanitised fragments whose links to items are symbolic (see ``references``);
every other text field is plain text.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from content_models.vocabularies import Licence


class Frozen(BaseModel):
    """A frozen value never changes and refuses unknown fields.

    So a mistyped field name cannot pass.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rendition(Frozen):
    """A rendition is one file of an image.

    ``url`` is a path of this site; ``width`` and ``height`` are in pixels.
    """

    url: str
    width: PositiveInt
    height: PositiveInt
    media_type: Literal["image/webp", "image/jpeg", "image/png"]


class Image(Frozen):
    """An image is one picture in several widths and formats.

    ``alternative_text`` is empty only when the picture is ``decorative``. ``renditions`` go from
    narrow to wide, and the last of the last format is the one for browsers that know no WebP.
    ``licence`` is None for pictures that were uploaded before it was asked for.
    """

    renditions: tuple[Rendition, ...] = Field(min_length=1)
    alternative_text: str = ""
    decorative: bool = False
    credit: str = ""
    licence: Licence | None = None

    @property
    def fallback(self) -> Rendition:
        """Return the widest rendition that every browser reads."""
        plain = [each for each in self.renditions if each.media_type != "image/webp"]
        return max(plain or self.renditions, key=lambda each: each.width)


class RichText(Frozen):
    """Rich text holds headings, paragraphs, lists and links."""

    type: Literal["rich_text"] = "rich_text"
    html: str


class ImageBlock(Frozen):
    """An image block shows a picture with its caption."""

    type: Literal["image"] = "image"
    image: Image
    caption: str = ""


class Quote(Frozen):
    """A quote repeats the words of a person."""

    type: Literal["quote"] = "quote"
    text: str
    attribution: str = ""


class KeyFigure(Frozen):
    """A key figure is a value as the author writes it, e.g. ``12,5 %``.

    ``label`` says what it counts.
    """

    value: str
    label: str


class KeyFigures(Frozen):
    """Key figures tell the story at a glance."""

    type: Literal["key_figures"] = "key_figures"
    figures: tuple[KeyFigure, ...] = Field(min_length=1)


class Step(Frozen):
    """A step is one thing to do.

    ``minutes`` is None where the author gives no timing.
    """

    title: str
    html: str = ""
    minutes: NonNegativeInt | None = None


class Steps(Frozen):
    """Steps are done one after the other."""

    type: Literal["steps"] = "steps"
    steps: tuple[Step, ...] = Field(min_length=1)


class Callout(Frozen):
    """A callout draws attention to something."""

    type: Literal["callout"] = "callout"
    title: str = ""
    html: str


class Download(Frozen):
    """A download is a file to take away; ``size`` is in bytes.

    ``digest`` is the SHA-1 of its content in hexadecimal, or empty where that is not known. By it a
    harvester recognises a file, and the search index finds the words in it.
    """

    type: Literal["download"] = "download"
    title: str
    url: str
    size: NonNegativeInt
    media_type: str
    digest: str = ""


class Video(Frozen):
    """A video is a link to another site.

    Nothing of it loads until the reader asks for it.
    """

    type: Literal["video"] = "video"
    title: str
    url: str
    description: str = ""


Block = Annotated[
    RichText | ImageBlock | Quote | KeyFigures | Steps | Callout | Download | Video,
    Field(discriminator="type"),
]
