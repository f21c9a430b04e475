"""Knows the words of opening hours in French, English, German, Greek, Arabic and Ukrainian.

A word is here only if it has one meaning for opening hours. So ``werktags`` and ``jours ouvrables``
(to Friday or to Saturday?) and ``καθημερινά`` (each day or each working day?) are not.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from content_models.hours.weekly import WEEKDAYS, Weekday

_WORD_OR_SIGN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_SIGNS = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), "’": "'", "‘": "'"})
_TATWEEL = "\u0640"


class Kind(StrEnum):
    """A kind of word, by its part in a text on opening hours."""

    DAYS = "days"
    TO = "to"
    AND = "and"
    BETWEEN = "between"
    FROM = "from"
    FILLER = "filler"
    HOUR = "hour"
    MORNING_HALF = "am"
    AFTERNOON_HALF = "pm"
    NOON = "noon"
    MIDNIGHT = "midnight"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    OPEN = "open"
    CLOSED = "closed"
    EXCEPT = "except"
    APPOINTMENT = "appointment"
    ALSO_APPOINTMENT = "also-appointment"
    PUBLIC_HOLIDAYS = "public-holidays"
    SCHOOL_HOLIDAYS = "school-holidays"
    TERM_TIME = "term-time"
    MONTH = "month"
    ALWAYS = "always"
    ROUND_THE_CLOCK = "round-the-clock"
    EVERY_DAY = "every-day"


class Meaning(NamedTuple):
    """A meaning of a word or phrase.

    ``days`` belongs to ``DAYS``, ``month`` (1 to 12) to ``MONTH``. ``short`` marks abbreviations,
    which are days only beside what belongs to days.
    """

    kind: Kind
    days: frozenset[Weekday] = frozenset()
    month: int = 0
    short: bool = False


def folded(text: str) -> str:
    """Return a text in lower case, without accents, with plain dashes and digits."""
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in decomposed
        if not unicodedata.combining(sign) and sign != _TATWEEL
    )


def parts(text: str) -> tuple[str, ...]:
    """Return words, numbers and signs of a folded text."""
    return tuple(_WORD_OR_SIGN.findall(text))


_DAY_NAMES = {
    Weekday.MONDAY: "lundi lundis monday mondays montag montags Δευτέρα Δευτέρες Δευτέρας"
    " الاثنين الإثنين اثنين إثنين понеділок понеділка",
    Weekday.TUESDAY: "mardi mardis tuesday tuesdays dienstag dienstags Τρίτη Τρίτες Τρίτης"
    " الثلاثاء ثلاثاء вівторок вівторка",
    Weekday.WEDNESDAY: "mercredi mercredis wednesday wednesdays mittwoch mittwochs Τετάρτη"
    " Τετάρτες Τετάρτης الأربعاء أربعاء середа середи середу",
    Weekday.THURSDAY: "jeudi jeudis thursday thursdays donnerstag donnerstags Πέμπτη Πέμπτες"
    " Πέμπτης الخميس خميس четвер четверга",
    Weekday.FRIDAY: "vendredi vendredis friday fridays freitag freitags Παρασκευή Παρασκευές"
    " Παρασκευής الجمعة جمعة пʼятниця п'ятниця пятниця пятниці пятницю",
    Weekday.SATURDAY: "samedi samedis saturday saturdays samstag samstags sonnabend Σάββατο"
    " Σάββατα Σαββάτου السبت سبت субота суботи суботу",
    Weekday.SUNDAY: "dimanche dimanches sunday sundays sonntag sonntags Κυριακή Κυριακές Κυριακής"
    " الأحد أحد неділя неділі неділю",
}
_SHORT_DAYS = {
    Weekday.MONDAY: "lu lun mo mon Δε Δευ Δευτ пн",
    Weekday.TUESDAY: "ma mar tu tue tues Τρ Τρι вт",
    Weekday.WEDNESDAY: "me mer mi mit we wed weds Τε Τετ ср",
    Weekday.THURSDAY: "je jeu do don th thu thur thurs Πε Πεμ чт",
    Weekday.FRIDAY: "ve ven fr fri fre Πα Παρ пт",
    Weekday.SATURDAY: "sa sam sat Σα Σαβ сб",
    Weekday.SUNDAY: "dim so son su sun Κυ Κυρ нд",
}
TWO_DAYS = "di"
"""In French the abbreviation of Sunday, in German of Tuesday."""
ONLY_FRENCH = frozenset(["lu", "ma", "me", "je", "ve", "lun", "mer", "jeu", "ven", "dim"])
ONLY_GERMAN = frozenset(["mo", "mi", "do", "so", "fr", "mit", "don", "fre", "son", "uhr"])

_MONTH_NAMES = (
    "janvier january januar jänner Ιανουάριο Ιανουάριος Ιανουαρίου يناير",
    "février february februar feber Φεβρουάριο Φεβρουάριος Φεβρουαρίου فبراير",
    "mars march märz Μάρτιο Μάρτιος Μαρτίου مارس",
    "avril april Απρίλιο Απρίλιος Απριλίου أبريل",
    "mai may Μάιο Μάιος Μαΐου مايو",
    "juin june juni Ιούνιο Ιούνιος Ιουνίου يونيو",
    "juillet july juli Ιούλιο Ιούλιος Ιουλίου يوليو",
    "août august Αύγουστο Αύγουστος Αυγούστου أغسطس",
    "septembre september Σεπτέμβριο Σεπτέμβριος Σεπτεμβρίου سبتمبر",
    "octobre october oktober Οκτώβριο Οκτώβριος Οκτωβρίου أكتوبر",
    "novembre november Νοέμβριο Νοέμβριος Νοεμβρίου نوفمبر",
    "décembre december dezember Δεκέμβριο Δεκέμβριος Δεκεμβρίου ديسمبر",
)

_WORDS: dict[Kind, str] = {
    Kind.TO: "to until till au à bis jusqu'à jusqu'au έως ως μέχρι إلى الى حتى до по",
    Kind.AND: "and et und puis sowie και και و та і",
    Kind.BETWEEN: "between entre zwischen μεταξύ بين",
    Kind.FROM: "from du de des von vom ab από من з від dès",
    Kind.FILLER: "le les la l the on in en im am an at den der die das du of each every chaque"
    " jeden jede tous nous horaires horaire hours times ouverture ouvertures opening öffnungszeiten"
    " öffnungszeit ωράριο ώρες λειτουργίας λειτουργία τις την τον το στις στη στην ο η κάθε"
    " أوقات الدوام ساعات العمل يوم أيام في الساعة كل години роботи о в у",
    Kind.HOUR: "h heure heures uhr hrs hr год",
    Kind.MORNING_HALF: "am a.m. a.m πμ π.μ. π.μ ص صباحا",
    Kind.AFTERNOON_HALF: "pm p.m. p.m μμ μ.μ. μ.μ م مساء مساءا",
    Kind.NOON: "midi noon midday μεσημέρι",
    Kind.MIDNIGHT: "minuit midnight mitternacht μεσάνυχτα",
    Kind.MORNING: "matin matins morning mornings vormittag vormittags πρωί πρωινό",
    Kind.AFTERNOON: "afternoon afternoons nachmittag nachmittags απόγευμα",
    Kind.OPEN: "open ouvert ouverte ouverts ouvertes opened opens geöffnet offen ανοιχτά ανοικτά"
    " ανοιχτό مفتوح відчинено including",
    Kind.CLOSED: "closed close fermé fermée fermés fermées fermeture geschlossen zu κλειστά"
    " κλειστό κλειστή مغلق مغلقة зачинено вихідний off",
    Kind.EXCEPT: "except excluding sauf hors excepté außer ausgenommen εκτός",
}

_PHRASES: dict[Kind, tuple[str, ...]] = {
    Kind.FILLER: ("l'", "d'", "au mois de", "au mois d'"),
    Kind.AFTERNOON: ("après-midi", "après-midis", "après midi"),
    Kind.OPEN: ("y compris", "auch an"),
    Kind.EXCEPT: ("à l'exception de", "à l'exception des", "εκτός από", "ما عدا"),
    Kind.PUBLIC_HOLIDAYS: (
        "jours fériés",
        "jour férié",
        "fériés",
        "public holidays",
        "bank holidays",
        "bank holiday",
        "public holiday",
        "feiertag",
        "feiertage",
        "feiertagen",
        "feiertags",
        "an feiertagen",
        "gesetzliche feiertage",
        "αργίες",
        "αργία",
        "επίσημες αργίες",
        "العطل الرسمية",
        "الأعياد الرسمية",
        "святкові дні",
        "PH",
    ),
    Kind.SCHOOL_HOLIDAYS: (
        "vacances scolaires",
        "pendant les vacances scolaires",
        "school holidays",
        "during school holidays",
        "schulferien",
        "in den schulferien",
        "während der schulferien",
        "σχολικές διακοπές",
        "العطل المدرسية",
        "SH",
    ),
    Kind.TERM_TIME: ("term time only", "during term time", "term-time only", "en période scolaire"),
    Kind.APPOINTMENT: (
        "sur rendez-vous",
        "sur rendez vous",
        "sur rdv",
        "uniquement sur rendez-vous",
        "uniquement sur rdv",
        "seulement sur rendez-vous",
        "sur rendez-vous uniquement",
        "sur rdv uniquement",
        "exclusivement sur rendez-vous",
        "by appointment",
        "by appointment only",
        "only by appointment",
        "appointment only",
        "on appointment",
        "nach vereinbarung",
        "nur nach vereinbarung",
        "nach terminvereinbarung",
        "nur nach terminvereinbarung",
        "nur mit termin",
        "mit termin",
        "nach anmeldung",
        "termine nach vereinbarung",
        "κατόπιν ραντεβού",
        "με ραντεβού",
        "μόνο με ραντεβού",
        "μόνο κατόπιν ραντεβού",
        "بموعد",
        "بموعد مسبق",
        "بموعد فقط",
        "за записом",
        "за попереднім записом",
    ),
    Kind.ALSO_APPOINTMENT: (
        "et sur rendez-vous",
        "et sur rdv",
        "ou sur rendez-vous",
        "ou sur rdv",
        "and by appointment",
        "or by appointment",
        "otherwise by appointment",
        "other times by appointment",
        "und nach vereinbarung",
        "oder nach vereinbarung",
        "sowie nach vereinbarung",
        "sonst nach vereinbarung",
        "ή με ραντεβού",
        "ή κατόπιν ραντεβού",
        "και με ραντεβού",
        "και κατόπιν ραντεβού",
        "أو بموعد",
    ),
    Kind.ALWAYS: ("24/7", "7j/7 24h/24", "24h/24 7j/7", "24h/24 et 7j/7", "7j/7 et 24h/24"),
    Kind.ROUND_THE_CLOCK: (
        "24h/24",
        "24/24",
        "24 h/24",
        "24 hours",
        "24 hours a day",
        "rund um die uhr",
        "όλο το 24ωρο",
        "على مدار الساعة",
        "цілодобово",
    ),
    Kind.EVERY_DAY: (
        "7j/7",
        "7/7",
        "7 jours sur 7",
        "7 jours/7",
        "tous les jours",
        "chaque jour",
        "daily",
        "every day",
        "7 days a week",
        "seven days a week",
        "täglich",
        "jeden tag",
        "7 tage die woche",
        "κάθε μέρα",
        "κάθε ημέρα",
        "όλες τις ημέρες",
        "يوميا",
        "كل يوم",
        "щодня",
    ),
}
_DAY_PHRASES = {
    "weekdays": WEEKDAYS[:5],
    "weekday": WEEKDAYS[:5],
    "en semaine": WEEKDAYS[:5],
    "la semaine": WEEKDAYS[:5],
    "jours ouvrés": WEEKDAYS[:5],
    "unter der woche": WEEKDAYS[:5],
    "weekend": WEEKDAYS[5:],
    "weekends": WEEKDAYS[5:],
    "week-end": WEEKDAYS[5:],
    "week-ends": WEEKDAYS[5:],
    "wochenende": WEEKDAYS[5:],
    "am wochenende": WEEKDAYS[5:],
    "σαββατοκύριακο": WEEKDAYS[5:],
}


def _meanings() -> Iterator[tuple[str, Meaning]]:
    """Yield words and phrases with their meanings; later ones take precedence."""
    for kind, words in _WORDS.items():
        yield from ((word, Meaning(kind)) for word in words.split())
    for number, names in enumerate(_MONTH_NAMES, start=1):
        yield from ((name, Meaning(Kind.MONTH, month=number)) for name in names.split())
    for kind, texts in _PHRASES.items():
        yield from ((text, Meaning(kind)) for text in texts)
    for text, several in _DAY_PHRASES.items():
        yield text, Meaning(Kind.DAYS, frozenset(several))
    for day, names in _SHORT_DAYS.items():
        meaning = Meaning(Kind.DAYS, frozenset({day}), short=True)
        yield from ((name, meaning) for name in names.split())
    for day, names in _DAY_NAMES.items():
        yield from ((name, Meaning(Kind.DAYS, frozenset({day}))) for name in names.split())


@cache
def phrases() -> dict[tuple[str, ...], Meaning]:
    """Return the meaning of each word and phrase, by its folded parts."""
    return {parts(folded(text)): meaning for text, meaning in _meanings()}


@cache
def longest_phrase() -> int:
    """Return how many parts the longest phrase has."""
    return max(len(phrase) for phrase in phrases())


def means_by_appointment(text: str) -> bool:
    """Return True if a text says that people come by appointment, and nothing else."""
    meaning = phrases().get(parts(folded(text)))
    return meaning is not None and meaning.kind in (Kind.APPOINTMENT, Kind.ALSO_APPOINTMENT)
