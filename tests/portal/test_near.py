"""Help that is near, and the need that is asked for first."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from content_models.help import Delivery
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location
from content_models.services import Service, ServiceArea
from search.entries import entries_of, named_keys
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.portal.conftest import Site, text_of

CARD = r'class="card-title"[^>]*><a href="[^"]*">([^<]*)</a>'
CHIP = r'class="chip" href="([^"]*)">.*?<bdi>(.*?)</bdi>'
PAU = Coordinates(latitude=43.2951, longitude=-0.3708)
LONS = Coordinates(latitude=43.315, longitude=-0.409)
OLORON = Coordinates(latitude=43.1938, longitude=-0.6079)
VIENNA = Coordinates(latitude=48.2082, longitude=16.3738)


def place(
    town: str, coordinates: Coordinates | None, country: str = "FR", code: str = ""
) -> Location:
    """A place that receives people."""
    return Location(place=town, postcode=code, country=country, coordinates=coordinates)


def helper(title: str, *locations: Location, services: tuple[Service, ...] = ()) -> Organisation:
    """An organisation with places."""
    return factories.organisation(title=title, locations=locations, services=services)


@pytest.fixture
def local(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a directory that Whoosh searches."""
    theme = factories.term(title="Logement", synonyms=("loyer",))
    roof = factories.need(themes=(theme.key,), former_codes=("housing",))
    documents = [
        theme,
        roof,
        factories.need(
            key=roof.key,
            locale="en",
            title="A roof",
            themes=(theme.key,),
            former_codes=("housing",),
        ),
        factories.need(code="food", slug="food", title="Manger", icon="food", position=2),
        factories.need(
            code="flat", slug="flat", title="Logis", position=3, themes=(theme.key,), is_shown=False
        ),
        factories.case_study(),
        helper("Zone de Pau", place("Pau", PAU), place("Pau", PAU)).model_copy(
            update={"themes": (theme.key,)}
        ),
        helper("Accueil d’Oloron", place("Oloron-Sainte-Marie", None, code="64400")),
        helper("Billère et Lons", place("Wien", VIENNA, "AT"), place("Lons", LONS)),
        helper("Café de Vienne", place("Wien", VIENNA, "AT")),
        helper(
            "Écoute",
            place("Paris", Coordinates(latitude=48.85, longitude=2.35)),
            services=(
                Service(
                    key=factories.organisation().key,
                    name="Écoute",
                    delivery=(Delivery.BY_PHONE,),
                ),
            ),
        ),
        helper(
            "Béarn à domicile",
            place("Toulouse", Coordinates(latitude=43.6, longitude=1.44)),
            services=(
                Service(
                    key=factories.organisation().key,
                    name="Aide",
                    delivery=(Delivery.AT_HOME,),
                    areas=(ServiceArea(key=theme.key, name="Pyrénées-Atlantiques", code="64"),),
                ),
            ),
        ),
    ]
    site.publish(*documents)
    engine = WhooshEngine(tmp_path_factory.mktemp("near"))
    named = {key: [theme] for document in documents for key in named_keys([document])}
    entries = (entry for document in documents for entry in entries_of([document], named))
    engine.create("index-1").add_all(entries)
    return site.with_settings(engine=engine).client()


def titles(page: str) -> list[str]:
    """The names on the cards, in order."""
    return [unescape(title) for title in re.findall(CARD, page)]


@pytest.mark.parametrize("typed", ["Pau", "pau", "64000", "بو", "По", "Pau, Béarn", "insee:64445"])
def test_a_place_in_any_script_lists_what_is_near_before_what_reaches_it(
    local: FlaskClient, typed: str
) -> None:
    page = text_of(local.get("/fr/directory", query_string={"near": typed}))

    assert titles(page)[:2] == ["Zone de Pau", "Billère et Lons"]
    assert set(titles(page)[2:]) == {"Écoute", "Béarn à domicile"}
    assert "GeoNames, INSEE" in page


def test_cards_tell_the_distance_the_walk_and_help_from_afar(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Pau"))

    plain = re.sub(r"[\u00a0\u202f]", " ", page)
    cards = dict(zip(titles(page), plain.split("<article")[1:], strict=True))
    assert "2,2 km" in cards["Zone de Pau"]
    assert re.search(r"\d+ minutes à pied", cards["Billère et Lons"])
    assert "Par téléphone" in cards["Écoute"]
    assert "km" not in re.sub(r"<a [^>]*>", "", cards["Écoute"])
    assert "Chez vous" in cards["Béarn à domicile"]


def test_a_place_whose_point_is_not_known_is_about_there(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Oloron-Sainte-Marie&within=5"))
    page = re.sub(r"[\u00a0\u202f]", " ", page)

    assert titles(page)[0] == "Accueil d’Oloron"
    assert "environ 1 km" in page


def test_the_circle_widens_by_itself_and_says_so(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Bayonne&within=10"))

    assert "Billère et Lons" in titles(page)
    assert re.search(r"10.km.*100.km", page)


def test_what_is_beyond_the_widest_circle_is_left_out_in_words(local: FlaskClient) -> None:
    afar = text_of(local.get("/fr/directory?near=Cayenne"))
    none = text_of(local.get("/fr/directory?near=Lisbonne&q=Vienne"))

    assert set(titles(afar)) == {"Écoute"}
    assert re.search(r"rien à moins de 500.km.*par téléphone", afar)
    assert titles(none) == []
    assert re.search(r'rien à moins de 500.km[^<]*<a href="/fr/directory\?q=Vienne">', none)


def test_a_position_is_rounded_named_by_its_town_and_kept_by_nobody(local: FlaskClient) -> None:
    answer = local.get("/fr/directory?lat=43.29512345&lon=-0.37081234")

    page = text_of(answer)
    assert titles(page)[:2] == ["Zone de Pau", "Billère et Lons"]
    assert "Pau" in re.findall(CHIP, page)[0][1]
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'class="keep' not in page


def test_a_place_can_be_taken_away_and_the_rest_stays(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Pau&q=Zone&within=5&spoken=fr"))

    without = [unescape(address) for address, label in re.findall(CHIP, page) if "Pau" in label]
    assert without == ["/fr/directory?q=Zone&spoken=fr"]


def test_of_several_places_of_a_name_the_others_are_offered(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Saint-Denis&spoken=fr"))

    offered = re.findall(r'<a href="([^"]*near=insee[^"]*)"><bdi>([^<]*)</bdi>', page)
    assert any("Seine-Saint-Denis, France" in label for _, label in offered)
    assert all("spoken=fr" in address for address, _ in offered)


@pytest.mark.parametrize(
    "asked",
    [
        {"near": "zzzzqq"},
        {"near": "x" * 5000},
        {"near": "<script>alert(1)</script>"},
        {"near": "insee:99999"},
        {"near": "postcode:GR:"},
        {"near": "\x00\ud7ff"},
        {"lat": "nan", "lon": "nan"},
        {"lat": "inf", "lon": "1"},
        {"lat": "43.30"},
        {"lat": "1e309", "lon": "0"},
        {"lat": "-0.37", "lon": "43.3"},
        {"lat": "433", "lon": "-0.37"},
        {"lat": "quarante-trois", "lon": "zéro"},
    ],
)
def test_a_place_that_is_none_is_said_to_be_and_loses_nothing(
    local: FlaskClient, asked: dict[str, str]
) -> None:
    answer = local.get("/fr/directory", query_string=asked | {"audience": "everyone", "q": ""})

    page = text_of(answer)
    assert answer.status_code == 200
    assert "laiss" in " ".join(re.findall(r'class="notice.*?</p>', page, re.DOTALL))
    assert "<script>alert" not in page
    assert len(titles(page)) == len(titles(text_of(local.get("/fr/directory?audience=everyone"))))


def test_a_place_that_is_none_is_said_to_be_above_the_needs(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?near=Xyzzyplugh"))

    assert 0 < page.index('class="notice"') < page.index('class="needs"')


def test_figures_of_any_script_are_a_position(local: FlaskClient) -> None:
    page = text_of(local.get("/ar/directory", query_string={"lat": "٤٣٫٣٠", "lon": "-٠٫٣٧"}))

    assert titles(page)[0] == "Zone de Pau"


@pytest.mark.parametrize("within", ["0", "-5", "viele", "99999", "5.5", "٥ كم"])
def test_a_circle_that_is_no_number_is_left_out_in_words(local: FlaskClient, within: str) -> None:
    page = text_of(local.get("/fr/directory", query_string={"near": "Pau", "within": within}))

    assert "kilomètres" in page
    assert titles(page)[0] == "Zone de Pau"


def test_without_a_place_the_readers_country_comes_first_and_never_the_newest(
    local: FlaskClient,
) -> None:
    french = text_of(local.get("/fr/directory?sort=newest"))
    german = text_of(local.get("/de/directory"))

    assert titles(french) == [
        "Accueil d’Oloron",
        "Béarn à domicile",
        "Billère et Lons",
        "Écoute",
        "Zone de Pau",
        "Café de Vienne",
    ]
    assert titles(german)[:2] == ["Billère et Lons", "Café de Vienne"]
    assert "sort=newest" not in german


def test_the_need_comes_first_and_leads_to_what_answers_it(local: FlaskClient) -> None:
    start = text_of(local.get("/fr/directory?near=Pau"))

    (address,) = re.findall(r'<ul class="needs"><li><a href="([^"]*)"', start)
    # Results come first: what else could be asked is folded away.
    assert start.index('class="finder-more"') < start.index('class="needs"')
    found = text_of(local.get(unescape(address)))
    assert unescape(address) == "/fr/directory?need=roof&near=Pau"
    assert titles(found) == ["Zone de Pau"]
    assert 'name="need" value="roof"' in found
    assert 'class="needs"' not in found


def test_an_unknown_need_is_left_out(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?need=gold&need=roof&near=Pau"))

    assert re.findall(r'class="chip[^"]*" href="([^"]*)"[^/]*/span><bdi>(.*?)</bdi>', page)[:2] == [
        ("/fr/directory?need=roof&amp;near=Pau", "gold"),
        ("/fr/directory?need=gold&amp;near=Pau", "Un toit"),
    ]
    assert titles(page) == ["Zone de Pau"]


def test_of_several_needs_one_is_enough(local: FlaskClient) -> None:
    page = text_of(local.get("/fr/directory?need=food&need=roof&near=Pau"))

    assert titles(page) == ["Zone de Pau"]


@pytest.mark.parametrize("code", ["housing", "flat"])
def test_a_merged_need_and_one_that_is_not_shown_lead_where_they_did(
    local: FlaskClient, code: str
) -> None:
    page = text_of(local.get(f"/fr/directory?need={code}&near=Pau"))

    assert titles(page) == ["Zone de Pau"]
    assert f"need={code}" not in text_of(local.get("/fr/directory"))


def test_a_need_without_a_theme_finds_nothing_and_is_not_offered(local: FlaskClient) -> None:
    assert titles(text_of(local.get("/fr/directory?need=food"))) == []
    assert "need=food" not in text_of(local.get("/fr/"))


def test_a_need_stands_in_another_language_where_it_has_no_name(local: FlaskClient) -> None:
    assert '<bdi lang="fr" dir="ltr">Un toit</bdi>' in text_of(local.get("/ar/"))
    assert "<bdi>Un toit</bdi>" in text_of(local.get("/fr/"))


def test_home_leads_to_each_need_and_asks_where(local: FlaskClient) -> None:
    page = text_of(local.get("/en/"))

    assert 'href="/en/directory?need=roof"' in page
    assert 'name="near"' in page
    assert re.search(r'<option value="ar">Arabic – العربية \(\d\)</option>', page)
