"""Defines the pages of the library."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.directory.models import Organisation
from cms.ground.blocks import BodyBlock
from cms.ground.choices import COUNTRY_CHOICES, LEGAL_FORM_CHOICES
from cms.ground.pages import HeadlessPage
from cms.ground.translatable_fields import alike, beside_the_text, usually_alike, written
from cms.library.blocks import LessonsBlock
from cms.library.forms import CaseStudyForm
from cms.library.panels import CASE_STUDY_PANELS
from cms.media.pictures import Pictured
from cms.taxonomy.models import Theme
from cms.taxonomy.works import Work
from content_models.vocabularies import LegalForm, ThemeGroup

EARLIEST_YEAR = 1800


class LibraryPage(HeadlessPage):
    """A library is the folder of one language in which its pages lie."""

    translatable_fields = written("title")
    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = None  # each kind says where it lies, by its ``parent_page_types``

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def readers_path(self) -> str:
        """Return the address of its list; Wagtail warns of a folder that has none."""
        return f"/{self.locale.language_code}/library"


class CaseStudyPage(Pictured, Work, HeadlessPage):
    """A case study is a told example of a social enterprise."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences. Readers see them in the list of results."),
    )
    enterprise_name = models.CharField(_("name of the enterprise"), max_length=200)
    country = models.CharField(_("country"), max_length=2, choices=COUNTRY_CHOICES)
    place = models.CharField(_("town"), max_length=100, help_text=_("Example: Oloron-Sainte-Marie"))
    sector = models.ForeignKey(
        Theme,
        verbose_name=_("sector"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"group": ThemeGroup.SECTOR.value},
    )
    themes = ParentalManyToManyField(
        Theme, blank=True, verbose_name=_("other themes"), related_name="+"
    )
    legal_form = models.CharField(
        _("legal form"), max_length=40, blank=True, choices=LEGAL_FORM_CHOICES
    )
    year_founded = models.PositiveSmallIntegerField(
        _("year founded"), null=True, blank=True, validators=[MinValueValidator(EARLIEST_YEAR)]
    )
    people_employed = models.PositiveIntegerField(
        _("people employed"), null=True, blank=True, validators=[MaxValueValidator(1_000_000)]
    )
    people_helped = models.PositiveIntegerField(
        _("people helped in a year"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(10_000_000)],
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    lessons = StreamField(LessonsBlock(required=False), verbose_name=_("lessons"), blank=True)

    translatable_fields = [
        *written("title", "summary", "picture_text", "body", "lessons"),
        *beside_the_text(),
        *usually_alike("enterprise_name", "place", "picture"),
        *alike(
            "country",
            "sector",
            "themes",
            "legal_form",
            "year_founded",
            "people_employed",
            "people_helped",
            "picture_decorative",
            "related_items",
            "publisher",
            "licence",
        ),
    ]
    base_form_class = CaseStudyForm
    content_panels = CASE_STUDY_PANELS
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("enterprise_name"),
    ]
    parent_page_types = ["library.LibraryPage"]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    def clean(self) -> None:
        """Refuse what contradicts itself, with the error beside the field."""
        errors: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as error:
            errors |= error.error_dict  # said together with what follows
        if self.legal_form and self.country and _form_country(self.legal_form) != self.country:
            errors["legal_form"] = _("This legal form does not exist in the country chosen above.")
        if self.year_founded and self.year_founded > timezone.now().year:
            errors["year_founded"] = _("This year is in the future.")
        if errors:
            raise ValidationError(errors)


def _form_country(legal_form: str) -> str:
    return LegalForm(legal_form).country.value


class RelatedItem(Orderable):
    """A related item is worth reading next, in the library or the directory."""

    case_study = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="related_items")
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("page"), FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("related item")
        verbose_name_plural = _("related items")

    def clean(self) -> None:
        """Ask for the one item that it leads to."""
        if (self.page is None) == (self.organisation is None):
            raise ValidationError(_("Choose either a page or an organisation."))
