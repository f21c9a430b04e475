"""Tells a reader which place was understood, and asks what is needed there."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from content_models.vocabularies import message
from portal.listing.asked import Asked
from portal.listing.forms import ListingForm
from portal.listing.models import NeedOffer, Offer, Surroundings
from portal.listing.needs import Needs
from portal.listing.where import Problem, Where, circle_in, name_of, title_of
from portal.reading.wording import Wording
from search.results import Circle, FacetCount
from search.searcher import FIRST_CIRCLE_KM

NEAR = message("Near %(place)s")
PROBLEMS = {
    Problem.NOT_FOUND: message(
        "We do not know the place “%(typed)s”, so we left it out. Check the spelling, or type a "
        "postcode or a larger town."
    ),
    Problem.NO_POSITION: message(
        "We could not read this position, so we left it out. Type the name of your town."
    ),
    Problem.NOWHERE: message(
        "We know no place near this position, so we left it out. Type the name of your town."
    ),
}
Address = Callable[[ListingForm], str]


def surroundings(
    form: ListingForm,
    found: Where | Problem | None,
    circle: Circle | None,
    wording: Wording,
    address: Address,
) -> Surroundings:
    """Return where the reader looks for help, as the list shows it."""
    asked = form.asked
    shown = Surroundings(
        asked,
        typed=asked.near,
        has_bad_circle=bool(asked.within) and circle_in(asked.within) is None,
    )
    if isinstance(found, Problem):
        problem = wording.translate(PROBLEMS[found]) % {"typed": asked.near}
        return replace(shown, problem=problem)
    if found is None:
        return shown
    language, place = wording.code, found.place
    first = circle_in(asked.within) or int(FIRST_CIRCLE_KM)
    is_id = asked.near == place.id
    return replace(
        shown,
        typed=name_of(place, language) if is_id else asked.near,
        label=title_of(place, language),
        place_id=place.id,
        is_position=found.is_position,
        is_about=place.is_about_here and not found.is_position,
        meant=tuple(
            Offer(
                title_of(each, language),
                address(form.at_place(Asked(near=each.id, within=asked.within))),
            )
            for each in found.meant
        ),
        circle_km=int(circle.kilometres) if circle else first,
        was_widened=bool(circle and circle.was_widened),
        is_empty=bool(circle and circle.is_empty),
        asked_km=first,
        address_without=address(form.at_place(Asked())),
    )


def need_offers(
    needs: Needs, counts: Iterable[FacetCount], address_of: Callable[[str], str]
) -> tuple[NeedOffer, ...]:
    """Return the needs that are shown and that something answers.

    Args:
        needs: all that are published.
        counts: of themes, by what is listed.
        address_of: gives the address of the list with a need, by its code.
    """
    there = {UUID(each.value) for each in counts}
    return tuple(
        NeedOffer(need.label, need.icon, address_of(need.code), need.locale)
        for need in needs.every
        if need.is_shown and not there.isdisjoint(need.themes)
    )
