"""Rows of spreadsheets are read by a choice of columns, as people fill them in."""

import csv
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from content_models.exchange.reading import (
    Format,
    Reason,
    SourceUnreadableError,
    guessed_columns,
    sample,
)
from content_models.exchange.tables import ORGANISATION_COLUMNS, Table, csv_lines, features
from content_models.hours import PublicHolidays
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.reading import inland, one, options, read, reasons, table
from tests.content_models.exchange.strategies import organisations

ROW = {
    "Nom de la structure": "Accueil du Gave",
    "Adresse": "3 rue de l’Exemple",
    "CP": "64000",
    "Ville": "Pau",
    "Téléphone fixe": "05 36 49 01 01",
    "Portable": "06 99 90 01 01 (secrétariat)",
    "Courriel": "bonjour@gave.example",
    "Site internet": "www.gave.example",
    "Horaires d’ouverture": "Lu-Ve 9h-12h / 14h-17h",
    "Langues parlées": "français, arabe et ourdou",
    "Latitude": "43,2951",
    "Longitude": "-0,3708",
    "Date de mise à jour": "03/04/2026",
    "Couleur": "bleu",
}


def test_a_row_as_people_write_it() -> None:
    document, why = one(table(ROW))

    (place,) = document.locations
    assert (place.address, place.postcode, place.place) == ("3 rue de l’Exemple", "64000", "Pau")
    assert place.coordinates is not None
    assert place.coordinates.latitude == pytest.approx(43.2951)
    assert place.hours is not None
    assert [(each.number, each.label) for each in document.phones] == [
        ("+33 5 36 49 01 01", ""),
        ("+33 6 99 90 01 01", "secrétariat"),
    ]
    assert document.website == "https://www.gave.example"
    assert document.spoken_languages == ("fr", "ar", "ur")
    assert document.last_verified == date(2026, 4, 3)
    assert why == {"Couleur": Reason.UNKNOWN_COLUMN}


@pytest.mark.parametrize(
    ("encoding", "locale", "country", "name", "header"),
    [
        ("utf-8", "fr", "FR", "Été à Pau", "Nom"),
        ("utf-8-sig", "fr", "FR", "Été à Pau", "Nom"),
        ("utf-16", "el", "GR", "Φιλοξενία", "Όνομα"),
        ("utf-16-le", "fr", "FR", "Été à Pau", "Nom"),
        ("cp1252", "fr", "FR", "Été à Pau – l’accueil", "Dénomination"),
        ("cp1253", "el", "GR", "Φιλοξενία «Αθήνα»", "Επωνυμία"),
        ("cp1256", "ar", "FR", "جمعية الاستقبال", "اسم الجمعية"),
        ("cp1251", "uk", "UA", "Допомога", "Name"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(
    encoding: str, locale: str, country: str, name: str, header: str, delimiter: str
) -> None:
    content = table({"id": "1", header: name, "email": "a@b.example"}, delimiter=delimiter)
    document, why = one(content.encode(encoding), locale=locale, country=country)

    assert (document.title, document.email, why) == (name, "a@b.example", {})


def test_damaged_letters_are_refused_as_a_whole() -> None:
    content = table(*({"id": str(n), "nom": "Été à la mairie"} for n in range(50))).encode()

    with pytest.raises(SourceUnreadableError) as error:
        read(content.replace(b"mairie", b"mairi\xff", 1))
    assert error.value.reason is Reason.WRONG_ENCODING


GUESSES = {
    "Name": "name", "Phone number": "telephone", "Opening times": "opening_hours",
    "Post code": "postcode", "Town/City": "place", "E-mail address": "email",
    "Nom de l’association": "name", "Adresse postale": "address", "Code postal": "postcode",
    "Commune": "place", "N° SIRET": "siret", "Langues parlées": "spoken_languages",
    "Bezeichnung": "name", "Straße und Hausnummer": "address", "PLZ": "postcode", "Ort": "place",
    "Öffnungszeiten": "opening_hours", "E-Mail-Adresse": "email", "Beratungssprachen":
    "spoken_languages",
    "Επωνυμία": "name", "Διεύθυνση": "address", "Τ.Κ.": "postcode", "Πόλη": "place",
    "Ωράριο λειτουργίας": "opening_hours", "Τηλέφωνο": "telephone", "Ιστοσελίδα": "website",
    "اسم الجمعية": "name", "العنوان": "address", "الرمز البريدي": "postcode", "المدينة": "place",
    "أوقات العمل": "opening_hours", "رقم الهاتف": "telephone", "البريد الإلكتروني": "email",
    "اللغات": "spoken_languages", "الوصف": "description",
}  # fmt: skip


HEADERS = Path(__file__).with_name("headers.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", HEADERS[1:], ids=lambda line: line.partition(" ")[0])
def test_columns_are_guessed_as_offices_call_them(line: str) -> None:
    field, _, names = line.partition(" = ")

    guessed = {name: guessed_columns([name]).get(name, "-") for name in names.split("|")}

    assert guessed == dict.fromkeys(guessed, field)


@pytest.mark.parametrize(("name", "field"), GUESSES.items())
def test_columns_are_guessed_in_five_languages(name: str, field: str) -> None:
    assert guessed_columns([name, "qwertz"]) == {name: field}


def test_a_choice_of_columns_holds_and_is_plain() -> None:
    content = table({"A": "Accueil", "B": "Pau", "C": "?"})
    with pytest.raises(SourceUnreadableError) as error:
        read(content)
    columns = json.loads(json.dumps({"A": "name", "B": "place"}))
    document, why = one(content, columns=columns)

    assert error.value.reason is Reason.NO_COLUMNS
    assert (document.title, document.locations[0].place) == ("Accueil", "Pau")
    assert why == {"C": Reason.UNKNOWN_COLUMN}


def test_forty_unknown_columns_are_told_once() -> None:
    row = {"nom": "Accueil", "ville": "Pau"} | {f"q{number}": "x" for number in range(40)}
    first, second = read(table(row, row | {"nom": "Autre"}))

    assert list(reasons(first).values()) == [Reason.UNKNOWN_COLUMN] * 40
    assert second.refusals == ()


def test_a_title_stands_above_the_columns() -> None:
    document, _why = one("Annuaire 2026;;\n;;\nNom;Ville;CP\nAccueil;Pau;64000\n")

    assert (document.title, document.locations[0].place) == ("Accueil", "Pau")


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("2026-04-03", "FR", date(2026, 4, 3)),
        ("2026-04-03 10:20:00", "FR", date(2026, 4, 3)),
        ("3.4.2026", "AT", date(2026, 4, 3)),
        ("03/04/2026", "GB", date(2026, 4, 3)),
        ("04/13/2026", "US", date(2026, 4, 13)),
        ("13/04/2026", "CA", date(2026, 4, 13)),
        ("03/04/2026", "CA", Reason.AMBIGUOUS_DATE),
        ("04/13/2026", "FR", Reason.AMBIGUOUS_DATE),
        ("31/02/2026", "FR", Reason.NOT_A_DATE),
        ("3/4/26", "FR", Reason.NOT_A_DATE),
        ("hier", "FR", Reason.NOT_A_DATE),
        ("2031-01-01", "FR", Reason.OUT_OF_RANGE),
    ],
)
def test_dates_are_read_where_they_are_one_day(
    text: str, country: str, expected: date | Reason
) -> None:
    document, why = one(table({"name": "A", "last verified": text}), country=country)

    if isinstance(expected, Reason):
        assert (document.last_verified, why) == (None, {"last verified": expected})
    else:
        assert (document.last_verified, why) == (expected, {})


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "reason"),
    [
        ("43.3", "-0.37", "FR", None),
        ("-0.37", "43.3", "FR", Reason.COORDINATES_SWAPPED),
        ("23.73", "37.98", "GR", Reason.COORDINATES_SWAPPED),
        ("45.0", "-4.5", "FR", Reason.COORDINATES_IN_THE_SEA),
        ("38.5", "25.0", "GR", Reason.COORDINATES_IN_THE_SEA),
        ("-20.9", "55.45", "FR", None),
        ("48.2", "16.37", "FR", Reason.COORDINATES_ELSEWHERE),
        ("0", "0", "FR", Reason.COORDINATES_ELSEWHERE),
        ("4330000", "-37", "FR", Reason.OUT_OF_RANGE),
        ("nord", "-0.37", "FR", Reason.NOT_A_NUMBER),
        ("40.7", "-74.0", "US", None),
    ],
)
def test_points_lie_in_their_country(
    latitude: str, longitude: str, country: str, reason: Reason | None
) -> None:
    row = {"nom": "A", "ville": "B", "lat": latitude, "lon": longitude, "pays": country}
    document, why = one(table(row))

    point = document.locations[0].coordinates
    assert why.get("lat") is reason
    assert (point is None) == (reason not in (None, Reason.COORDINATES_SWAPPED))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("05.36.49.01.01", ["+33536490101"]),
        ("05/36/49/01/01", ["+33536490101"]),
        ("0536490101 / 0699900101", ["+33536490101", "+33699900101"]),
        ("tel:+33536490101;ext=12", ["+33536490101;ext=12"]),
        ("536490101", ["+33536490101"]),
        ("+30 210 0000000", ["+302100000000"]),
        ("115", ["115"]),
        ("05 36 49", [""]),
        ("voir le site", []),
    ],
)
def test_telephones(text: str, numbers: list[str]) -> None:
    document, why = one(table({"nom": "A", "téléphone": text}))

    assert [each.dialled for each in document.phones] == numbers
    assert bool(why) == (numbers in ([""], []))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nom", "CP", "Ville", "Téléphone", "Vérifié le", "Site"])
    sheet.append(["Accueil", 1000, "Bourg", 536490101, date(2026, 4, 3), "=1+1"])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row>{header}</table:table-row>
<table:table-row><table:table-cell><text:p>Accueil</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="1000"><text:p>1000</text:p>
</table:table-cell><table:table-cell><text:p>Bourg</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="536490101"/>
<table:table-cell office:value-type="date" office:date-value="2026-04-03"/>
<table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def opendocument(xml: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", xml)
    return written.getvalue()


def header(*names: str) -> str:
    return "".join(
        f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in names
    )


def ods() -> bytes:
    names = header("Nom", "CP", "Ville", "Téléphone", "Vérifié le")
    return opendocument(ODS.replace("{header}", names))


@pytest.mark.parametrize("content", [workbook(), ods()], ids=["xlsx", "ods"])
def test_spreadsheets(content: bytes) -> None:
    document, why = one(content)

    assert document.title == "Accueil"
    assert (document.locations[0].postcode, document.locations[0].place) == ("01000", "Bourg")
    assert [each.dialled for each in document.phones] == ["+33536490101"]
    assert document.last_verified == date(2026, 4, 3)
    assert why == {}


def test_formulas_are_text() -> None:
    document, why = one(table({"nom": "=1+1", "description": "'=cmd|x", "email": "@a"}))

    assert (document.title, document.summary) == ("=1+1", "=cmd|x")
    assert why == {"email": Reason.NOT_AN_EMAIL}


def test_a_sample_is_shown_before_anything_is_read() -> None:
    content = BytesIO(table(ROW, ROW).encode())
    kind, names, rows = sample(content, "liste.csv", options())

    assert (kind, names) == (Format.TABLE, tuple(ROW))
    assert rows[0]["Ville"] == "Pau"


TABLE = Table(lambda document: f"https://insert.example/{document.key}", str)


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_our_own_table_comes_back(document: Organisation) -> None:
    rows = list(TABLE.organisations(inland(document)))
    read_again = [
        each.organisation
        for each in read(
            written(ORGANISATION_COLUMNS, rows), public_holidays=PublicHolidays.AS_USUAL
        )
    ]
    if not document.title.strip():
        return
    (again,) = read_again
    assert again is not None
    assert again.key == document.key
    assert cells(written(ORGANISATION_COLUMNS, TABLE.organisations(again))) == cells(
        written(ORGANISATION_COLUMNS, rows)
    )


def written(columns: Sequence[str], rows: Iterable[dict[str, object]]) -> str:
    return "".join(csv_lines(columns, rows))


NOT_READ = {"page", "themes", "telephone", "opening_hours", "email", "website", "name",
            "alternative_names", "description", "location", "address", "postcode", "place",
            "region", "identifiers", "source", "licence", "accessibility"}  # fmt: skip
"""Words, whose spaces are trimmed; facts are compared as they are."""


def cells(text: str) -> list[dict[str, str]]:
    found = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    return [{name: cell for name, cell in row.items() if name not in NOT_READ} for row in found]


@settings(max_examples=30, deadline=None)
@given(organisations())
def test_our_own_points_come_back(document: Organisation) -> None:
    written = list(features(inland(document), "https://insert.example/"))
    if not written:
        return
    collection = {"type": "FeatureCollection", "name": "insert", "features": written}
    (found,) = read(json.dumps(collection))

    again = found.organisation
    assert again is not None
    assert again.key == document.key
    points = [each.coordinates for each in inland(document).locations if each.coordinates]
    assert [each.coordinates for each in again.locations] == points


def test_points_of_others() -> None:
    feature = {
        "type": "Feature",
        "id": "node/42",
        "geometry": {"type": "Point", "coordinates": [-0.3708, 43.2951]},
        "properties": {"name": "Accueil", "addr:city": "Pau", "opening_hours": "Mo-Fr 09:00-12:00"},
    }
    area = feature | {
        "id": None,
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[-0.4, 43.2], [-0.3, 43.4], [-0.4, 43.2]]],
        },
    }
    first, second, third = read(
        json.dumps({"type": "FeatureCollection", "features": [feature, area, {"type": "Feature"}]})
    )

    assert first.source_id == "node/42"
    assert first.organisation is not None
    assert first.organisation.locations[0].coordinates is not None
    assert first.organisation.locations[0].hours is not None
    assert second.organisation is not None
    assert second.organisation.locations[0].coordinates is not None
    assert third.organisation is None


def test_a_row_without_a_country_is_refused_where_the_source_has_none() -> None:
    rows = [{"name": name, "Ville": place} for name, place in (("Accueil", "Pau"), ("Écoute", ""))]

    without_country, without_place = read(table(*rows), country="")

    assert without_country.organisation is None
    assert reasons(without_country) == {"country": Reason.NO_COUNTRY}
    assert without_country.where
    assert without_place.organisation is not None


@pytest.mark.parametrize("version", [1, 2, 6])
def test_ids_made_by_a_clock_give_keys_with_different_short_ids(version: int) -> None:
    ids = [f"{number:08x}-7b1c-{version}1ee-8a2b-0242ac120002" for number in (1, 2)]

    found = read(table(*({"id": each, "name": "Accueil"} for each in ids)))

    documents = [each.organisation for each in found if each.organisation]
    assert [each.source_id for each in found] == ids
    assert len({each.short_id for each in documents}) == 2


def test_other_uuids_are_the_keys() -> None:
    said = "9f0c8f6e-7b1c-4b1e-8a2b-5f2a7c9d1e30"

    document, _why = one(table({"id": said, "name": "Accueil"}))

    assert str(document.key) == said
