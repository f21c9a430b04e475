"""An organisation's page names others near it that serve a same need."""

from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates
from portal.directory.services import NEARBY_KM, around_organisation
from portal.reading.items import find_item
from search.query import Query, Sort
from search.results import Hit, Results
from tests import factories
from tests.portal.conftest import Site, text_of

THEME = factories.term()


def at(title: str, latitude: float) -> Organisation:
    """An organisation with a need, somewhere north of Pau."""
    place = factories.organisation().locations[0]
    coordinates = Coordinates(latitude=latitude, longitude=-0.3708)
    moved = place.model_copy(update={"coordinates": coordinates})
    return factories.organisation(title=title, locations=(moved,), themes=(THEME.key,))


def test_others_nearby_are_asked_for_once_by_need_and_distance(site: Site) -> None:
    own, near, far = at("Ici", 43.2951), at("Tout près", 43.30), at("Loin", 44.5)
    site.publish(THEME, own, near, far)
    asked: list[Query] = []

    def search(query: Query) -> Results:
        asked.append(query)
        return Results(
            3, hits=tuple(Hit(each.key, "fr", "organisation", ()) for each in (own, near, far))
        )

    with site.store.reading() as snapshot:
        item = find_item(snapshot, "fr", own.segment, Organisation)
        page = around_organisation(snapshot, search, item)

    (query,) = asked
    assert query.filters == {"kind": ("organisation",), "theme": (str(THEME.key),)}
    assert query.sort is Sort.NEAREST
    assert query.near is not None
    assert (query.near.circle_km, query.near.reaches) == (NEARBY_KM, ())
    assert [card.document.title for card in page.nearby] == ["Tout près"]


def test_without_a_need_nobody_is_asked(site: Site) -> None:
    document = factories.organisation()
    site.publish(document)

    page = text_of(site.client().get(f"/fr/directory/{document.segment}"))

    assert site.index.queries == []
    assert 'id="nearby"' not in page
