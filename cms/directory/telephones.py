"""Reads the telephone numbers that people type.

A number is refused where nobody could dial it, not where nobody has it: the ranges for fiction
(+33 5 36 49 …, +44 1632 960…) are possible and belong to nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
    ValidationResult,
    format_number,
    shortnumberinfo,
)

from cms.ground.choices import country_name

EXTENSION = re.compile(
    r"[\s,;(]*(?:;ext=|\b(?:extension|extn?|poste|nebenstelle|durchwahl|dw|kl)\b\.?"
    r"|(?<=[\d\s])x|εσωτ(?:ερικό|\.)?|تحويلة|داخلي|#)\s*:?\s*(\d{1,7})\s*\)?\s*$",
    re.IGNORECASE,
)
"""An extension as English, French, German, Greek and Arabic write it."""
TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
ABROAD = ("+", "00")
DIGITS_IN_GROUPS = re.compile(r"\d+(?:[ .]\d+)*")
"""As a short number is written."""
HOURS = re.compile(r"\d{1,2} ?[/-] ?\d{1,2}")
"""As in "7/7", "24/7", "9-17", whose digits might pass for a short number."""
LONGEST_UNLISTED_SHORT_NUMBER = 5
"""Not all short numbers are listed (Greece: 15900). Longer ones may lack the code of their area."""
LONGEST_EXTENSION = 7
"""Digits, as a document holds them."""
NO_COUNTRY = "ZZ"
"""The library's name for it."""


@dataclass(frozen=True)
class Telephone:
    """A telephone is a number that can be dialled.

    Attributes:
        dialled: E.164, with its extension as RFC 3966 writes it: ``+33536490101;ext=12``. A short
            number, which exists inside its country alone, is its digits: ``115``.
        shown: the text to show.
    """

    dialled: str
    shown: str


def read(typed: str, countries: Sequence[str]) -> Telephone:
    """Return the telephone that somebody typed.

    Args:
        typed: one number, as people write it.
        countries: of the places, as ISO 3166-1 has them: a number without a country's code is of
            the first in which it can be dialled.

            Without any, only numbers that begin with + are read.

    Raises:
        ValidationError: it is no number, or several, or more than a number.
    """
    text = " ".join(typed.split())
    known = [country for country in countries if country] or [NO_COUNTRY]
    _check_that_it_is_one_number(text, known)
    refusals = []
    for country in known:
        try:
            return _read_in(text, country)
        except ValidationError as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _check_that_it_is_one_number(text: str, countries: Sequence[str]) -> None:
    number, _extension = _without_extension(text)
    if not any(sign.isdecimal() for sign in number):
        raise ValidationError(
            _("“%(typed)s” is not a telephone number. Example: +33 5 36 49 01 01."),
            params={"typed": text},
        )
    for country in countries:
        found = PhoneNumberMatcher(number, country, leniency=Leniency.POSSIBLE)
        if len({match.number.national_number for match in found}) > 1:
            raise ValidationError(
                _("There are two numbers here. Add a phone of its own for each of them.")
            )
    if re.search(r"[^\W\d_]", number) or HOURS.fullmatch(number):
        raise ValidationError(
            _(
                "Write only the number here. Words and hours belong in “what for”: “%(typed)s”"
                " cannot be dialled."
            ),
            params={"typed": text},
        )


def _read_in(text: str, country: str) -> Telephone:
    written, extension = _without_extension(text)
    short = _short_number(written, country)
    if short and not extension:
        return Telephone(short, written if written.isascii() else short)
    number = _parsed(written, country)
    reason = _possibility(number) if number else None
    if number is None or reason != ValidationResult.IS_POSSIBLE:
        raise ValidationError(_refusal(reason), params=_named(text, country, number))
    if extension:
        number.extension = extension
    return Telephone(_dialled(number), _shown(written, number))


def _without_extension(text: str) -> tuple[str, str]:
    found = EXTENSION.search(text)
    return (text[: found.start()].strip(), _western(found[1])) if found else (text, "")


def _short_number(written: str, country: str) -> str:
    """Return the digits of a short number, e.g. 115; empty where it is none."""
    digits = phonenumbers.normalize_digits_only(written)
    is_one_number = DIGITS_IN_GROUPS.fullmatch(written) and not written.startswith(ABROAD)
    number = _parsed(digits, country) if is_one_number else None
    if number is None:
        return ""
    if len(digits) > LONGEST_UNLISTED_SHORT_NUMBER:
        is_short = shortnumberinfo.is_valid_short_number_for_region(number, country)
    else:
        is_short = shortnumberinfo.is_possible_short_number_for_region(number, country)
    return digits if is_short else ""


def _parsed(written: str, country: str) -> PhoneNumber | None:
    """Return the number; without its ``(0)`` where its country has none, as Greece."""
    number = None
    for each in dict.fromkeys((written, TRUNK_ZERO.sub(" ", written))):
        try:
            number = phonenumbers.parse(each, country)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            break
    return number


def _possibility(number: PhoneNumber) -> int:
    """Return whether a number may be dialled, or why not, as the library names it.

    Some countries have rare numbers of other lengths: those must be listed. In Greece ``2310
    123456-7`` means two numbers, and not one of eleven digits.
    """
    if len(number.extension or "") > LONGEST_EXTENSION:
        return ValidationResult.TOO_LONG
    if phonenumbers.is_valid_number(number):
        return ValidationResult.IS_POSSIBLE
    usual = PhoneNumberType.FIXED_LINE_OR_MOBILE
    return phonenumbers.is_possible_number_for_type_with_reason(number, usual)


def _refusal(reason: int | None) -> str:
    if reason == ValidationResult.TOO_SHORT:
        return _("“%(typed)s” has too few digits for a number (%(country)s).")
    if reason == ValidationResult.TOO_LONG:
        return _("“%(typed)s” has too many digits for a number (%(country)s).")
    if reason == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return _("“%(typed)s” lacks the code of its area. Write the number as dialled from abroad.")
    return _(
        "“%(typed)s” cannot be dialled (%(country)s). Begin a number of another country with + and"
        " its code."
    )


def _named(text: str, country: str, number: PhoneNumber | None) -> dict[str, str]:
    region = phonenumbers.region_code_for_country_code(number.country_code or 0) if number else ""
    has_own_country = text.startswith(ABROAD) and region and len(region) == len(country)
    of = region if has_own_country and region not in {"ZZ", "001"} else country
    return {"typed": text, "country": country_name(of)}


def _dialled(number: PhoneNumber) -> str:
    extension = f";ext={number.extension}" if number.extension else ""
    return format_number(_without_its_extension(number), PhoneNumberFormat.E164) + extension


def _shown(written: str, number: PhoneNumber) -> str:
    """Return the text to show: with the country's code, grouped as somebody grouped it.

    What was written as it is dialled from abroad stays: libraries group Greek numbers oddly. Each
    language of the portal names an extension in its own way; libraries write ``x`` for some.
    """
    is_proper = re.fullmatch(r"\+[0-9]+([ .-][0-9]+)+", written)
    plain = _without_its_extension(number)
    shown = written if is_proper else format_number(plain, PhoneNumberFormat.INTERNATIONAL)
    return f"{shown} ext. {number.extension}" if number.extension else shown


def _without_its_extension(number: PhoneNumber) -> PhoneNumber:
    plain = PhoneNumber()
    plain.merge_from(number)
    plain.extension = None
    return plain


def _western(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits)
