"""What is near comes first, once, and what reaches a reader from afar is found, too."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from content_models.base_map.drawing import Bounds
from content_models.places import Coordinates
from search.engine import Engine, Index
from search.meaning import meaning_of
from search.query import Query, Sort
from search.searcher import Searcher
from search.vicinity import Vicinity
from tests.search.building import ask, entry, filled, keys

PAU = Coordinates(latitude=43.2951, longitude=-0.3708)
IN_PAU, IN_LONS, IN_OLORON = "43.2951,-0.3708", "43.3150,-0.4090", "43.1938,-0.6079"
IN_HUESCA, IN_PARIS, IN_VIENNA = "42.1401,-0.4089", "48.8566,2.3522", "48.2082,16.3738"
HERE, NEXT, TOWN, ABROAD, FAR, LINE, NOWHERE = (uuid4() for _ in range(7))


def near(**values: object) -> Vicinity:
    """A reader in Pau."""
    return Vicinity(**{"position": PAU, "country": "FR", "reaches": ("FR", "FR:64"), **values})


def placed(index: Index, typed: str = "", **asked: Any) -> dict[UUID, list[str]]:
    """The positions of all results of a search, by item."""
    searcher = Searcher(index)
    answered = ask(index, typed, **asked).answered
    assert answered
    found = searcher.placements(answered)
    positions: dict[UUID, list[str]] = {}
    pairs = zip(found.points.latitudes, found.points.longitudes, strict=True)
    for item, (latitude, longitude) in zip(found.items, pairs, strict=True):
        positions.setdefault(found.keys[item], []).append(f"{latitude:.4f},{longitude:.4f}")
    return {key: sorted(texts) for key, texts in positions.items()}


class FindsWhatIsNear:
    @pytest.fixture(scope="class")
    @classmethod
    def around(cls, engine_for_readers: Engine) -> Index:
        abroad = {"country": ("ES",)}
        return filled(
            engine_for_readers,
            [
                entry(key=FAR, title="Paris", positions=(IN_PARIS,)),
                entry(key=TOWN, title="Cours de cuisine", positions=(IN_OLORON,)),
                entry(key=ABROAD, title="Huesca", positions=(IN_HUESCA,), facets=abroad),
                entry(key=NEXT, title="Lons", positions=(IN_PARIS, IN_LONS)),
                entry(key=LINE, title="Ligne", positions=(IN_VIENNA,), reaches=("FR:64",)),
                entry(key=HERE, title="Pau", positions=(IN_PAU, IN_PAU, IN_LONS)),
                entry(key=NOWHERE, title="Inconnu"),
            ],
            build="around",
        )

    def test_the_nearest_comes_first_by_its_nearest_place(self, around: Index):
        results = ask(around, near=near(circle_km=50), country="FR", sort=Sort.NEAREST)

        assert keys(results) == [HERE, NEXT, TOWN, LINE]
        assert results.total == 4
        assert results.circle
        assert (results.circle.kilometres, results.circle.was_widened) == (50, False)

    def test_the_readers_country_comes_first_within_the_circle(self, around: Index):
        results = ask(around, near=near(circle_km=500), country="ES", sort=Sort.NEAREST)

        assert keys(results) == [ABROAD, HERE, NEXT, TOWN, LINE]

    def test_the_circle_widens_until_somebody_is_there(self, around: Index):
        toulouse = Coordinates(latitude=43.6, longitude=1.44)

        results = ask(
            around, near=near(position=toulouse, reaches=()), country="FR", sort=Sort.NEAREST
        )

        assert results.circle
        assert (results.circle.kilometres, results.circle.was_widened) == (200, True)
        assert keys(results) == [HERE, NEXT, TOWN]

    def test_a_circle_that_is_asked_for_widens_only_from_there(self, around: Index):
        close = ask(around, near=near(circle_km=5), sort=Sort.NEAREST)
        words = ask(around, "cuisine", near=near(circle_km=5))

        assert keys(close) == [HERE, NEXT, LINE]
        assert keys(words) == [TOWN]
        assert words.circle
        assert (words.circle.kilometres, words.circle.was_widened) == (50, True)

    def test_beyond_the_widest_circle_only_what_reaches_the_reader_is_found(self, around: Index):
        madeira = Coordinates(latitude=32.65, longitude=-16.91)

        reached = ask(around, near=near(position=madeira), sort=Sort.NEAREST)
        alone = ask(around, near=near(position=madeira, reaches=()), sort=Sort.NEAREST)
        words = ask(around, "cuisine", near=near(position=madeira))

        assert keys(reached) == [LINE]
        assert keys(alone) == keys(words) == []
        assert reached.circle
        assert reached.circle == alone.circle == words.circle
        assert (reached.circle.kilometres, reached.circle.is_empty) == (500, True)

    def test_facets_count_what_is_near(self, around: Index):
        results = ask(around, near=near(circle_km=200), facets=("country",), sort=Sort.NEAREST)

        assert {each.value: each.count for each in results.facets["country"]} == {"FR": 4, "ES": 1}

    def test_by_name_the_readers_country_comes_first(self, around: Index):
        results = ask(around, country="ES", sort=Sort.TITLE)

        assert keys(results)[0] == ABROAD
        assert keys(results)[1:] == [TOWN, NOWHERE, LINE, NEXT, FAR, HERE]

    def test_a_part_of_the_map_leaves_out_what_is_elsewhere(self, around: Index):
        bearn = Bounds(west=-1.0, south=43.0, east=0.0, north=43.6)

        alone = ask(around, bounds=bearn, sort=Sort.TITLE)
        in_circle = ask(around, bounds=bearn, near=near(circle_km=5), sort=Sort.NEAREST)
        elsewhere = ask(around, bounds=Bounds(2, 48, 3, 49), near=near(), sort=Sort.NEAREST)

        assert keys(alone) == [TOWN, NEXT, HERE]
        assert keys(in_circle) == [HERE, NEXT]
        assert keys(elsewhere) == [NEXT]
        assert elsewhere.circle
        assert not elsewhere.circle.was_widened

    def test_a_map_has_every_position_of_all_results(self, around: Index):
        everything = placed(around)
        near_by = placed(around, near=near(circle_km=20), sort=Sort.NEAREST, per_page=1)

        assert everything[HERE] == sorted([IN_LONS, IN_PAU])
        assert everything[NEXT] == sorted([IN_LONS, IN_PARIS])
        assert set(everything) == {HERE, NEXT, TOWN, ABROAD, FAR, LINE}
        assert set(near_by) == {HERE, NEXT, LINE}

    def test_a_map_of_words_has_what_has_them_all_or_else_most(self, around: Index):
        assert set(placed(around, "cuisine")) == {TOWN}
        assert set(placed(around, "cuisines")) == {TOWN}
        assert set(placed(around, "cours de cuisine de Paris marocaine")) == {TOWN}

    def test_a_map_has_no_more_than_it_is_to_have(self, around: Index):
        found = around.reader().placements(Query(reader="fr"), meaning_of(Query("fr").text), 2)

        assert len(found.keys) == 2

    def test_pages_of_what_is_near_hold_each_item_once(self, around: Index):
        pages = [
            ask(around, near=near(circle_km=50), sort=Sort.NEAREST, page=page, per_page=2)
            for page in (1, 2)
        ]

        assert [key for page in pages for key in keys(page)] == [HERE, NEXT, TOWN, LINE]

    def test_of_two_that_fit_alike_the_nearer_comes_first(self, engine: Engine):
        close, far = (
            entry(title="Cours", body="cours de français", positions=(position,))
            for position in (IN_PAU, IN_OLORON)
        )
        index = filled(engine, [far, close])

        assert keys(ask(index, "français", near=near(circle_km=50), country="FR")) == [
            close.key,
            far.key,
        ]

    def test_positions_survive_what_is_published_beside_them(self, engine: Engine):
        placed = entry(positions=(IN_PAU,), reaches=("FR",))
        index = filled(engine, [placed])

        for number in range(60):
            changed = entry(key=HERE, title=f"Ailleurs {number}", positions=(IN_VIENNA,))
            index.replace({HERE: [changed]})

        assert keys(ask(index, near=near(reaches=()), sort=Sort.NEAREST)) == [placed.key]
