"""Writes what was found as arrays and texts, sorted: the same from the same packages."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from babel import Locale

from scripts.gazetteer.found import FoundPlace
from scripts.gazetteer.names import NAMED_IN
from search.gazetteer.sounds import skeleton_of, sounds_of_name
from search.gazetteer.spelling import key_of, without_article, words_of
from search.gazetteer.tables import NAMES, OTHER, PLACES, POSTCODES, SOUNDS


def write(found: Iterable[FoundPlace], folder: Path) -> None:
    """Write places, names, sounds, French postcodes, areas and countries."""
    places = sorted(found, key=lambda place: f"{place.id}\t".encode())
    _write_places(places, folder)
    _write_names(places, folder)
    _write_sounds(places, folder)
    postcodes = sorted(
        (code, number) for number, place in enumerate(places) for code in place.postcodes
    )
    np.save(folder / "postcodes_fr.npy", np.array(postcodes, dtype=POSTCODES))
    _write_countries({place.country for place in places}, folder / "countries.tsv")


def _write_sounds(places: list[FoundPlace], folder: Path) -> None:
    rows = sorted(
        (f"{skeleton_of(sound)}\t{sound}\n".encode(), number)
        for number, place in enumerate(places)
        for sound in sounds_of_name(_spoken(place.name), place.country)
    )
    (folder / "sounds.txt").write_bytes(b"".join(line for line, _ in rows))
    np.save(folder / "sounds.npy", np.array([number for _, number in rows], dtype=SOUNDS))


def _spoken(name: str) -> list[str]:
    return words_of(name.replace("ç", "s").replace("Ç", "S"))


def _write_places(places: list[FoundPlace], folder: Path) -> None:
    areas = sorted({"\t".join(area.written() for area in place.areas) for place in places})
    number_of = {line: number for number, line in enumerate(areas)}
    (folder / "areas.tsv").write_text("".join(f"{line}\n" for line in areas), "utf-8")
    rows = []
    for place in places:
        area = number_of["\t".join(each.written() for each in place.areas)]
        assert place.position is not None  # noqa: S101 - places without one were left out
        rows.append(
            (*place.position, place.population, area, place.country.encode(), place.precision)
        )
    text = "".join(f"{_line(place)}\n" for place in places)
    (folder / "places.tsv").write_text(text, "utf-8")
    np.save(folder / "places.npy", np.array(rows, dtype=PLACES))


def _line(place: FoundPlace) -> str:
    """Return a place as a line: its id, its name, names that differ."""
    names = (
        f"{language}={name}"
        for language, name in sorted(place.languages.items())
        if name != place.name
    )
    return "\t".join((place.id, place.name, *names))


def _write_names(places: list[FoundPlace], folder: Path) -> None:
    rows = sorted(
        (key.encode(), number, is_other)
        for number, place in enumerate(places)
        for key, is_other in _keys(place).items()
    )
    (folder / "names.txt").write_bytes(b"".join(key + b"\n" for key, _, _ in rows))
    numbers = [number | (OTHER if is_other else 0) for _, number, is_other in rows]
    np.save(folder / "names.npy", np.array(numbers, dtype=NAMES))


def _keys(place: FoundPlace) -> dict[str, bool]:
    """Return the keys of a place's names, and whether readers are not shown that name.

    They are shown a short form: “Oloron” of “Oloron-Sainte-Marie”.
    """
    keys: dict[str, bool] = {}
    shown = key_of(words_of(place.name))
    for names, is_other in (((place.name, *place.languages.values()), False), (place.others, True)):
        for name in names:
            key = key_of(words_of(name))
            for each in (key, without_article(key)) if key else ():
                keys.setdefault(each, is_other and not shown.startswith(f"{each} "))
    return keys


def _write_countries(codes: set[str], file: Path) -> None:
    locales = [Locale(language) for language in NAMED_IN]
    lines = [
        "\t".join((code, *(locale.territories[code] for locale in locales)))
        for code in sorted(codes)
    ]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
