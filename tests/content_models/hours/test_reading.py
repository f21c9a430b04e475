"""Opening hours as people write them, read by hand.

Each case: country | what is written | in OpenStreetMap's syntax | what is kept as text, by " ¦ ".
Public holidays are not known unless they are named; ``PH unknown`` is left out of the table. A line
break is written ``\\n``, nothing at all ``-``.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.hours.osm import to_osm
from content_models.hours.reading.reader import LONGEST_READ, read_hours

CASES = """
# French
FR | Lu-Ve 9h-12h / 14h-17h | Mo-Fr 09:00-12:00,14:00-17:00 | -
FR | Lundi au vendredi : 9h00 - 12h00 / 14h00 - 17h30 | Mo-Fr 09:00-12:00,14:00-17:30 | -
FR | du lundi au vendredi de 9h à 12h et de 13h30 à 17h, fermé le mercredi après-midi | Mo,Tu,Th,Fr 09:00-12:00,13:30-17:00; We 09:00-12:00 | -
FR | Ouvert le mardi et le jeudi de 14h à 16h30 | Tu,Th 14:00-16:30 | -
FR | lundi, mercredi, vendredi 9 h - 12 h | Mo,We,Fr 09:00-12:00 | -
FR | Lundi 9 h 30 à 12 h 15 | Mo 09:30-12:15 | -
FR | LUNDI 9H-12H MARDI 14H-17H | Mo 09:00-12:00; Tu 14:00-17:00 | -
FR | Lundi\\n9h-12h\\nMardi\\n14h-16h | Mo 09:00-12:00; Tu 14:00-16:00 | -
FR | - Lundi : 9h-12h\\n- Jeudi : 14h-17h | Mo 09:00-12:00; Th 14:00-17:00 | -
FR | lundi matin 9h-12h | Mo 09:00-12:00 | -
FR | entre 9h et 12h le samedi | Sa 09:00-12:00 | -
FR | samedi de 10h à midi | Sa 10:00-12:00 | -
FR | vendredi 20h-minuit | Fr 20:00-24:00 | -
FR | vendredi 20h-2h | Fr 20:00-02:00 | -
FR | en semaine 8h30-18h | Mo-Fr 08:30-18:00 | -
FR | week-end 10h-18h | Sa,Su 10:00-18:00 | -
FR | 7j/7 de 8h à 20h | Mo-Su 08:00-20:00 | -
FR | 24h/24 et 7j/7 | 24/7 | -
FR | Tous les jours 9h-19h sauf jours fériés | Mo-Su 09:00-19:00; PH off | -
FR | tous les jours sauf le dimanche 10h-18h | Mo-Sa 10:00-18:00 | -
FR | Lu-Sa 9h-12h. Fermé les jours fériés. | Mo-Sa 09:00-12:00; PH off | -
FR | Lu-Sa 9h-12h, dimanche et jours fériés 10h-12h | Mo-Sa 09:00-12:00; Su 10:00-12:00; PH 10:00-12:00 | -
FR | Fermé le lundi, mardi au samedi 9h-12h | Tu-Sa 09:00-12:00 | -
FR | Mardi au samedi 9h-12h, fermé dimanche et lundi | Tu-Sa 09:00-12:00 | -
FR | Mercredi 14h-17h hors vacances scolaires | We 14:00-17:00; SH off | -
FR | hors vacances scolaires, mercredi 14h-17h | We 14:00-17:00; SH off | -
FR | Lu-Ve 9h-12h ; fermé en août | Mo-Fr 09:00-12:00; Aug 01-Aug 31 off "other" | -
FR | fermé en août | unknown; Aug 01-Aug 31 off "other" | -
FR | Lu-Ve 9h-12h, fermé du 1er au 15 août | Mo-Fr 09:00-12:00; Aug 01-Aug 15 off "other" | -
FR | Lu 9h-12h. Fermé du 24 décembre 2026 au 3 janvier 2027 | Mo 09:00-12:00; 2026 Dec 24-2027 Jan 03 off "other" | -
FR | Lu 9h-12h. Fermé du 24 décembre au 3 janvier 2027 | Mo 09:00-12:00; 2026 Dec 24-2027 Jan 03 off "other" | -
FR | Lu 9h-12h. Fermé le 24/12/2026 | Mo 09:00-12:00; 2026 Dec 24 off "other" | -
FR | Ouvert les jours fériés. Lu-Di 9h-18h | Mo-Su 09:00-18:00; as usual on PH | -
FR | Di 10h-12h | Su 10:00-12:00 | -
FR | Lu-Di 10h-12h | Mo-Su 10:00-12:00 | -
FR | sur rendez-vous | unknown "by appointment only" | -
FR | Uniquement sur RDV | unknown "by appointment only" | -
FR | Lu-Ve 9h-17h. Sur rendez-vous. | Mo-Fr 09:00-17:00 unknown "by appointment only" | -
FR | Lundi 14h-17h sur rendez-vous, mardi 9h-12h | Mo 14:00-17:00 unknown "by appointment"; Tu 09:00-12:00 | -
FR | Lu-Ve 9h-12h et sur rendez-vous | Mo-Fr 09:00-12:00; or by appointment | -
# French, not understood
FR | 9h-12h | - | 9h-12h
FR | 24h/24 | - | 24h/24
FR | Lu-Ve 9h-12h, entrée par la cour | Mo-Fr 09:00-12:00 doubtful | entrée par la cour
FR | Accueil téléphonique : Lu-Ve 9h-12h | - | Accueil téléphonique : Lu-Ve 9h-12h
FR | 1er et 3e mardi 14h-16h | - | 1er et 3e mardi 14h-16h
FR | Lundi 9h-12h et 14h-17h sur rendez-vous | - | Lundi 9h-12h et 14h-17h sur rendez-vous
FR | Lu-Ve 9h-17h, fermé le mercredi après-midi | Mo-Fr 09:00-17:00 doubtful | fermé le mercredi après-midi
FR | Lu-Ve 9h-12h ; une semaine sur deux le samedi | Mo-Fr 09:00-12:00 doubtful | une semaine sur deux le samedi
FR | jours ouvrables 9h-12h | - | jours ouvrables 9h-12h
FR | Lu 9h-12h, Lu 10h-11h | Mo 09:00-12:00 doubtful | Lu 10h-11h
FR | Lu 9h-9h | - | Lu 9h-9h
FR | Lu 12h-9h | - | Lu 12h-9h
FR | Lu 25h-26h | - | Lu 25h-26h
FR | Lu 9h75-12h | - | Lu 9h75-12h
FR | fermé le dimanche | - | fermé le dimanche
FR | fermé | - | fermé
FR | Fermé le 31 février ; Lu 9h-12h | Mo 09:00-12:00 doubtful | Fermé le 31 février
FR | horaires variables, se renseigner | - | horaires variables, se renseigner
FR | 05 59 00 00 00 | - | 05 59 00 00 00
# English
GB | 9am to 5pm weekdays | Mo-Fr 09:00-17:00 | -
GB | Mon-Thu 9.30am-4.30pm, Fri 10am - 1pm. Closed bank holidays. | Mo-Th 09:30-16:30; Fr 10:00-13:00; PH off | -
GB | Open Monday to Friday, 10am to 4pm | Mo-Fr 10:00-16:00 | -
GB | Monday 10-12 and 14-16 | Mo 10:00-12:00,14:00-16:00 | -
GB | Mon–Fri 9am–5 | Mo-Fr 09:00-17:00 | -
GB | Tuesdays 2-5pm | Tu 14:00-17:00 | -
GB | Tuesdays 9-5pm | Tu 09:00-17:00 | -
GB | Tuesdays 11-1pm | Tu 11:00-13:00 | -
GB | Sat noon - 4 p.m. | Sa 12:00-16:00 | -
GB | Friday 7pm to midnight | Fr 19:00-24:00 | -
GB | Fri 10pm-2am | Fr 22:00-02:00 | -
GB | 12pm-2pm on Wednesdays | We 12:00-14:00 | -
GB | daily 09:00-17:00 | Mo-Su 09:00-17:00 | -
GB | 24 hours a day, 7 days a week | 24/7 | -
GB | 24/7 | 24/7 | -
GB | Mon-Fr 09:00-17:00 | Mo-Fr 09:00-17:00 | -
GB | Sat 10am-2pm (by appointment) | Sa 10:00-14:00 unknown "by appointment" | -
GB | by appointment | unknown "by appointment only" | -
GB | Mon 10am-12pm or by appointment | Mo 10:00-12:00; or by appointment | -
GB | Wed 1pm-3pm, term time only | We 13:00-15:00; SH off | -
GB | Mon-Fri 9am-5pm except Wednesday | Mo,Tu,Th,Fr 09:00-17:00 | -
GB | Mon-Fri 9am-5pm. Closed 25-26 December | Mo-Fr 09:00-17:00; Dec 25-Dec 26 off "other" | -
GB | Mon-Fri 9-5 | - | Mon-Fri 9-5
GB | Mon-Fri 1.30-4.30 | - | Mon-Fri 1.30-4.30
GB | We open 9-17 | - | We open 9-17
GB | first Monday of the month 10am-12pm | - | first Monday of the month 10am-12pm
GB | Mon 13pm-25pm | - | Mon 13pm-25pm
# German
AT | Mo-Fr 9–17 Uhr | Mo-Fr 09:00-17:00 | -
AT | Mo, Di, Do 9-12 Uhr; Mi 14-18 Uhr, Fr geschlossen | Mo,Tu,Th 09:00-12:00; We 14:00-18:00 | -
AT | Mo.-Fr. 8.00-12.00 Uhr | Mo-Fr 08:00-12:00 | -
AT | Montag bis Donnerstag von 8 bis 16 Uhr | Mo-Th 08:00-16:00 | -
AT | montags 9:00 Uhr bis 12:00 Uhr | Mo 09:00-12:00 | -
AT | Mo-Fr 09.00-17.00 | Mo-Fr 09:00-17:00 | -
AT | Di 10-12 | Tu 10:00-12:00 | -
AT | täglich 20-8 Uhr | Mo-Su 20:00-08:00 | -
AT | täglich außer Sonntag 9-18 Uhr | Mo-Sa 09:00-18:00 | -
AT | Mo-Fr 9-12 Uhr und nach Vereinbarung | Mo-Fr 09:00-12:00; or by appointment | -
AT | nur nach Terminvereinbarung | unknown "by appointment only" | -
AT | Mo-Do 8-16 Uhr, an Feiertagen geschlossen | Mo-Th 08:00-16:00; PH off | -
AT | Mo-Do 8-16 Uhr. Geschlossen vom 24. Dezember 2026 bis 6. Jänner 2027 | Mo-Th 08:00-16:00; 2026 Dec 24-2027 Jan 06 off "other" | -
AT | Am Samstag 10-14 Uhr | Sa 10:00-14:00 | -
AT | werktags 9-12 Uhr | - | werktags 9-12 Uhr
AT | Mo-Fr 09:00+ | - | Mo-Fr 09:00+
CH | Di 10-12 | - | Di 10-12
CH | Lu-Di 10h-12h | Mo-Su 10:00-12:00 | -
CH | Mo-Di 10-12 | Mo,Tu 10:00-12:00 | -
# Greek
GR | Δευ-Παρ 09:00-14:00 | Mo-Fr 09:00-14:00 | -
GR | Δευτέρα έως Παρασκευή 9:00 - 15:00 | Mo-Fr 09:00-15:00 | -
GR | Τρίτη και Πέμπτη 17:00-20:00, κλειστά τον Αύγουστο | Tu,Th 17:00-20:00; Aug 01-Aug 31 off "other" | -
GR | ΔΕΥΤΕΡΑ 9 π.μ. - 2 μ.μ. | Mo 09:00-14:00 | -
GR | Δευτέρα με Παρασκευή 9:00-15:00 | - | Δευτέρα με Παρασκευή 9:00-15:00
GR | κατόπιν ραντεβού | unknown "by appointment only" | -
GR | Δευ-Παρ 9:00-14:00, κλειστά τις αργίες | Mo-Fr 09:00-14:00; PH off | -
GR | καθημερινά 9:00-14:00 | - | καθημερινά 9:00-14:00
# Arabic
FR | من الاثنين إلى الجمعة 9-17 | Mo-Fr 09:00-17:00 | -
FR | السبت والأحد ١٠ صباحًا - ٥ مساءً | Sa,Su 10:00-17:00 | -
FR | من الأحد إلى الخميس من الساعة 8 إلى الساعة 14 | Mo-Th,Su 08:00-14:00 | -
FR | الثلاثاء ٩:٠٠-١٢:٠٠ | Tu 09:00-12:00 | -
FR | بموعد مسبق | unknown "by appointment only" | -
# Ukrainian
FR | пн-пт 9:00-18:00 | Mo-Fr 09:00-18:00 | -
FR | понеділок, середа 10:00-13:00 | Mo,We 10:00-13:00 | -
FR | пн-сб 9:00-18:00, неділя вихідний | Mo-Sa 09:00-18:00 | -
"""


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
