"""Opening hours as people write them, read by hand in reading.txt.

Each case: country | what is written | in OpenStreetMap's syntax | what is kept as text, by " ¦ ".
Public holidays are not known unless they are named; ``PH unknown`` is left out of the table. A line
break is written ``\\n``, nothing at all ``-``.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.hours.osm import to_osm
from content_models.hours.reading.reader import LONGEST_READ, read_hours

CASES = (Path(__file__).parent / "reading.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = []
    for line in CASES.strip().splitlines():
        if not line.startswith("#"):
            country, written, osm, kept = (part.strip() for part in line.split(" | "))
            pieces = () if kept == "-" else tuple(kept.split(" ¦ "))
            found.append((country, written.replace("\\n", "\n"), osm, pieces))
    return found


def in_the_table(osm: str) -> str:
    """Write OpenStreetMap's syntax as the table has it."""
    if "PH" not in osm:
        osm += "; as usual on PH"
    osm = osm.replace("; PH unknown", "").replace(
        ' || unknown "by appointment"', "; or by appointment"
    )
    if 'unknown "see the note"' in osm:
        osm = osm.replace(' unknown "see the note"', "") + " doubtful"
    return osm


@pytest.mark.parametrize(("country", "written", "osm", "kept"), cases())
def test_what_is_understood_and_what_stays_text(
    country: str, written: str, osm: str, kept: tuple[str, ...]
) -> None:
    read = read_hours(written, country, timezone="Europe/Paris")

    assert (in_the_table(to_osm(read.hours)) if read.hours else "-") == osm
    assert read.kept_as_text == kept


HOSTILE = [
    "9h-" * 3300,
    "(" * 10_000,
    "Mo-" * 330,
    "Lu-Ve 9h-12h, " * 70,
    "🕘" * 999,
    "1" * 1000,
    "9:" * 500,
    "Mo,Tu,We,Th,Fr,Sa,Su " * 47,
    "24/7 " * 200,
    "à " * 500,
    "\u202e\u200f\u0301" * 300,
    "a" * 10_000,
    " " * 10_000,
    "fermé " * 160,
    "99999999999999999999/99/9999",
    "et " * 300,
]


@pytest.mark.parametrize("written", HOSTILE)
def test_no_text_is_too_much(written: str) -> None:
    read = read_hours(written, "FR")

    assert read.hours is None or read.hours.doubtful or read.hours.week is not None


def test_a_text_too_long_for_hours_is_kept_as_it_is() -> None:
    written = "Lu-Ve 9h-12h. " + "x" * LONGEST_READ

    read = read_hours(written, "FR")

    assert read.hours is None
    assert read.kept_as_text == (written,)


WORDS = [
    "lundi",
    "mardi",
    "Mo",
    "Di",
    "Fr",
    "-",
    "au",
    "à",
    "9h",
    "12h30",
    "9",
    "17",
    "am",
    "pm",
    "Uhr",
    "et",
    ",",
    ";",
    ".",
    "/",
    "(",
    ")",
    "fermé",
    "sauf",
    "août",
    "15",
    "2026",
    "jours",
    "fériés",
    "vacances",
    "scolaires",
    "sur",
    "rendez-vous",
    "après-midi",
    "24/7",
    "24h/24",
    "7j/7",
    "midi",
    "minuit",
    "Δευ",
    "كل",
    "يوم",
    "\n",
    "xyz",
    "🙂",
    "ouvert",
    "les",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_or_kept(written: str) -> None:
    read = read_hours(written, "FR")

    if read.hours is None:
        assert read.kept_as_text == ((written.strip(),) if written.strip() else ())
    else:
        assert read.hours.doubtful == bool(read.kept_as_text)
        assert all(piece in written for piece in read.kept_as_text)


def test_a_country_with_several_time_zones_needs_one_named() -> None:
    with pytest.raises(LookupError):
        read_hours("Mon 9am-5pm", "US")

    read = read_hours("Mon 9am-5pm", "US", timezone="America/New_York")

    assert read.hours is not None
    assert read.hours.timezone == "America/New_York"
