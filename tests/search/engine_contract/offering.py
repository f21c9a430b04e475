"""Conditions hold for one offer, and who is open is counted at the moment of the question."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from content_models.help import Accessibility, Condition, Delivery, Fee, Status, WayToCome
from content_models.hours import read_hours
from content_models.hours.prepared import time_slot
from content_models.hours.weekly import Hours
from content_models.places import Location
from content_models.services import Service, ServiceAtLocation
from search.engine import Engine, Index
from search.offers import offers_of
from search.openings import Open, Wanted
from search.query import Query
from search.searcher import Searcher
from search.words import parse_search_text
from tests import factories
from tests.search.building import ask, entry, filled, keys

MONDAY_10 = datetime(2026, 11, 30, 9, tzinfo=UTC)
"""Ten in the morning in France, eleven in Greece."""
FREE, WALK_IN, WHEELCHAIR, REMOTE = Condition


def hours_of(text: str, country: str = "FR", **changes: object) -> Hours:
    read = read_hours(text, country).hours
    assert read is not None
    return read.model_copy(update=changes)


def place(hours: Hours | None = None, *, wheelchair: bool = False) -> Location:
    accessibility = (Accessibility.WHEELCHAIR,) if wheelchair else ()
    return Location(
        key=uuid4(), place="Pau", country="FR", hours=hours, accessibility=accessibility
    )


def service(*at: Location, hours: Hours | None = None, **values: object) -> Service:
    offered = tuple(
        ServiceAtLocation(location=each.key, hours=hours) for each in at if each.key is not None
    )
    return Service(key=uuid4(), name="Aide", at=offered, **values)


def helper(title: str, *locations: Location, services: tuple[Service, ...] = (), **values: object):
    document = factories.organisation(title=title, locations=locations, services=services, **values)
    return entry(key=document.key, kind="organisation", title=title, offers=offers_of(document))


def wanted(*conditions: Condition, open: Open | None = None, at: datetime = MONDAY_10) -> Wanted:  # noqa: A002
    return Wanted(time_slot(at), frozenset(conditions), open)


OFFICE = hours_of("Lu-Ve 9h-12h / 14h-17h")
STEP, DOOR = place(OFFICE), place(hours_of("Lu-Ve 14h-17h"), wheelchair=True)


class FindsOffers:
    @pytest.fixture(scope="class")
    @classmethod
    def offered(cls, engine_for_readers: Engine) -> Index:
        free, paid = {"fee": Fee.FREE}, {"fee": Fee.PAID}
        line = (Delivery.BY_PHONE,)
        return filled(
            engine_for_readers,
            [
                helper("mixture", STEP, DOOR, services=(service(STEP, **free), service(DOOR))),
                helper("one offer", DOOR, services=(service(DOOR, **free),)),
                helper("office", place(OFFICE), services=(service(**paid),)),
                helper("doubtful", place(OFFICE.model_copy(update={"doubtful": True}))),
                helper("by appointment", place(hours_of("sur rendez-vous"))),
                helper("unknown", place(), services=(service(**free, delivery=line),)),
                helper("elsewhere", place(hours_of("Δευ-Παρ 10:00-11:00", "GR"))),
                helper(
                    "evening course", STEP, services=(service(STEP, hours=hours_of("Lu 18h-20h")),)
                ),
                helper(
                    "market",
                    place(hours_of("Sa 8h-12h")),
                    services=(service(ways=(WayToCome.WALK_IN,)),),
                ),
                helper("resting", place(OFFICE), status=Status.TEMPORARILY_CLOSED),
            ],
            build="offered",
        )

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            (wanted(FREE), {"mixture", "one offer", "unknown"}),
            (wanted(WHEELCHAIR), {"mixture", "one offer"}),
            (wanted(FREE, WHEELCHAIR), {"one offer"}),
            (wanted(FREE, REMOTE), {"unknown"}),
            (wanted(WALK_IN), {"market"}),
            (wanted(open=Open.NOW), {"mixture", "office", "evening course"}),
            (wanted(FREE, open=Open.NOW), {"mixture"}),
            (wanted(FREE, WHEELCHAIR, open=Open.NOW), set()),
            (wanted(open=Open.EVENING), {"evening course"}),
            (wanted(open=Open.WEEKEND), {"market"}),
            (wanted(open=Open.UNKNOWN), {"unknown"}),
            (wanted(WALK_IN, open=Open.UNKNOWN), set()),
        ],
    )
    def test_all_conditions_hold_for_one_offer(
        self, offered: Index, asked: Wanted, found: set[str]
    ):
        results = ask(offered, wanted=asked)

        assert {"".join(part.text for part in hit.title) for hit in results.hits} == found
        assert results.total == len(found)

    def test_every_choice_is_counted_beside_those_made(self, offered: Index):
        results = ask(offered, wanted=wanted(FREE), facets=("kind",))

        for name, count in results.choices.items():
            further = (
                wanted(FREE, open=Open(name))
                if name in set(Open)
                else wanted(FREE, Condition(name))
            )
            assert ask(offered, wanted=further).total == count, name
        assert results.choices["free"] == results.total == 3
        assert results.facets["kind"][0].count == 3

    def test_counts_hold_with_words_and_without_a_time(self, offered: Index):
        results = ask(offered, "course", wanted=wanted())

        assert results.choices["now"] == results.choices["evening"] == 1
        assert results.choices["weekend"] == results.choices["free"] == 0

    def test_now_is_the_local_time_of_each(self, offered: Index):
        at_nine = datetime(2026, 11, 30, 8, tzinfo=UTC)

        results = ask(offered, wanted=wanted(open=Open.NOW, at=at_nine))

        assert results.choices["now"] == 4, (
            "it is nine in Pau, where offices open, and ten in Athens"
        )

    def test_it_depends_on_the_time_only_where_a_time_is_asked_for(self, offered: Index):
        without = Wanted(time_slot(MONDAY_10), counts_times=False)

        assert ask(offered, wanted=wanted()).is_of_its_time
        assert not ask(offered, wanted=without).is_of_its_time
        assert "now" not in ask(offered, wanted=without).choices
        assert not ask(offered).is_of_its_time

    def test_the_next_opening_is_told(self, offered: Index):
        asked = Query(
            reader="fr", text=parse_search_text(""), wanted=wanted(FREE, WHEELCHAIR, open=Open.NOW)
        )

        opening = Searcher(offered).next_opening(asked)

        assert opening is not None
        assert opening.at == datetime(2026, 11, 30, 13, tzinfo=UTC)
        [hit] = ask(offered, wanted=wanted(FREE, WHEELCHAIR)).hits
        assert opening.key == hit.key

    def test_offers_survive_what_is_published_beside_them(self, engine: Engine):
        kept = helper("office", place(OFFICE))
        index = filled(engine, [kept])
        other = uuid4()

        for number in range(60):
            index.replace({other: [entry(key=other, title=f"Ailleurs {number}")]})

        assert keys(ask(index, wanted=wanted(open=Open.NOW))) == [kept.key]
