"""What the made-up seekers of the script want, in their own words, and who should answer them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.demo.people import CONFIDANTS, SEEKERS, Confidant, Person


@dataclass(frozen=True, slots=True)
class Plan:
    """One case to play. `answers` are by the questions' roles; every other question is skipped.

    `expected` is who should get the case; `says` and `hears` are what passes through the relay.
    """

    seeker: Person
    expected: Confidant
    answers: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()


PLANS = (
    Plan(
        SEEKERS[3],
        CONFIDANTS[4],
        {
            "about": "child",
            "urgency": "no",
            "story": "Mijn dochter praat niet meer met ons.",
            "community": "dutch",
            "languages": ("nl",),
            "gender": "woman",
            "place": "Den Haag",
            "distance": "no_matter",
        },
        ("Fijn dat er iemand is.", "Ik weet niet <hoe> ik moet beginnen_ 🙁"),
        ("Fijn dat je schrijft. Wat heb je gezien?",),
    ),
    Plan(
        SEEKERS[1],
        CONFIDANTS[3],
        {
            "about": "child",
            "urgency": "no",
            "story": "ابني لا يخرج من غرفته ولا يتكلم معنا.",
            "community": "syrian",
            "languages": ("ar",),
            "gender": "man",
            "place": "أمستردام",
            "distance": "not_own_town",
        },
        ("السلام عليكم، أنا خائفة على ابني.", "هو لا ينام في الليل."),
        ("وعليكم السلام. أنا معك، خذي وقتك.",),
    ),
    Plan(
        SEEKERS[0],
        CONFIDANTS[0],
        {
            "about": "child",
            "urgency": "no",
            "story": "Illi tbeddel aṭṭas, war akid-neɣ tessawal.",
            "community": "moroccan",
            "languages": ("rif",),
            "gender": "woman",
            "place": "Amersfoort",
            "distance": "near",
        },
        ("Ssalam, xseɣ ad siwleɣ x illi.", "Ggʷdeɣ xaf-s."),
        ("Merḥba. Ini-ayi min yemsaren.",),
    ),
    Plan(
        SEEKERS[2],
        CONFIDANTS[2],
        {
            "about": "sibling",
            "urgency": "no",
            "story": "Kardeşim çok değişti, İstanbul'daki arkadaşlarıyla bile konuşmuyor.",
            "community": "turkish",
            "languages": ("tr",),
            "gender": "woman",
            "place": "Enschede",
            "distance": "region",
        },
        ("Merhaba, kardeşim için endişeliyim.", "Ne yapmam gerektiğini bilmiyorum."),
        ("Merhaba, yazdığın için teşekkürler. Neler fark ettin?",),
    ),
)
