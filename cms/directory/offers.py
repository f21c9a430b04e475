"""Defines the services of an organisation, with their places, prices and areas."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from cms.directory.hours import HoursColumn
from cms.directory.rows import FactRow
from cms.directory.service_panels import AREA_PANELS, COST_PANELS, PLACE_PANELS, SERVICE_PANELS
from cms.directory.vocabularies import (
    DELIVERY_CHOICES,
    FEE_CHOICES,
    STATUS_CHOICES,
    WAY_CHOICES,
    country_choices,
)
from cms.ground.choices import AUDIENCE_CHOICES
from cms.ground.fields import ChoiceListField, CodeListField, validate_language_tags
from cms.ground.restoring import Restorable
from cms.taxonomy.models import Theme
from content_models.help import Status

OLDEST = 120
"""Years."""
YEAR_IN_WEEKS, WEEK_IN_HOURS = 520, 168
"""A service may take ten years."""


class Service(Restorable, FactRow, ClusterableModel):
    """A service is one thing that an organisation offers."""

    organisation = ParentalKey(
        "directory.Organisation", on_delete=models.CASCADE, related_name="services"
    )
    name = models.CharField(
        _("name of the service"), max_length=200, help_text=_("Example: French in the evening")
    )
    description = models.TextField(
        _("what happens there"),
        blank=True,
        max_length=2000,
        help_text=_("In short sentences. What does one get, and from whom?"),
    )
    themes = ParentalManyToManyField(
        Theme, blank=True, verbose_name=_("needs"), help_text=_("One or two are enough.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=STATUS_CHOICES, default=Status.ACTIVE.value
    )
    audiences = ChoiceListField(_("for whom"), default=list, blank=True, allowed=AUDIENCE_CHOICES)
    minimum_age = models.PositiveSmallIntegerField(
        _("from the age of"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    maximum_age = models.PositiveSmallIntegerField(
        _("to the age of"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    eligibility = models.CharField(
        _("who may come"),
        max_length=300,
        blank=True,
        help_text=_("Example: people who live in Oloron, with or without papers"),
    )
    ways = ChoiceListField(_("how to come"), default=list, blank=True, allowed=WAY_CHOICES)
    delivery = ChoiceListField(
        _("where one is helped"), default=list, blank=True, allowed=DELIVERY_CHOICES
    )
    documents = models.TextField(
        _("what to bring"),
        blank=True,
        max_length=1000,
        help_text=_("One paper on each line. Example: proof of address"),
    )
    languages = CodeListField(
        _("spoken languages"),
        default=list,
        blank=True,
        validators=[validate_language_tags],
        help_text=_("Only where they differ from those of the organisation."),
    )
    fee = models.CharField(_("price"), max_length=20, blank=True, choices=FEE_CHOICES)
    weeks = models.PositiveSmallIntegerField(
        _("how many weeks"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(YEAR_IN_WEEKS)],
    )
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours a week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(WEEK_IN_HOURS)],
    )
    email = models.EmailField(
        _("email"), blank=True, help_text=_("Only where it is not the organisation’s.")
    )
    website = models.URLField(
        _("web page"), blank=True, help_text=_("The page about this service, or its form.")
    )

    worded = ("name", "description", "eligibility", "documents")
    inner_rows = ("places", "costs", "areas")
    panels = SERVICE_PANELS

    class Meta(FactRow.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse ages that nobody can have."""
        oldest, youngest = self.maximum_age, self.minimum_age
        if youngest is not None and oldest is not None and youngest > oldest:
            raise ValidationError(
                {"maximum_age": _("This is less than the age from which one may come.")}
            )


class ServiceAtLocation(FactRow):
    """A service at a location is what one finds at one place of an organisation.

    ``location`` is the key of the place, because a place of a draft has no row yet.
    """

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="places")
    location = models.UUIDField(_("place"))
    hours = HoursColumn(
        _("opening hours"),
        null=True,
        blank=True,
        help_text=_("Only where they differ from those of the place."),
    )

    names_rows = ("location",)
    panels = PLACE_PANELS

    class Meta(FactRow.Meta):
        verbose_name = _("place of the service")
        verbose_name_plural = _("places of the service")

    def __str__(self) -> str:
        return str(self.location)


class CostOption(FactRow):
    """A cost option is a price, and what or whom it is for."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="costs")
    amount = models.DecimalField(
        _("amount"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="EUR",
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capital letters. Example: EUR, GBP"))],
        help_text=_("Example: EUR, GBP"),
    )
    note = models.CharField(
        _("what it is for"),
        max_length=200,
        blank=True,
        help_text=_("Example: a year’s membership; free for asylum seekers"),
    )

    worded = ("note",)
    panels = COST_PANELS

    class Meta(FactRow.Meta):
        verbose_name = _("price")
        verbose_name_plural = _("prices")

    def __str__(self) -> str:
        return f"{self.amount or ''} {self.currency} {self.note}".strip()

    def clean(self) -> Any:
        """Refuse a price that says nothing."""
        if self.amount is None and not self.note:
            raise ValidationError(_("Give an amount, or say in words what it costs."))


class ServiceArea(FactRow):
    """A service area is where those live whom a service is for."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(_("name"), max_length=200, help_text=_("Example: Béarn"))
    code = models.CharField(
        _("official code"), max_length=20, blank=True, help_text=_("Example: 64")
    )
    country = models.CharField(_("country"), max_length=2, blank=True, choices=country_choices)

    worded = ("name",)
    panels = AREA_PANELS

    class Meta(FactRow.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name
