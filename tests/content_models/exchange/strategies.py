"""Makes any organisation that the directory can hold."""

import string
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from content_models.checks import Check, Checker
from content_models.help import (
    Accessibility,
    Delivery,
    Fee,
    IdentifierScheme,
    Precision,
    Status,
    WayToCome,
)
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location, Phone
from content_models.references import short_id
from content_models.services import (
    Contact,
    CostOption,
    Identifier,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from content_models.vocabularies import Audience, LegalForm
from tests.content_models.hours.strategies import hours

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
WORDS = st.text(string.ascii_letters + "éβش=+-@,;\"'\n ", max_size=12)
NAMES = WORDS.map(lambda text: f"n{text}")
LEFT_IN = st.sampled_from([None, "fr", "fa-AF"])
TAGS = st.lists(st.sampled_from(["fr", "ar", "fa-AF", "ti"]), unique=True, max_size=3).map(tuple)
COUNTRIES = st.sampled_from(["FR", "GR", "AT", "GB", "ES"])


def some(values: type[Any]) -> st.SearchStrategy[Any]:
    """Draw some values of a vocabulary, each once."""
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw none, one or two."""
    return st.lists(values, max_size=2).map(tuple)


MAILS = st.sampled_from(["", "a@b.example"])
KEYS = st.uuids(version=4)
THEMES = st.lists(KEYS, unique=True, max_size=2).map(tuple)
AGES = st.none() | st.integers(0, 120)
LOCATIONS = st.builds(
    Location,
    key=KEYS,
    name=WORDS,
    address=WORDS,
    postcode=WORDS,
    place=NAMES,
    region=WORDS,
    country=COUNTRIES,
    coordinates=st.none()
    | st.builds(Coordinates, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
    precision=st.none() | st.sampled_from(Precision),
    accessibility=some(Accessibility),
    accessibility_notes=WORDS,
    hours=st.none() | hours(note=True),
    left_in=LEFT_IN,
)
DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1))
CHECKS = st.none() | st.builds(Check, on=DAYS, by=st.sampled_from(Checker), name=WORDS)
COSTS = st.builds(
    CostOption,
    key=KEYS,
    amount=st.none() | st.floats(0, 1000),
    currency=st.sampled_from(["EUR", "GBP"]),
    note=WORDS,
    left_in=LEFT_IN,
)
AREAS = st.builds(
    ServiceArea,
    key=KEYS,
    name=WORDS.filter(bool),
    code=WORDS,
    country=st.none() | COUNTRIES,
    left_in=LEFT_IN,
)
PHONES = st.builds(
    Phone,
    number=NAMES,
    dialled=st.sampled_from(["", "115", "+33536490101", "+33536490101;ext=012"]),
    label=WORDS,
    is_whatsapp=st.booleans(),
    left_in=LEFT_IN,
)


@st.composite
def services(draw: st.DrawFn, places: tuple[UUID, ...]) -> Service:
    """Draw a service at some of the places."""
    chosen = draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    return draw(
        st.builds(
            Service,
            key=KEYS,
            name=NAMES,
            description=WORDS,
            themes=THEMES,
            status=st.none() | st.sampled_from(Status),
            audiences=some(Audience),
            eligibility=WORDS,
            minimum_age=AGES,
            maximum_age=AGES,
            ways=some(WayToCome),
            delivery=some(Delivery),
            languages=TAGS,
            fee=st.none() | st.sampled_from(Fee),
            costs=several(COSTS),
            documents=several(NAMES),
            weeks=st.none() | st.integers(1, 50),
            hours_per_week=st.none() | st.integers(1, 40),
            email=MAILS,
            website=st.sampled_from(["", "https://b.example/"]),
            at=st.tuples(
                *(
                    st.builds(
                        ServiceAtLocation,
                        location=st.just(key),
                        hours=st.none() | hours(note=True),
                    )
                    for key in chosen
                )
            ),
            areas=several(AREAS),
            left_in=LEFT_IN,
            check=CHECKS,
        )
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Draw an organisation; of what HSDS cannot hold, it has what comes back."""
    key = draw(KEYS)
    places = draw(st.lists(LOCATIONS, max_size=2, unique_by=lambda each: each.key).map(tuple))
    own = draw(st.lists(services(tuple(each.key for each in places)), max_size=2))
    owners = (None, *(each.key for each in places), *(each.key for each in own))
    phones = tuple(
        phone.model_copy(update={"of": owner})
        for owner in owners
        for phone in draw(st.lists(PHONES, max_size=2))
    )
    whole = draw(CHECKS)
    return draw(
        st.builds(
            Organisation,
            key=st.just(key),
            locale=st.sampled_from(["fr", "el", "ar"]),
            slug=st.just(short_id(key)),
            title=NAMES,
            summary=WORDS,
            published_at=st.just(AT),
            updated_at=st.just(AT),
            alternative_names=several(NAMES),
            themes=THEMES,
            audiences=some(Audience),
            spoken_languages=TAGS,
            locations=st.just(places),
            phones=st.just(phones),
            contacts=several(
                st.builds(Contact, key=KEYS, name=NAMES, role=WORDS, email=MAILS, left_in=LEFT_IN)
            ),
            services=st.just(tuple(own)),
            identifiers=several(
                st.builds(Identifier, scheme=st.sampled_from(IdentifierScheme), number=NAMES)
            ),
            legal_form=st.none() | st.sampled_from(LegalForm),
            year_founded=st.none() | st.integers(1800, 2026),
            status=st.none() | st.sampled_from(Status),
            source=st.none()
            | st.builds(Source, name=NAMES, address=WORDS, licence=WORDS, licence_address=WORDS),
            email=MAILS,
            website=st.sampled_from(["", "https://b.example/"]),
            last_verified=st.just(whole.on if whole else None),
            checker=st.just(whole.by if whole else Checker.EDITORS),
            checker_name=st.just(whole.name if whole else ""),
            addresses_check=CHECKS,
            hours_check=CHECKS,
            phones_check=CHECKS,
        )
    )
