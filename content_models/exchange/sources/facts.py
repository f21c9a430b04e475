"""Reads facts as people and other systems write them, and notes what it cannot read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from uuid import UUID

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatch, PhoneNumberMatcher
from pydantic import TypeAdapter, ValidationError

from content_models.countries import COUNTRIES
from content_models.exchange.found import ReadingOptions, Reason, Refusal
from content_models.exchange.sources.folding import folded
from content_models.exchange.sources.positions import position
from content_models.hours.gathered import ReadHours
from content_models.hours.osm_reader import from_osm
from content_models.hours.places import holiday_region_of, timezone_of
from content_models.hours.reading.reader import read_hours
from content_models.hours.weekly import LONGEST_NOTE, Hours, PublicHolidays
from content_models.language_names import cldr_locale, is_named, languages_by_name, with_usual_tag
from content_models.languages import LanguageTag
from content_models.places import Coordinates, Phone

MOST_OF_A_FIELD = 100
"""More phones or languages in one field are a mistake."""
FEWEST_DIGITS = 3
SHORT_NUMBER = 6
"""Digits; 115, 15900 and 116 117 are dialled as they are, inside their country."""
NAMING_LANGUAGES = ("fr", "en", "de", "el", "ar")
"""Names of countries and languages are read in these."""
_MAIL = re.compile(r"[^@\s<>;,]+@[^@\s<>;,.]+(\.[^@\s<>;,.]+)+")
_WEB = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_EXTENSION = re.compile(r"(?:;ext=|\bext\.? ?)(\d{1,7})$", re.IGNORECASE)
_BETWEEN = re.compile(r"[;\n|/،]|,(?!\d)")
_TAG: TypeAdapter[str] = TypeAdapter(LanguageTag)
DIALECTS = {"dari": "fa-AF", "darī": "fa-AF", "farsi": "fa", "kurmanji": "kmr", "sorani": "ckb",
            "pashto": "ps", "pachto": "ps", "lsf": "fsl", "bsl": "bfi",
            "langue des signes francaise": "fsl", "mandarin": "zh"}  # fmt: skip
"""Names that people use and CLDR has not, folded."""


@dataclass
class Facts:
    """Facts of one record are read one by one; refusals gather.

    Attributes:
        options: of the source.
        refusals: of what was not read, in order.
    """

    options: ReadingOptions
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, name: str, reason: Reason, value: object = "") -> None:
        """Note that a field was not read."""
        self.refusals.append(Refusal(name, reason, str(value)))

    def text(self, value: object) -> str:
        """Return a value as text; nothing for none."""
        if value is None or isinstance(value, dict | list):
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).replace("\x00", "").strip()

    def mail(self, name: str, value: object) -> str:
        """Return an address; the first where there are several."""
        text = self.text(value).removeprefix("mailto:")
        if not text:
            return ""
        found = _MAIL.search(text)
        if found is None or (found[0] != text and len(text.split()) > 1 and "@" not in text):
            self.refuse(name, Reason.NOT_AN_EMAIL, text)
            return ""
        if found[0] != text:
            self.refuse(name, Reason.TOO_MANY, text)
        return found[0]

    def web(self, name: str, value: object) -> str:
        """Return an address of the web, with its scheme."""
        text = self.text(value)
        if not text:
            return ""
        if not _WEB.fullmatch(text):
            self.refuse(name, Reason.NOT_A_WEB_ADDRESS, text)
            return ""
        return text if text.lower().startswith(("http://", "https://")) else f"https://{text}"

    def day(self, name: str, value: object) -> date | None:
        """Return a day, read as the country writes dates.

        03/04/2026 is the 3rd of April but where months come first. Where a country writes both
        ways, days that may be months are left out.
        """
        text = self.text(value)
        if not text:
            return None
        order = _order(text, self.options.country)
        if order is None:
            ambiguous = _DAY_FIRST.fullmatch(text) is not None
            self.refuse(name, Reason.AMBIGUOUS_DATE if ambiguous else Reason.NOT_A_DATE, text)
            return None
        try:
            found = date(*order)
        except ValueError:
            self.refuse(name, Reason.NOT_A_DATE, text)
            return None
        if found > self.options.on:
            self.refuse(name, Reason.OUT_OF_RANGE, text)
            return None
        return found

    def number(self, name: str, value: object) -> float | None:
        """Return a number, with a point or a comma."""
        text = self.text(value).replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
        if not text:
            return None
        if re.fullmatch(r"[+-]?\d{1,12}([.,]\d{1,20})?", text) is None:
            if isinstance(value, float) and value == value:  # small floats: 1e-05
                return value
            self.refuse(name, Reason.NOT_A_NUMBER, text)
            return None
        return float(text.replace(",", "."))

    def whole(self, name: str, value: object, least: int, most: int) -> int | None:
        """Return a whole number between two."""
        number = self.number(name, value)
        if number is None:
            return None
        if not number.is_integer() or not least <= number <= most:
            self.refuse(name, Reason.OUT_OF_RANGE, value)
            return None
        return int(number)

    def country(self, name: str, value: object) -> str:
        """Return the code of a country; that of the source where nothing is said."""
        text = self.text(value)
        if not text:
            return self.options.country
        code = text.upper()
        found = code if code in COUNTRIES else _country_names().get(folded(text))
        if found is None:
            self.refuse(name, Reason.NOT_A_COUNTRY, text)
            return self.options.country
        return found

    def point(
        self, name: str, latitude: object, longitude: object, country: str
    ) -> Coordinates | None:
        """Return a position in a country; one in the sea or elsewhere is left out."""
        if not (self.text(latitude) and self.text(longitude)):
            if self.text(latitude) or self.text(longitude):
                self.refuse(name, Reason.INVALID, f"{latitude}, {longitude}")
            return None
        north, east = self.number(name, latitude), self.number(name, longitude)
        if north is None or east is None:
            return None
        found, reason = position(north, east, country)
        if reason is not None:
            self.refuse(name, reason, f"{latitude}, {longitude}")
        return found

    def phones(self, name: str, value: object, of: UUID | None = None) -> list[Phone]:
        """Return the numbers of a text; others are shown as they are written."""
        found: list[Phone] = []
        for text in self.pieces(value, None):
            whole = list(_numbers(text, self.options.country))
            parts = [] if whole else self.pieces(text, _BETWEEN)
            found.extend(whole or (phone for part in parts for phone in self._phone(name, part)))
        if len(found) > MOST_OF_A_FIELD:
            self.refuse(name, Reason.TOO_MANY, value)
        return [phone.model_copy(update={"of": of}) for phone in found[:MOST_OF_A_FIELD]]

    def _phone(self, name: str, text: str) -> list[Phone]:
        numbers = list(_numbers(text, self.options.country))
        if not numbers:
            self.refuse(name, Reason.NOT_A_PHONE, text)
        is_dialled = sum(sign.isdigit() for sign in text) >= FEWEST_DIGITS
        return numbers or ([Phone(number=text)] if is_dialled else [])

    def hours(self, name: str, value: object, country: str, postcode: str) -> Hours | None:
        """Return opening hours; what was not understood is kept as their note."""
        text = self.text(value)
        if not text:
            return None
        try:
            zone = timezone_of(country)
        except LookupError:
            self.refuse(name, Reason.NO_TIMEZONE, text)
            return None
        region = holiday_region_of(country, postcode)
        read = _read_hours(text, country, zone, region, self.options.public_holidays)
        return self._with_note(name, text, read, zone, region)

    def _with_note(
        self, name: str, text: str, read: ReadHours, zone: str, region: str
    ) -> Hours | None:
        if read.whole:
            return read.hours
        self.refuse(name, Reason.HOURS_NOT_UNDERSTOOD, text)
        hours = read.hours or Hours(timezone=zone, holiday_region=region)
        return hours.model_copy(update={"note": text[:LONGEST_NOTE], "doubtful": True})

    def languages(self, name: str, value: object) -> tuple[str, ...]:
        """Return the tags of languages, named by tag or in one of five languages."""
        tags = []
        for text in self.pieces(value, re.compile(r"[;,\n|/،+&]|\s(?:et|and|und|και|و)\s")):
            tag = language_tag(text)
            if tag is None:
                self.refuse(name, Reason.UNKNOWN_VALUE, text)
            else:
                tags.append(tag)
        return tuple(dict.fromkeys(tags))

    def pieces(self, value: object, between: re.Pattern[str] | None) -> list[str]:
        """Return the values of a list, or of a text with signs between."""
        if isinstance(value, list | tuple):
            texts = [self.text(each) for each in value]
        else:
            text = self.text(value)
            texts = between.split(text) if between else [text]
        return [each.strip() for each in texts if each.strip()][:MOST_OF_A_FIELD]

    def themes(self, name: str, words: Iterable[str]) -> tuple[UUID, ...]:
        """Return the keys of themes, by words or groups of words: ``logement--louer``."""
        found = []
        for word in words:
            known = self.options.themes
            key = known.get(word) or known.get(word.partition("--")[0]) or known.get(folded(word))
            if key is None:
                self.refuse(name, Reason.UNKNOWN_VALUE, word)
            else:
                found.append(key)
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=10_000)
def _read_hours(
    text: str, country: str, zone: str, region: str, unmentioned: PublicHolidays
) -> ReadHours:
    """Return hours in OpenStreetMap's syntax, else as people write them; many places share them."""
    read = from_osm(text, timezone=zone, holiday_region=region, unmentioned=unmentioned)
    return read if read.whole else read_hours(text, country, timezone=zone, holiday_region=region)


MONTHS_FIRST = frozenset({"US", "PH"})
BOTH_WAYS = frozenset({"CA"})
MONTHS_OF_A_YEAR = 12


def _order(text: str, country: str) -> tuple[int, int, int] | None:
    """Return year, month and day; None where it is no date or may be two."""
    found = _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = _DAY_FIRST.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if country in MONTHS_FIRST:
        first, second = second, first
    elif first <= MONTHS_OF_A_YEAR and second <= MONTHS_OF_A_YEAR and first != second:
        if country in BOTH_WAYS:
            return None
    elif second > MONTHS_OF_A_YEAR:
        return None  # a month first, where days come first: other dates of it cannot be trusted
    return year, second, first


def _numbers(text: str, country: str) -> Iterator[Phone]:
    """Yield the numbers that can be dialled; words beside the only one are its label."""
    written = text.removeprefix("tel:").strip()
    digits = phonenumbers.normalize_digits_only(written)
    if FEWEST_DIGITS <= len(digits) <= SHORT_NUMBER and re.fullmatch(r"[1-9][\d .]*", written):
        yield Phone(number=digits, dialled=digits)
        return
    extension = _EXTENSION.search(written)
    plain = written[: extension.start()] if extension else written
    matches = _matches(plain, country) or _matches(plain.replace("/", " "), country)
    for match in matches:
        is_alone = len(matches) == 1
        suffix, shown, label = "", "", ""
        if is_alone:
            label = (plain[: match.start] + plain[match.end :]).strip(" :;,.()-/\n")
        if is_alone and extension:
            suffix, shown = f";ext={extension[1]}", f" ext. {extension[1]}"
        number, e164 = match.number, PhoneNumberFormat.E164
        yield Phone(
            number=phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) + shown,
            dialled=phonenumbers.format_number(number, e164) + suffix,
            label=label if any(sign.isalpha() for sign in label) else "",
        )


def _matches(text: str, country: str) -> list[PhoneNumberMatch]:
    found = PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE)
    return list({str(match.number): match for match in found}.values())


@cache
def _country_names() -> dict[str, str]:
    """Return the codes of countries by their folded names in five languages."""
    return {
        folded(str(name)): code
        for reader in NAMING_LANGUAGES
        for code, name in cldr_locale(reader).territories.items()
        if code in COUNTRIES
    } | {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "great britain": "GB",
         "northern ireland": "GB", "grande bretagne": "GB"}  # fmt: skip


@cache
def _language_names() -> dict[str, str]:
    """Return the tags of languages by their folded names in five languages and in themselves."""
    named = {
        folded(name): tag
        for reader in NAMING_LANGUAGES
        for tag, name in languages_by_name(reader).items()
    }
    return named | DIALECTS


def language_tag(text: str) -> str | None:
    """Return the tag of a language, from a tag or a name."""
    tag = text.strip().replace("_", "-")
    try:
        known = with_usual_tag(_TAG.validate_python(tag[:1].lower() + tag[1:]))
    except ValidationError:
        known = ""
    if known and is_named(known):
        return known
    return _language_names().get(folded(text))
