"""Defines the resources of the partners."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.ground.blocks import BodyBlock
from cms.ground.choices import COUNTRY_CHOICES, RESOURCE_TYPE_CHOICES
from cms.ground.completeness import Lack
from cms.ground.fields import CodeListField, validate_language_tags
from cms.ground.pages import HeadlessPage
from cms.ground.translatable_fields import alike, beside_the_text, usually_alike, written
from cms.media.models import PortalDocument
from cms.media.pictures import Pictured
from cms.resources.forms import PartnerResourceForm, no_way_to_it
from cms.resources.panels import PARTNER_RESOURCE_PANELS
from cms.taxonomy.models import Theme
from cms.taxonomy.works import Work

EARLIEST_YEAR = 1800
MOST_PAGES = 10_000
MOST_MINUTES = 10_000
"""A week of film. More is a slip of the keyboard."""


class PartnerResourcePage(Pictured, Work, HeadlessPage):
    """A resource is a guide, kit, report, video, game, website or legal text."""

    summary = models.TextField(_("summary"), max_length=300)
    resource_type = models.CharField(
        _("type of resource"), max_length=20, choices=RESOURCE_TYPE_CHOICES
    )
    link = models.URLField(_("address on the web"), blank=True, max_length=500)
    languages = CodeListField(
        _("languages of the resource"),
        default=list,
        blank=True,
        validators=[validate_language_tags],
    )
    pages = models.PositiveSmallIntegerField(
        _("pages"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PAGES)],
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
    )
    author = models.CharField(_("author"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(EARLIEST_YEAR)]
    )
    country = models.CharField(
        _("country in which it applies"), max_length=2, blank=True, choices=COUNTRY_CHOICES
    )
    themes = ParentalManyToManyField(Theme, blank=True, verbose_name=_("themes"), related_name="+")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    translatable_fields = [
        *written("title", "summary", "picture_text", "body"),
        *beside_the_text(),
        *usually_alike("link", "author", "picture"),
        *alike(
            "resource_type",
            "files",
            "languages",
            "pages",
            "minutes",
            "year",
            "country",
            "themes",
            "picture_decorative",
            "publisher",
            "licence",
        ),
    ]
    base_form_class = PartnerResourceForm
    content_panels = PARTNER_RESOURCE_PANELS
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("author"),
    ]
    parent_page_types = ["library.LibraryPage"]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def clean(self) -> None:
        """Refuse what cannot be, with the error beside the field."""
        super().clean()
        if self.year and self.year > timezone.now().year:
            raise ValidationError({"year": _("This year is in the future.")})

    def further_lacks(self) -> Iterator[Lack]:
        """Yield the resource itself, where there is neither an address nor a file."""
        if not self.link and not self.files.exists():
            label = str(_("address on the web"))
            yield Lack(capfirst(label), no_way_to_it(), "link")


class ResourceFile(Orderable):
    """Attaches a file to a resource."""

    resource = ParentalKey(PartnerResourcePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_(
            "What readers see. Empty: the file’s own title. Example: The cards, to cut out"
        ),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or str(self.document)
