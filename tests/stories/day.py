"""A day at the line: twenty seekers, what each of them wants, and what the figures should say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.stories.people import Wish

CONFIDANTS: dict[str, dict[str, object]] = {
    "Karima": {"town": "Utrecht", "languages": ("nl", "ar", "rif"), "communities": ("moroccan",)},
    "Said": {"town": "Rotterdam", "languages": ("nl", "rif"), "communities": ("moroccan",), "gender": "man"},
    "Elif": {"town": "Deventer", "languages": ("nl", "tr"), "communities": ("turkish",)},
    "Yusuf": {"town": "Amersfoort", "languages": ("nl", "ar"), "communities": ("syrian",), "gender": "man"},
    "Marijke": {"town": "Den Haag", "languages": ("nl",), "communities": ("dutch",)},
    "Hasan": {"town": "Enschede", "languages": ("nl", "tr"), "communities": ("turkish",), "gender": "man"},
}
"""The six of the day, each of whom has room for everybody who may be led to them."""

SIGNS: dict[str, tuple[str, ...]] = {
    "information": (),
    "advice": ("us_and_them", "anger"),
    "support": ("violence_right", "violent_images", "secret_contacts"),
}
"""What somebody has seen, by the level that follows from it."""

OWN_WORDS = {
    "nl": "Ik ben {name} en ik maak mij zorgen",
    "ar": "أنا {name} وأنا خائفة على ابني",
    "rif": "Nec d {name}, ggʷdeɣ x memmi",
    "tr": "Ben {name}, oğlum için korkuyorum",
}


@dataclass(frozen=True, slots=True)
class Asks:
    """One seeker of the day. `ends` is how the conversation ends; empty, it goes on after the day.

    `heard` and `helped` are the answers afterwards; empty, the question is skipped.
    """

    name: str
    language: str
    level: str = "information"
    about: str = "child"
    topics: tuple[str, ...] = ()
    ends: str = ""
    heard: str = ""
    helped: str = ""

    @property
    def wishes(self) -> dict[str, Wish]:
        """The answers of the intake, by the questions' roles."""
        seen = SIGNS.get(self.level, ())
        given: dict[str, Wish] = {"about": self.about, "urgency": "yes" if self.level == "urgent" else "no"}
        given |= {"signs": seen} if seen else {}
        return given | ({"topics": self.topics} if self.topics else {})

    @property
    def own_words(self) -> str:
        """What nobody but the one confidant may read."""
        return OWN_WORDS[self.language].format(name=self.name)


ORDINARY = (
    Asks("Fadma", "rif", "advice", topics=("belief", "family"), ends="helped", heard="yes", helped="yes"),
    Asks("Anir", "rif", about="sibling", topics=("online",), ends="referred", heard="partly", helped="no"),
    Asks("Tiziri", "rif", "support", topics=("leaving",)),
    Asks("Itri", "rif", about="friend", ends="seeker", heard="yes"),
    Asks("Hoda", "ar", "support", topics=("change", "belief"), ends="helped", heard="yes", helped="partly"),
    Asks("Nour", "ar", about="sibling", topics=("online", "convert")),
    Asks("Samir", "ar", "advice", about="partner", ends="seeker"),
    Asks("Rania", "ar", about="self", topics=("returned",), ends="helped", heard="no", helped="no"),
    Asks("Sevda", "tr", "advice", topics=("family",), ends="referred", heard="yes", helped="yes"),
    Asks("Kemal", "tr", about="sibling", topics=("prison",)),
    Asks("Ayla", "tr", "support", ends="helped", heard="yes", helped="yes"),
    Asks("Derya", "tr", about="friend", topics=("other",), ends="seeker", heard="partly"),
    Asks("Anja", "nl", "advice", topics=("change",), ends="helped", heard="yes", helped="partly"),
    Asks("Bilal", "nl", about="work", topics=("online", "belief")),
)
"""The fourteen for whom the day goes as days go."""

IN_DANGER = Asks("Marja", "nl", "urgent", topics=("leaving",))
IN_NEED = Asks("Yamina", "nl", "support", topics=("change", "family"))
DECLINED = Asks("Ineke", "nl", "advice", about="partner")
UNHEARD = Asks("Wim", "nl", about="friend")


@dataclass
class Ledger:
    """What happened as the story saw it happen, in the words of the figures."""

    counted: Counter[str] = field(default_factory=Counter)

    def add(self, series: str, **values: str | tuple[str, ...]) -> None:
        """One event, and its values in the tables that tell it apart."""
        self.counted[series] += 1
        for table, given in values.items():
            for one in (given,) if isinstance(given, str) else given:
                self.counted[f"{series}.{table}={one}"] += 1

    def requested(self, asks: Asks) -> None:
        """Somebody agreed to be matched."""
        self.add("requests", level=asks.level, language=asks.language, asker=asks.about, kind=asks.topics)

    def ended(self, asks: Asks) -> None:
        """A conversation ended within the day, and its seeker was asked how it was."""
        outcome = "ended_by_seeker" if asks.ends == "seeker" else asks.ends
        self.add("ends", duration="day", outcome=outcome)
        for series, answer in (("heard", asks.heard), ("helped", asks.helped)):
            if answer:
                self.add(series, answer=answer)
