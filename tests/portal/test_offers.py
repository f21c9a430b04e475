"""Readers narrow the directory by when somebody is open and how one may come."""

import re
from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

import portal
from content_models.help import Accessibility, Delivery, Fee
from content_models.hours import Hours, read_hours
from content_models.hours.prepared import time_slot
from content_models.places import Coordinates, Location
from content_models.services import Service, ServiceAtLocation
from portal.reading.sorting import sort_key
from portal.web import now
from search.entries import entries_of
from search.openings import Table
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.portal.conftest import Site, text_of

CARD = r'class="card-title"[^>]*><a href="[^"]*">([^<]*)</a>'
CHIP = r'class="chip" href="([^"]*)">.*?<bdi>(.*?)</bdi>'
NOTICE = r'class="notice">(.*?)</div>'
MONDAY = "2026-11-30"
PAU = Coordinates(latitude=43.2951, longitude=-0.3708)
VIENNA = Coordinates(latitude=48.2082, longitude=16.3738)


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Have readers come at a moment in UTC; France is an hour ahead in winter."""
    slot = time_slot(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    monkeypatch.setattr(now, "current_slot", lambda: slot)


def hours_of(text: str, country: str = "FR") -> Hours:
    read = read_hours(text, country).hours
    assert read is not None
    return read


def place(hours: str, at: Coordinates = PAU, *, wheelchair: bool = False) -> Location:
    return Location(
        key=uuid4(),
        place="Pau",
        country="FR",
        coordinates=at,
        accessibility=(Accessibility.WHEELCHAIR,) if wheelchair else (),
        hours=hours_of(hours) if hours else None,
    )


def service(location: Location, **values: object) -> Service:
    assert location.key is not None
    offered = (ServiceAtLocation(location=location.key),)
    return Service(key=uuid4(), name="Aide", at=offered, **values)  # type: ignore[arg-type]


@pytest.fixture
def readers(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a directory that Whoosh searches, on a Monday at ten in France."""
    office, ramp = place("Lu-Ve 9h-12h"), place("Lu-Ve 14h-17h", wheelchair=True)
    documents = [
        factories.organisation(
            title="Deux lieux",
            locations=(office, ramp),
            services=(service(office, fee=Fee.FREE), service(ramp, fee=Fee.PAID)),
        ),
        factories.organisation(
            title="Rampe gratuite", locations=(ramp,), services=(service(ramp, fee=Fee.FREE),)
        ),
        factories.organisation(
            title="Sans horaires",
            locations=(place(""),),
            services=(Service(key=uuid4(), name="Ligne", delivery=(Delivery.BY_PHONE,)),),
        ),
        factories.organisation(title="Vienne", locations=(place("24/7", VIENNA),)),
    ]
    site.publish(*documents)
    engine = WhooshEngine(tmp_path_factory.mktemp("offers"))
    entries = (entry for document in documents for entry in entries_of([document], {}))
    engine.create("index-1").add_all(entries)
    return site.with_settings(engine=engine).client()


@pytest.fixture(autouse=True)
def monday_at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, f"{MONDAY} 09:00")


def titles(page: str) -> list[str]:
    return [unescape(title) for title in re.findall(CARD, page)]


def plain(page: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", unescape(re.sub(r"<[^>]*>", "", page)))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("open=now", ["Deux lieux", "Vienne"]),
        ("open=now&free=1", ["Deux lieux"]),
        ("open=now&wheelchair=1", []),
        ("free=1&wheelchair=1", ["Rampe gratuite"]),
        ("wheelchair=1", ["Deux lieux", "Rampe gratuite"]),
        ("remote=1", ["Sans horaires"]),
        ("open=unknown", ["Sans horaires"]),
        ("open=evening", ["Vienne"]),
        ("open=weekend&free=1", []),
        ("near=Pau&open=now", ["Deux lieux"]),
    ],
)
def test_one_offer_has_all_that_is_asked_for(
    readers: FlaskClient, asked: str, found: list[str]
) -> None:
    page = text_of(readers.get(f"/fr/directory?{asked}"))

    assert sorted(titles(page)) == sorted(found)
    chips = [label for _, label in re.findall(CHIP, page)]
    assert len(chips) == asked.count("=")


def test_choices_are_counted_and_kept_in_the_form(readers: FlaskClient) -> None:
    page = text_of(readers.get("/fr/directory?free=1"))

    inputs = re.findall(r'<label class="facet-option">(<input[^>]*>)(.*?)</label>', page)
    told = {re.sub(r"\s+", " ", plain(label)).strip(): field for field, label in inputs}
    assert "checked" in told["Gratuit 2"]
    assert 'name="wheelchair" value="1"' in told["Accessible en fauteuil roulant 1"]
    assert 'name="open" value="now"' in told["Ouvert maintenant 1"]
    assert "checked" in told["À tout moment"]


def test_chips_are_taken_away_one_by_one(readers: FlaskClient) -> None:
    page = text_of(readers.get("/fr/directory?free=1&open=now&q=aide"))

    without = {label: unescape(address) for address, label in re.findall(CHIP, page)}
    assert without["Gratuit"] == "/fr/directory?q=aide&open=now"
    assert without["Ouvert maintenant"] == "/fr/directory?q=aide&free=1"


def test_what_means_nothing_is_left_out_and_named(readers: FlaskClient) -> None:
    page = text_of(readers.get("/fr/directory?open=yesterday&free=perhaps"))

    assert len(titles(page)) == 4
    assert "yesterday" in plain(page)
    assert "perhaps" in plain(page)


def test_hours_not_known_are_told_with_one_tap_to_them(readers: FlaskClient) -> None:
    page = text_of(readers.get("/fr/directory?open=now"))

    told = "Nous ne connaissons pas les horaires de 1 structure."
    assert told in plain(page)
    [address] = re.findall(r'<a href="(/fr/directory\?[^"]*open=unknown)">', page)
    assert titles(text_of(readers.get(unescape(address)))) == ["Sans horaires"]
    assert told not in plain(text_of(readers.get("/fr/directory")))


def test_where_nobody_is_open_the_next_opening_is_told(readers: FlaskClient) -> None:
    nobody = text_of(readers.get("/fr/directory?open=now&wheelchair=1"))

    assert "Rien n’est ouvert maintenant." in plain(nobody)
    assert "– Ouvre : aujourd’hui, 14:00." in plain(nobody)


def test_where_only_others_far_away_are_open_it_is_said_who_opens_near(
    readers: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, f"{MONDAY} 20:00")

    page = text_of(readers.get("/fr/directory?open=now&near=Pau"))

    assert titles(page) == []  # who is open is too far away to be near
    assert "Rien n’est ouvert maintenant à moins de 20 km." in plain(page)
    assert "Deux lieux – Ouvre : demain, 9:00." in plain(page)


def test_only_what_depends_on_the_time_is_kept_for_a_quarter_of_an_hour(
    readers: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = (
        "/fr/directory?open=now",
        "/api/v1/search?open=now",
        "/api/v1/search?free=1",
        "/fr/",
    )
    before = [readers.get(each).headers["ETag"] for each in addresses]

    at(monkeypatch, f"{MONDAY} 11:15")

    after = [readers.get(each).headers["ETag"] for each in addresses]
    changed = [one != two for one, two in zip(before, after, strict=True)]
    assert changed == [True, True, True, False]
    assert titles(text_of(readers.get(addresses[0]))) == ["Vienne"]


def test_programs_ask_the_same(readers: FlaskClient) -> None:
    found = readers.get("/api/v1/search?free=1&open=now").get_json()
    anything = readers.get("/api/v1/search").get_json()
    refused = readers.get("/api/v1/search?open=tomorrow")

    assert [each["title"] for each in found["items"]] == ["Deux lieux"]
    assert {each["value"]: each["count"] for each in found["facets"]["open"]} == {
        "now": 1,
        "evening": 0,
        "weekend": 0,
        "unknown": 0,
    }
    assert anything["facets"]["free"] == [{"value": "1", "count": 2}]
    assert "open" not in anything["facets"]
    assert refused.status_code == 400


def test_all_languages_are_offered_in_the_readers_order(site: Site) -> None:
    tongues = (
        *("fr", "en", "de", "el", "ar", "uk", "ru", "fa", "ps", "ti", "am", "so", "tr", "ku"),
        *("es", "pt", "it", "ro", "bg", "sq", "sr", "ka", "hy", "az", "bn", "ur", "hi", "ta"),
        *("zh", "vi", "ln", "sw", "wo", "ff", "bm", "ha", "yo", "ig"),
    )
    site.publish(factories.organisation(spoken_languages=tongues))

    page = text_of(site.client().get("/fr/directory"))

    options = re.findall(r'<option value="([a-z]+)">([^<]*)</option>', page)
    assert {tag for tag, _ in options} == set(tongues)
    assert "Arabe – العربية (1)" in dict(options)["ar"]
    names = [name for _, name in options]
    assert names == sorted(names, key=lambda name: sort_key(name, "fr"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Albanais", "Espagnol", "Éwé", "Ewondo", "Français"]),
        ("uk", ["Грузинська", "Ґуджараті", "Єврейська", "Іспанська", "Польська", "Українська"]),
        ("el", ["Αγγλικά", "Άζερι", "Αλβανικά", "Ελληνικά"]),
        ("ar", ["الألمانية", "الأمهرية", "الإنجليزية", "العربية"]),
    ],
)
def test_languages_stand_in_the_order_of_the_readers_alphabet(
    language: str, words: list[str]
) -> None:
    backwards = words[::-1]

    assert sorted(backwards, key=lambda word: sort_key(word, language)) == words


def test_hours_are_prepared_before_the_first_reader_comes(
    readers: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.prepare(readers.application)
    slot = time_slot(datetime.now(UTC))
    monkeypatch.setattr(now, "current_slot", lambda: slot)
    monkeypatch.setattr(Table, "hold", lambda *_: pytest.fail("the reader waits"))

    assert readers.get("/fr/directory?open=now").status_code == 200


def test_without_anything_published_nothing_is_prepared(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.engine.drop("index-1")
    caplog.set_level("INFO")

    portal.prepare(site.client().application)

    assert "nothing is prepared" in caplog.text
