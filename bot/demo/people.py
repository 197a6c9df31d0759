"""The made-up people of the demonstration. Nobody in here exists."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.staff.card import Card

SEEKER_TOKEN = "1000001:demo-seeker-bot-token-for-loopback-only"  # noqa: S105 - opens nothing but the sandbox
STAFF_TOKEN = "1000002:demo-staff-bot-token-for-loopback-only"  # noqa: S105 - as above
SEEKER_BOT = "amana_demo_bot"
STAFF_BOT = "amana_demo_staff_bot"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone. `language` is the one they read best."""

    id: int
    name: str
    language: str
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Confidant:
    """A confidant and their card; `town` and `called`, a working name, are typed as people type them."""

    person: Person
    card: Card
    town: str
    called: str = ""


SEEKERS = (
    Person(700000101, "Fadma Ouali", "rif", "fadma_o"),
    Person(700000102, "Hoda Mansour", "ar", "hodamansour"),
    Person(700000103, "Sevda Aydın", "tr", "sevda_a"),
    Person(700000104, "Anja de Wit", "nl"),
)
CONFIDANTS = (
    Confidant(
        Person(700000201, "Karima Bennani", "nl", "karima_b"),
        Card("woman", ("nl", "ar", "rif"), ("moroccan",), limit=3, topics=("change", "leaving", "family")),
        "Utrecht",
        "Naima",
    ),
    Confidant(
        Person(700000202, "Said El Amrani", "rif"),
        Card("man", ("nl", "rif"), ("moroccan",), limit=3, topics=("online", "prison")),
        "Rotterdam",
        "Idris",
    ),
    Confidant(
        Person(700000203, "Elif Yıldız", "tr", "elif_y"),
        Card("woman", ("nl", "tr"), ("turkish",), limit=3, topics=("belief", "online")),
        "Deventer",
        "Derya",
    ),
    Confidant(
        Person(700000204, "Yusuf Haddad", "ar"),
        Card("man", ("nl", "ar", "en"), ("syrian",), limit=2, topics=("returned", "change")),
        "Amersfoort",
        "Sami",
    ),
    Confidant(
        Person(700000205, "Marijke Visser", "nl"),
        Card("woman", ("nl", "en"), ("dutch", "surinamese"), limit=3, topics=("convert", "family")),
        "Rotterdam",
        "Hanneke",
    ),
)
ADMIN = Person(700000301, "Joost Bakker", "nl", "joostb")
COORDINATOR = Person(700000302, "Nadia Chaoui", "nl", "nadia_ch")
