"""Words people use for yes, no and "and", in the ways they really type them.

These are read, never shown. An organisation that adds a language passes its own words along.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.intake.folding import fold


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words for yes and for no, and what stands between the parts of a list."""

    yes: frozenset[str]
    no: frozenset[str]
    joiners: frozenset[str]

    @classmethod
    def of(cls, yes: str, no: str, joiners: str = "") -> Vocabulary:
        """Words as they are typed, set apart by white space; a + binds two words into one answer."""
        return cls(*(frozenset(map(_folded, words.split())) for words in (yes, no, joiners)))

    def __or__(self, other: Vocabulary) -> Vocabulary:
        """Both together."""
        return Vocabulary(self.yes | other.yes, self.no | other.no, self.joiners | other.joiners)


def _folded(word: str) -> str:
    return fold(word.replace("+", " "))


COMMON = Vocabulary.of(
    yes="""
        ja jawel zeker klopt inderdaad ja+hoor
        نعم اه ايه ايوا ايوه اجل واه واخا اكيد na3am naam ayeh aywa iyeh
        wah ih yah waxxa ⵡⴰⵀ ⵉⵀ
        evet tabii aynen
        yes yeah yep yup sure y j
    """,
    no="""
        nee neen niet nope helemaal+niet
        لا كلا لأ la2 laa
        lla la uhu uhuh ⵍⵍⴰ ⵓⵀⵓ
        hayır yok değil
        no nah n
    """,
    joiners="en and ve ile و d ed ⴷ",
)
"""Dutch, Arabic (with Darija, Levantine and Arabizi), Tarifit, Turkish and English."""
