"""Defines the organisations of the directory."""

from collections.abc import Iterator

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from cms.directory.checks import CheckQuestion, CheckReminder, OrganisationCheck
from cms.directory.facts import FactsOnce
from cms.directory.forms import LOCATIONS, SERVICES, OrganisationForm
from cms.directory.hours import typed_in
from cms.directory.merges import Merge
from cms.directory.offers import CostOption, Service, ServiceArea, ServiceAtLocation
from cms.directory.panels import ORGANISATION_PANELS
from cms.directory.places import (
    OrganisationContact,
    OrganisationIdentifier,
    OrganisationLocation,
    OrganisationPhone,
)
from cms.directory.rows import lines
from cms.directory.vocabularies import STATUS_CHOICES
from cms.ground.choices import AUDIENCE_CHOICES, LEGAL_FORM_CHOICES
from cms.ground.completeness import AskedForReaders, Lack
from cms.ground.fact_words import FACT_WORDS
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
from cms.ground.translatable_fields import usually_alike, written
from cms.taxonomy.models import Theme
from content_models.help import Status


def this_year() -> int:
    """Return the year that it is: nothing is founded later."""
    return timezone.localdate().year


OLDEST_FOUNDATION = 1000
"""Some hospices are as old."""

__all__ = [
    "CheckQuestion",
    "CheckReminder",
    "CostOption",
    "Merge",
    "Organisation",
    "OrganisationCheck",
    "OrganisationContact",
    "OrganisationIdentifier",
    "OrganisationLocation",
    "OrganisationPhone",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
]


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
    FactsOnce,
):
    """An organisation is a body that helps people near it.

    Facts stand at the version that was made first; the others hold words alone (``FactsOnce``).
    """

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
    verified_by = models.CharField(
        _("verified by"),
        max_length=200,
        blank=True,
        help_text=_("A name or a role, as readers are told. Example: the reception desk, by phone"),
    )
    is_asked = models.BooleanField(
        _("ask the organisation too"),
        default=False,
        help_text=_(
            "When nobody has checked this for six months, the organisation gets an email with a"
            " link: one click says that all is still correct."
        ),
    )

    status = models.CharField(
        _("status"), max_length=20, choices=STATUS_CHOICES, default=Status.ACTIVE.value
    )
    legal_form = models.CharField(
        _("legal form"), max_length=30, blank=True, choices=LEGAL_FORM_CHOICES
    )
    year_founded = models.PositiveSmallIntegerField(
        _("founded in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(OLDEST_FOUNDATION), MaxValueValidator(this_year)],
    )
    source_name = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Who collected this, if it was not you. Readers see it."),
    )
    source_address = models.URLField(_("address of the source"), blank=True)
    source_licence = models.CharField(
        _("licence of the source"),
        max_length=100,
        blank=True,
        help_text=_("Example: Licence Ouverte 2.0"),
    )
    source_licence_address = models.URLField(_("address of the licence"), blank=True)

    translatable_fields = [
        *written("name", "alternative_names", "description", FACT_WORDS),
        *usually_alike("website"),
    ]
    fact_rows = ("locations", "phones", "contacts", "identifiers", "services")
    fact_fields = (
        "themes",
        "audiences",
        "spoken_languages",
        "email",
        "last_verified",
        "verified_by",
        "is_asked",
        "status",
        "legal_form",
        "year_founded",
        "source_name",
        "source_address",
        "source_licence",
        "source_licence_address",
    )
    prefetched_facts = (
        "themes",
        *fact_rows,
        "services__themes",
        "services__places",
        "services__costs",
        "services__areas",
    )
    exclude_fields_in_copy = [*fact_rows, *fact_fields]
    panels = ORGANISATION_PANELS
    base_form_class = OrganisationForm
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("alternative_names"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
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
        return lines(self.alternative_names)

    def further_lacks(self) -> Iterator[Lack]:
        """Yield a place, where it has none, and hours that cannot be read yet."""
        if not self.facts.locations.exists():
            yield Lack(str(_("Places")), str(_("Add a place.")), "locations")
        yield from self._unread_hours()

    def _unread_hours(self) -> Iterator[Lack]:
        """Yield each place and service whose hours cannot be read yet."""
        held = [(LOCATIONS, place, place.hours) for place in self.facts.locations.all()]
        for service in self.facts.services.all():
            held.extend((SERVICES, service, place.hours) for place in service.places.all())
        for rows, owner, hours in held:
            if typed_in(hours):
                said = _("Please correct the opening hours of “%(place)s”.") % {"place": owner}
                yield Lack(str(_("Opening hours")), str(said), rows)
