"""Defines what a list page shows."""

from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from content_models.kinds import Document
from content_models.published import Link
from content_models.vocabularies import message
from portal.listing.asked import Asked
from search.query import NUMBER_FIELDS, Query, Sort
from search.results import Fragment, Repair


@dataclass(frozen=True)
class FacetOption:
    """A facet option is one value that can be chosen.

    ``value`` is as it stands in the address.
    """

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetGroup:
    """A facet group holds a field's values, those of most items first.

    ``left_out`` is the number of those that are not shown, being too many for a page.
    """

    field: str
    options: tuple[FacetOption, ...]
    left_out: int = 0


@dataclass(frozen=True)
class NextOpening:
    """A next opening is a link to what opens first where nobody is open now.

    Attributes:
        title, locale: of the organisation.
        sentence: when it opens.
        circle_km: within which nobody is open; None for anywhere.
    """

    title: str
    locale: str
    address: str
    sentence: Markup
    circle_km: int | None = None


@dataclass(frozen=True)
class OfferFilters:
    """Offer filters are what one and the same offer of an organisation must be.

    Attributes:
        times: when it must be open; empty where no choice would find anything.
        conditions: fields to be set to ``1``, with their counts.
        without_hours: the number of results whose hours are not known, where a time is asked for.
        address_without_hours: of a list of these.
        next_opening: where nobody is open now.
    """

    times: tuple[FacetOption, ...] = ()
    conditions: tuple[FacetOption, ...] = ()
    without_hours: int = 0
    address_without_hours: str = ""
    next_opening: NextOpening | None = None

    @property
    def has_time(self) -> bool:
        """True if a time is chosen."""
        return any(each.is_chosen for each in self.times)


@dataclass(frozen=True)
class NumberField:
    """A number field takes a number to filter by.

    ``typed`` is as it stands in the address, and empty where there is none. ``is_known`` is False
    for what is no such number and has been ignored.
    """

    field: str
    typed: str
    is_known: bool = True


@dataclass(frozen=True)
class Chip:
    """A chip is a filter in use, with the address of the list without it.

    ``is_known`` is False for a value that the portal does not know and has ignored.
    """

    field: str
    label: str
    address_without: str
    is_known: bool = True

    @property
    def is_number(self) -> bool:
        """True if readers type it, rather than choose it."""
        return self.field in NUMBER_FIELDS


@dataclass(frozen=True)
class Offer:
    """An offer is a filter that the words name, or words that may be meant.

    The address is the list's, with it instead of the words.
    """

    label: str
    address: str


class Reason(StrEnum):
    """Lists why an item stands among the results of a search."""

    TITLE = "title"
    TEXT = "text"
    THEME = "theme"
    DETAILS = "details"
    """In the name of its kind, method, audience, place or language."""
    OTHERWISE = "otherwise"
    """Its text says an everyday need that was typed, by another of its names."""
    ELSEWHERE = "elsewhere"
    """In another version, in a file, in its addresses or in the name of its publisher."""
    MEANING = "meaning"
    LANGUAGE = "language"

    @property
    def label(self) -> str:
        """Return the message that tells readers."""
        return _REASON_LABELS[self]


_REASON_LABELS = {
    Reason.TITLE: message("Its title has your words."),
    Reason.TEXT: message("Its text has your words."),
    Reason.THEME: message("One of its themes is about this."),
    Reason.DETAILS: message("Your words are under: %(fields)s."),
    Reason.OTHERWISE: message("Its text says this in other words."),
    Reason.ELSEWHERE: message(
        "Another language version, a file, its address or its publisher has your words."
    ),
    Reason.MEANING: message("Its meaning is close to your words."),
    Reason.LANGUAGE: message("It is in your language."),
}


@dataclass(frozen=True)
class Distance:
    """A distance is how far the nearest of an item's places is.

    Attributes:
        kilometres: in a straight line.
        minutes: of a walk; None where nobody would walk.
        is_about: whether the place is only known by its town.
        is_near: whether it is within the circle that was looked at.
    """

    kilometres: float
    minutes: int | None
    is_about: bool
    is_near: bool


@dataclass(frozen=True)
class NeedOffer:
    """A need offer leads to what helps with a need.

    ``locale`` is that of its label.
    """

    label: str
    icon: str
    address: str
    locale: str


@dataclass(frozen=True)
class Surroundings:
    """Surroundings are where a reader looks for help, as the list shows it.

    Attributes:
        asked: as it is typed.
        typed: for the field: a name instead of an id.
        label: of the place that was found; empty where there is none.
        place_id: of that place.
        is_position: whether it is the reader's position, near that place.
        is_about: whether the place's own position is not known.
        meant: other places that may be meant.
        problem: why what was asked is left out; empty where it is not.
        has_bad_circle: whether ``within`` is no number of kilometres.
        circle_km: how far around it was looked.
        was_widened: whether nothing was in the circle asked for, or the usual one.
        is_empty: whether nothing is in the widest circle: what is listed helps from afar.
        asked_km: the circle asked for, or the usual one.
        address_without: the same list without a place.
    """

    asked: Asked
    typed: str = ""
    label: str = ""
    is_position: bool = False
    is_about: bool = False
    meant: tuple[Offer, ...] = ()
    problem: str = ""
    has_bad_circle: bool = False
    circle_km: int = 0
    was_widened: bool = False
    is_empty: bool = False
    asked_km: int = 0
    address_without: str = ""
    place_id: str = ""


@dataclass(frozen=True)
class Card:
    """A card is one item of a list, in the version that serves the reader.

    ``title`` and ``excerpt`` are marked where they match; without an excerpt the summary stands.

    Attributes:
        themes: names of the themes by which alone it was found.
        has_all: whether it has all the words typed, not only most of them.
        is_related: whether it was found by its meaning, and by no words.
        reasons: why it was found; empty where nothing was typed.
        details: fields of its values, themes apart, whose names have some of the words.
        needs: the themes of an organisation, to be told under its name.
        distance: from the reader, where both places are known.
        reaches: whether it helps the reader from afar.
    """

    document: Document
    address: str
    title: tuple[Fragment, ...]
    excerpt: tuple[Fragment, ...] = ()
    themes: tuple[str, ...] = ()
    has_all: bool = True
    is_related: bool = False
    reasons: tuple[Reason, ...] = ()
    details: tuple[str, ...] = ()
    needs: tuple[Link, ...] = ()
    distance: Distance | None = None
    reaches: bool = False


@dataclass(frozen=True)
class SortChoice:
    """A sort choice is an order, with the address of the list in it."""

    sort: Sort
    address: str
    is_current: bool


@dataclass(frozen=True)
class Pager:
    """A pager says where this page of a list stands.

    The addresses are empty where there is no such page.
    """

    page: int
    pages: int
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class Listing:
    """A listing is one page of a list.

    ``total`` is the number of items that have all the words typed; the ``with_most`` that have most
    of them follow, then the ``related`` that were found by their meaning alone; all are one list
    where it ``is_mixed``. ``has_words`` is false where signs or pictures alone were typed.
    ``surroundings`` are None in a list of what is read anywhere. ``needs`` are asked for first,
    ``hidden`` are parameters to keep, ``spoken`` languages to choose one from. ``answered`` is the
    query as it was answered; ``address_beside`` that of the same list in its other view, empty
    where there is none.
    """

    path: str
    typed: str
    was_cut: bool
    sort: Sort | None
    total: int
    cards: tuple[Card, ...]
    groups: tuple[FacetGroup, ...]
    chips: tuple[Chip, ...]
    repairs: tuple[Repair, ...]
    sorts: tuple[SortChoice, ...]
    pager: Pager
    address_without_filters: str
    address_as_typed: str = ""
    has_words: bool = True
    offers: tuple[Offer, ...] = ()
    spellings: tuple[Offer, ...] = ()
    numbers: tuple[NumberField, ...] = ()
    with_most: int = 0
    related: int = 0
    is_mixed: bool = False
    surroundings: Surroundings | None = None
    needs: tuple[NeedOffer, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    spoken: tuple[FacetOption, ...] = ()
    offered: OfferFilters = field(default_factory=OfferFilters)
    answered: Query | None = None
    address_beside: str = ""

    @property
    def counted(self) -> int:
        """Return how many results the facets count: those with all words or, without any, most."""
        return self.total or self.with_most

    @property
    def is_narrowed(self) -> bool:
        """True if words or filters narrow the list."""
        return bool(self.typed or self.chips)

    @property
    def unknown_chips(self) -> tuple[Chip, ...]:
        """Return the chosen values that were ignored."""
        return tuple(chip for chip in self.chips if not chip.is_known)
