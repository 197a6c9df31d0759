"""Telephone numbers of people: the country's own as they are dialled, and those of the world with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberMatcher, PhoneNumberType

from handlers.personal.found import Hit
from locales.organisation import ours

GERMANY = "DE"
"""Its numbers are often written with their country's, and never dialled without it."""

OF_NOBODY = frozenset(
    (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    )
)
"""Kinds that only organisations have: 0800, 0900, 088 and their like."""

_LETTERS = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"(?<![\d+])\d(?:[ .\-/()]{0,2}\d){8,13}(?!\d)")


def home() -> str:
    """Where a number without a country is first looked for."""
    return ours().country.upper()


@cache
def _codes(regions: tuple[str, ...]) -> tuple[str, ...]:
    """Country codes with which a number is often written without a plus sign."""
    return tuple(str(phonenumbers.country_code_for_region(region)) for region in regions)


def _helplines() -> frozenset[str]:
    return frozenset("".join(re.findall(r"\d", number)) for number in ours().numbers.values())


def telephones(text: str) -> Iterator[Hit]:
    """The numbers in a plain text that can be a person's; numbers to call for help are none."""
    # The matcher takes no number that touches a letter; people write "tel:0612345678x" all the same.
    bare = _LETTERS.sub("|", text)
    for match in PhoneNumberMatcher(bare, home(), leniency=Leniency.VALID):
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
    here = number.country_code == phonenumbers.country_code_for_region(home())
    helps = here and not _helplines().isdisjoint((digits, f"0{digits}"))
    return not helps and phonenumbers.number_type(number) not in OF_NOBODY


def _mobile(digits: str) -> PhoneNumber | None:
    """The mobile number that bare digits are, with their country in front or dialled at home there."""
    abroad = ours().abroad
    tries = [(digits, region) for region in abroad] if digits.startswith("0") else []
    tries += [(f"+{digits}", home())] if digits.startswith(_codes((home(), GERMANY, *abroad))) else []
    for written, region in tries:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        kind = phonenumbers.number_type(number)
        if kind == PhoneNumberType.MOBILE and phonenumbers.is_valid_number(number):
            return number
    return None
