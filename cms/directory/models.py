"""Defines the organisations of the directory."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from cms.directory.forms import OrganisationForm
from cms.directory.panels import ORGANISATION_PANELS
from cms.directory.telephones import read
from cms.ground.choices import AUDIENCE_CHOICES, COUNTRY_CHOICES
from cms.ground.completeness import AskedForReaders, Lack
from cms.ground.fields import (
    ChoiceListField,
    CodeListField,
    validate_language_tags,
    validate_not_in_the_future,
)
from cms.ground.previewing import PreviewedInPortal
from cms.ground.restoring import Restorable
from cms.ground.rich_text_features import TEXT_FEATURES
from cms.ground.saving import SavedAtOnce
from cms.ground.translatable_fields import alike, usually_alike, written
from cms.taxonomy.models import Theme
from content_models.vocabularies import Country

STEEPEST, FARTHEST = 90, 180
"""Degrees of latitude and of longitude."""


class Organisation(
    SavedAtOnce,
    AskedForReaders,
    Restorable,
    index.Indexed,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    PreviewedInPortal,
    RevisionMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """An organisation is a body that helps people near it."""

    name = models.CharField(_("name"), max_length=200)
    alternative_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Short names or former names that people look for, one on each line."),
    )
    description = RichTextField(
        _("description"),
        features=TEXT_FEATURES,
        help_text=_("What do you do, for whom, how does one come, what does it cost?"),
    )
    themes = ParentalManyToManyField(Theme, blank=True, verbose_name=_("themes"))
    audiences = ChoiceListField(_("for whom"), default=list, blank=True, allowed=AUDIENCE_CHOICES)
    spoken_languages = CodeListField(
        _("spoken languages"),
        default=list,
        blank=True,
        validators=[validate_language_tags],
        help_text=_("Search by the name of the language. Those who help there speak it."),
    )
    email = models.EmailField(_("email"), blank=True)
    website = models.URLField(_("website"), blank=True)
    last_verified = models.DateField(
        _("last verified on"),
        null=True,
        blank=True,
        validators=[validate_not_in_the_future],
        help_text=_("The day on which somebody last checked all of this with the organisation."),
    )

    translatable_fields = [
        *written("name", "alternative_names", "description"),
        *usually_alike("website"),
        *alike("themes", "audiences", "spoken_languages", "locations", "phones", "email"),
        *alike("last_verified"),
    ]
    panels = ORGANISATION_PANELS
    base_form_class = OrganisationForm
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("alternative_names"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def alternative_name_list(self) -> tuple[str, ...]:
        """Return its other names, each trimmed, without empty lines."""
        lines = self.alternative_names.splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def further_lacks(self) -> Iterator[Lack]:
        """Yield a place, where it has none."""
        if not self.locations.exists():
            yield Lack(str(_("Places")), str(_("Add a place.")), "locations")


class OrganisationLocation(Orderable):
    """A location is a place where an organisation receives people."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    place = models.CharField(_("town"), max_length=100, help_text=_("Example: Oloron-Sainte-Marie"))
    region = models.CharField(
        _("region"), max_length=100, blank=True, help_text=_("Example: Béarn")
    )
    country = models.CharField(
        _("country"), max_length=2, choices=COUNTRY_CHOICES, default=Country.FRANCE.value
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("region"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name or self.place

    def clean(self) -> None:
        """Refuse half a point, and one that is nowhere on earth."""
        point = self.latitude, self.longitude
        if point != (None, None) and not _is_on_earth(*point):
            raise ValidationError(
                _("Give both latitude (-90 to 90) and longitude (-180 to 180), or neither.")
            )


def _is_on_earth(latitude: Any, longitude: Any) -> bool:
    if latitude is None or longitude is None:
        return False
    return abs(latitude) <= STEEPEST and abs(longitude) <= FARTHEST


class OrganisationPhone(Orderable):
    """A phone is a telephone number of an organisation.

    ``number`` is the text to show, ``dialled`` what a telephone dials (``Telephone``): empty where
    nobody could read the number. It is shown all the same, and editors are asked to correct it.
    """

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(
        _("number"),
        max_length=60,
        help_text=_("Example: +33 5 36 49 01 01. Without +, it is of the country of the place."),
    )
    dialled = models.CharField(max_length=30, blank=True, editable=False)
    label = models.CharField(
        _("what for"), max_length=100, blank=True, help_text=_("Example: in the evening")
    )
    is_whatsapp = models.BooleanField(
        _("WhatsApp"),
        default=False,
        help_text=_("Readers write to it in WhatsApp. To be called as well, add it twice."),
    )

    panels = [FieldRowPanel([FieldPanel("number"), FieldPanel("label")]), FieldPanel("is_whatsapp")]

    class Meta(Orderable.Meta):
        verbose_name = _("phone")
        verbose_name_plural = _("phones")

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with what is dialled: not all phones come from a form."""
        self.read_number([place.country for place in self.organisation.locations.all()])
        super().save(*args, **kwargs)

    def read_number(self, countries: list[str]) -> ValidationError | None:
        """Take what is dialled from the number; return why it cannot be read."""
        try:
            telephone = read(self.number, countries)
        except ValidationError as refusal:
            self.dialled = ""
            return refusal
        self.number, self.dialled = telephone.shown, telephone.dialled
        return None
