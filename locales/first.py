"""What in the texts only fits the line as it comes, in the Netherlands: where another organisation words anew.

Its telephone numbers are `locales.texts.common.NUMBERS`. A test holds that no text has another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from locales.organisation import AS_IT_COMES, Organisation

HELPERS = (
    "Autoriteit Persoonsgegevens",
    "Kindertelefoon",
    "Landelijk Steunpunt Extremisme",
    "Meld Misdaad Anoniem",
    "Utrecht",
    "Veilig Thuis",
    "Vertrouwensinspecteurs",
)
"""Names of Dutch organisations and places, which are the same in every language."""

COUNTRY: Mapping[str, tuple[str, ...]] = {
    "en": ("Netherlands", "Dutch time"),
    "nl": ("Nederland", "Nederlandse tijd"),
    "ar": ("هولندا",),
    "rif": ("Hulanda",),
    "tr": ("Hollanda",),
}
"""What the country is called in each language's texts."""


def number(written: str) -> re.Pattern[str]:
    """A telephone number where it stands by itself, and not within a longer one."""
    return re.compile(rf"(?<![\d-])(?<!\d ){re.escape(written)}(?!-?\d)(?! \d)")


def marks(text: str, language: str, theirs: Organisation) -> Iterator[str]:
    """What a text has that cannot be `theirs`: a number they do not have, a helper or country not theirs."""
    own = set(theirs.numbers.values())
    words = [] if theirs.name == AS_IT_COMES.name else [AS_IT_COMES.name]
    if theirs.country != AS_IT_COMES.country:
        words += [*HELPERS, *COUNTRY.get(language, ())]
    for one in dict.fromkeys(AS_IT_COMES.numbers.values()):
        if one not in own and number(one).search(text):
            yield one
    yield from (one for one in words if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text))
