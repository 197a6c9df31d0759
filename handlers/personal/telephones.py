"""Telephone numbers of people: Dutch ones as they are dialled, and those of the world with their country."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberMatcher, PhoneNumberType

from handlers.personal.found import Hit
from locales.texts.common import NUMBERS

HOME = "NL"
"""Where a number without a country is first looked for."""

ABROAD = ("BE", "MA", "TR")
"""Where else: mobile numbers as they are dialled where many seekers have family."""

COUNTRIES = tuple(str(phonenumbers.country_code_for_region(region)) for region in (HOME, "DE", *ABROAD))
"""Country codes with which a number is often written without a plus sign."""

OF_NOBODY = frozenset(
    (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    )
)
"""Kinds that only organisations have: 0800, 0900, 088 and their like."""

HELPLINES = frozenset("".join(re.findall(r"\d", number)) for number in NUMBERS.values())
_LETTERS = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"(?<![\d+])\d(?:[ .\-/()]{0,2}\d){8,13}(?!\d)")


def telephones(text: str) -> Iterator[Hit]:
    """The numbers in a plain text that can be a person's; numbers to call for help are none."""
    # The matcher takes no number that touches a letter; people write "tel:0612345678x" all the same.
    bare = _LETTERS.sub("|", text)
    for match in PhoneNumberMatcher(bare, HOME, leniency=Leniency.VALID):
        if _of_somebody(match.number):
            yield _hit(match.number, match.start, match.end)
    for run in _RUN.finditer(bare):
        number = _mobile(re.sub(r"\D", "", run.group()))
        if number:
            yield _hit(number, run.start(), run.end())


def _hit(number: PhoneNumber, start: int, end: int) -> Hit:
    return Hit("phone", start, end, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _of_somebody(number: PhoneNumber) -> bool:
    digits = phonenumbers.national_significant_number(number)
    helps = number.country_code == phonenumbers.country_code_for_region(HOME) and (
        digits in HELPLINES or f"0{digits}" in HELPLINES
    )
    return not helps and phonenumbers.number_type(number) not in OF_NOBODY


def _mobile(digits: str) -> PhoneNumber | None:
    """The mobile number that bare digits are, with their country in front or dialled at home there."""
    tries = [(digits, region) for region in ABROAD] if digits.startswith("0") else []
    tries += [(f"+{digits}", HOME)] if digits.startswith(COUNTRIES) else []
    for written, region in tries:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        kind = phonenumbers.number_type(number)
        if kind == PhoneNumberType.MOBILE and phonenumbers.is_valid_number(number):
            return number
    return None
