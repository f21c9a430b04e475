"""The body of a document: a sequence of typed blocks.

``html`` fields hold sanitised fragments whose links to items are symbolic (see ``references``);
every other text field is plain text.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from content_models.vocabularies import Licence


class Frozen(BaseModel):
    """An immutable value that refuses unknown fields, so that a typing error cannot pass."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rendition(Frozen):
    """One file of an image. ``url`` is a path of this site; ``width`` and ``height`` are pixels."""

    url: str
    width: PositiveInt
    height: PositiveInt
    media_type: Literal["image/webp", "image/jpeg", "image/png"]


class Image(Frozen):
    """A picture in several widths and formats.

    ``alternative_text`` is empty only when the picture is ``decorative``. ``renditions`` go from
    narrow to wide, and the last of the last format is the one for readers that know no WebP.
    ``licence`` is None for pictures that are older than the question.
    """

    renditions: tuple[Rendition, ...] = Field(min_length=1)
    alternative_text: str = ""
    decorative: bool = False
    credit: str = ""
    licence: Licence | None = None

    @property
    def fallback(self) -> Rendition:
        """The widest rendition that every browser reads."""
        plain = [each for each in self.renditions if each.media_type != "image/webp"]
        return max(plain or self.renditions, key=lambda each: each.width)


class RichText(Frozen):
    """Headings, paragraphs, lists and links."""

    type: Literal["rich_text"] = "rich_text"
    html: str


class ImageBlock(Frozen):
    """A picture with its caption."""

    type: Literal["image"] = "image"
    image: Image
    caption: str = ""


class Quote(Frozen):
    """What somebody said."""

    type: Literal["quote"] = "quote"
    text: str
    attribution: str = ""


class KeyFigure(Frozen):
    """A figure as the author writes it, e.g. ``12,5 %``, and what it counts."""

    value: str
    label: str


class KeyFigures(Frozen):
    """Figures that tell the story at a glance."""

    type: Literal["key_figures"] = "key_figures"
    figures: tuple[KeyFigure, ...] = Field(min_length=1)


class Step(Frozen):
    """One step; ``minutes`` is None where the author gives no timing."""

    title: str
    html: str = ""
    minutes: NonNegativeInt | None = None


class Steps(Frozen):
    """Things done one after the other."""

    type: Literal["steps"] = "steps"
    steps: tuple[Step, ...] = Field(min_length=1)


class Callout(Frozen):
    """Something to notice."""

    type: Literal["callout"] = "callout"
    title: str = ""
    html: str


class Download(Frozen):
    """A file to take away; ``size`` in bytes.

    ``digest`` is the SHA-1 of its content in hexadecimal, empty where it is not known: by it a
    harvester knows a file that it has, and the search index the words in it.
    """

    type: Literal["download"] = "download"
    title: str
    url: str
    size: NonNegativeInt
    media_type: str
    digest: str = ""


class Video(Frozen):
    """A link to a video elsewhere. Nothing of it loads until the reader asks for it."""

    type: Literal["video"] = "video"
    title: str
    url: str
    description: str = ""


Block = Annotated[
    RichText | ImageBlock | Quote | KeyFigures | Steps | Callout | Download | Video,
    Field(discriminator="type"),
]
