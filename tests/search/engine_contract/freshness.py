"""What nobody has checked for long comes later, in every order, but for what is next door."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from content_models.places import Coordinates
from search.engine import Engine, Index
from search.query import Sort
from search.vicinity import Vicinity
from tests.search.building import ask, entry, filled, keys

PAU = Coordinates(latitude=43.2951, longitude=-0.3708)
IN_PAU, IN_LONS, IN_OLORON = "43.2951,-0.3708", "43.3150,-0.4090", "43.1938,-0.6079"
NEXT_DOOR, OLD, FRESH, PLAIN = (uuid4() for _ in range(4))
LIMIT = datetime(2026, 5, 1, tzinfo=UTC)
BEFORE, AFTER = datetime(2026, 4, 30, tzinfo=UTC), LIMIT
NEAR = Vicinity(position=PAU, country="FR", circle_km=50)


class PutsLaterWhatNobodyChecks:
    @pytest.fixture(scope="class")
    @classmethod
    def checked(cls, engine_for_readers: Engine) -> Index:
        return filled(
            engine_for_readers,
            [
                entry(key=NEXT_DOOR, title="A", positions=(IN_PAU,), known_since=BEFORE),
                entry(key=OLD, title="Cours B", positions=(IN_LONS,), known_since=BEFORE),
                entry(key=FRESH, title="Cours C", positions=(IN_OLORON,), known_since=AFTER),
                entry(key=PLAIN, title="D"),
            ],
            build="checked",
        )

    def test_by_title(self, checked: Index):
        later = ask(checked, sort=Sort.TITLE, stale_before=LIMIT.timestamp())

        assert keys(later) == [FRESH, PLAIN, NEXT_DOOR, OLD]
        assert keys(ask(checked, sort=Sort.TITLE)) == [NEXT_DOOR, OLD, FRESH, PLAIN]

    def test_by_distance_from_a_kilometre_on(self, checked: Index):
        asked = {"near": NEAR, "country": "FR", "sort": Sort.NEAREST}

        later = ask(checked, **asked, stale_before=LIMIT.timestamp())

        assert keys(later) == [NEXT_DOOR, FRESH, OLD]
        assert keys(ask(checked, **asked)) == [NEXT_DOOR, OLD, FRESH]
        assert later.circle == ask(checked, **asked).circle

    def test_by_words(self, checked: Index):
        again = [ask(checked, "cours", stale_before=LIMIT.timestamp()) for _ in range(2)]

        assert [keys(each) for each in again] == [[FRESH, OLD], [FRESH, OLD]]
        assert set(keys(ask(checked, "cours"))) == {FRESH, OLD}

    def test_a_check_survives_what_is_published_beside_it(self, engine: Engine):
        kept = entry(key=OLD, title="B", known_since=BEFORE)
        index = filled(engine, [kept, entry(key=FRESH, title="C", known_since=AFTER)])
        for number in range(60):
            index.replace({PLAIN: [entry(key=PLAIN, title=f"D {number}")]})

        later = ask(index, sort=Sort.TITLE, stale_before=LIMIT.timestamp())

        assert keys(later) == [FRESH, PLAIN, OLD]
