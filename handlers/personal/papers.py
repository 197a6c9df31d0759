"""Numbers of bank accounts (IBAN) and of citizens (BSN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.personal.found import Hit

_REGISTRY = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 "
    "EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
    "KW30 KZ20 LB28 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 "
    "PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 TN24 TR26 UA29 VA22 VG24 XK20 "
)
IBAN_LENGTHS = {country: int(length) for country, length in re.findall(r"([A-Z]{2})(\d\d)", _REGISTRY)}
"""Signs of an account number by its country (the IBAN registry of ISO 13616)."""

_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .\-]?\d[ .\-]?\d(?:[ .\-]{0,2}[A-Za-z0-9]){11,30}")
_SIGN = re.compile(r"[A-Za-z0-9]")

_NINE = re.compile(r"(?<![\d.,\-/+])\d{3,4}[ .\-]?\d{2,3}[ .\-]?\d{2,3}(?![\d]|[.,\-/]\d)")
_MONEY = re.compile(r"[€$£]\s*$")
_NAMED = re.compile(
    r"\b(?:bsn|burgerservice\w*|sofi\w*|رقم الخدمة|vatandaş\w* \w*)\W{0,3}\w{0,10}\W{0,3}$", re.IGNORECASE
)


def accounts(text: str) -> Iterator[Hit]:
    """Account numbers of a known country, of its length, whose check digits are right (mod 97)."""
    for match in _ACCOUNT.finditer(text):
        found = _account(text, match.start())
        if found:
            yield found


def _account(text: str, start: int) -> Hit | None:
    length = IBAN_LENGTHS.get(text[start : start + 2].upper())
    signs = list(_SIGN.finditer(text, start, start + 3 * (length or 0)))[: length or 0]
    if not length or len(signs) < length or _goes_on(text, signs[-1].end()):
        return None
    value = "".join(sign.group() for sign in signs).upper()
    moved = "".join(str(int(sign, 36)) for sign in value[4:] + value[:4])
    return Hit("iban", start, signs[-1].end(), value) if int(moved) % 97 == 1 else None


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and text[end].isalnum()


def citizens(text: str) -> Iterator[Hit]:
    """Numbers that pass the eleven test: nine digits, or eight behind a word that says what they are.

    One in eleven numbers of nine digits passes; amounts of money and parts of longer numbers are
    left out.
    """
    for match in _NINE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        before = text[max(0, match.start() - 40) : match.start()]
        wanted = len(digits) == 9 or (len(digits) == 8 and _NAMED.search(before))  # noqa: PLR2004
        if wanted and not _MONEY.search(before) and passes_eleven_test(digits):
            yield Hit("bsn", match.start(), match.end(), digits.zfill(9))


def passes_eleven_test(digits: str) -> bool:
    """Whether 9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of 11 (Logisch ontwerp BSN), and not all noughts."""
    *first, last = map(int, digits.zfill(9))
    weighed = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) - last
    return weighed % 11 == 0 and any(first)
