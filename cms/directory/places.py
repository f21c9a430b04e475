"""Defines where an organisation is, and how it is reached."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.directory.hours import HoursColumn
from cms.directory.identifiers import check_identifier
from cms.directory.rows import FactRow
from cms.directory.telephones import read
from cms.directory.vocabularies import (
    ACCESSIBILITY_CHOICES,
    IDENTIFIER_CHOICES,
    PRECISION_CHOICES,
    country_choices,
)
from cms.ground.fields import ChoiceListField
from cms.ground.panels import FoldedPanel
from content_models.help import IdentifierScheme, Precision
from content_models.vocabularies import Country

STEEPEST, FARTHEST = 90, 180
"""Degrees of latitude and of longitude."""
ORGANISATION = "directory.Organisation"


class OrganisationLocation(FactRow):
    """A location is a place where an organisation receives people."""

    organisation = ParentalKey(ORGANISATION, on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    place = models.CharField(_("town"), max_length=100, help_text=_("Example: Oloron-Sainte-Marie"))
    region = models.CharField(
        _("region"), max_length=100, blank=True, help_text=_("Example: Béarn")
    )
    country = models.CharField(
        _("country"), max_length=2, choices=country_choices, default=Country.FRANCE.value
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    precision = models.CharField(
        _("how near the point is"),
        max_length=10,
        choices=PRECISION_CHOICES,
        default=Precision.EXACT.value,
    )
    accessibility = ChoiceListField(
        _("for people with a disability"), default=list, blank=True, allowed=ACCESSIBILITY_CHOICES
    )
    accessibility_notes = models.CharField(
        _("more about getting in"),
        max_length=300,
        blank=True,
        help_text=_("Example: ring at the back door, there is no step"),
    )
    hours = HoursColumn(_("opening hours"), null=True, blank=True)

    worded = ("name", "accessibility_notes")
    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("region"), FieldPanel("country")]),
        FieldPanel("hours", heading=_("Opening hours")),
        FoldedPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("precision"),
            ],
            heading=_("Point on the map"),
        ),
        FoldedPanel(
            [FieldPanel("accessibility"), FieldPanel("accessibility_notes")],
            heading=_("Getting in"),
        ),
    ]

    class Meta(FactRow.Meta):
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


class OrganisationPhone(FactRow):
    """A phone is a number of an organisation, a place or a service.

    ``number`` is the text to show, ``dialled`` what a telephone dials (``Telephone``): empty where
    nobody could read the number. It is shown all the same, and editors are asked to correct it.
    ``of`` is the key of the place or service; None for the whole organisation.
    """

    organisation = ParentalKey(ORGANISATION, on_delete=models.CASCADE, related_name="phones")
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
    of = models.UUIDField(_("belongs to"), null=True, blank=True)

    worded = ("label",)
    names_rows = ("of",)
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("label")]),
        FieldRowPanel([FieldPanel("is_whatsapp"), FieldPanel("of")]),
    ]

    class Meta(FactRow.Meta):
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


class OrganisationContact(FactRow):
    """A contact is a person or a desk to ask for."""

    organisation = ParentalKey(ORGANISATION, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(
        _("name"), max_length=200, help_text=_("With that person’s consent, or the name of a desk.")
    )
    role = models.CharField(
        _("what for"), max_length=200, blank=True, help_text=_("Example: questions about papers")
    )
    email = models.EmailField(_("email"), blank=True)

    worded = ("role",)
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("role"), FieldPanel("email")])]

    class Meta(FactRow.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name


class OrganisationIdentifier(FactRow):
    """An identifier is the number that a register gives an organisation."""

    organisation = ParentalKey(ORGANISATION, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(
        _("register"),
        max_length=20,
        choices=IDENTIFIER_CHOICES,
        default=IdentifierScheme.FR_SIRET.value,
    )
    number = models.CharField(_("number"), max_length=60)

    panels = [FieldRowPanel([FieldPanel("scheme"), FieldPanel("number")])]

    class Meta(FactRow.Meta):
        verbose_name = _("number in a register")
        verbose_name_plural = _("numbers in registers")

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        """Refuse what cannot be a number of its register."""
        self.number = check_identifier(self.scheme, self.number)
