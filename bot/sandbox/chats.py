"""The people, the bots, and the private chat between one of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.keyboards import ReplyKeyboard
from bot.sandbox.messages import Message

Command = tuple[str, str]
"""A command and its description."""


@dataclass(slots=True)
class Person:
    """Somebody with a phone. `language` is what they speak, `language_code` what Telegram says."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "nl"
    hint: str = ""
    language: str | None = None
    deactivated: bool = False
    forbids_voice: bool = False


@dataclass(slots=True)
class Profile:
    """What a bot says of itself, by language code; the empty code is for everybody else."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, int | None, str], tuple[Command, ...]] = field(default_factory=dict)
    menu_buttons: dict[int | None, str] = field(default_factory=dict)


@dataclass(slots=True)
class Bot:
    """A bot account. `topics`: its private chats are forums."""

    token: str
    username: str
    name: str
    topics: bool = False
    users_create_topics: bool = False
    profile: Profile = field(default_factory=Profile)

    @property
    def id(self) -> int:
        """Return its user id: the part of the token before the colon."""
        return int(self.token.partition(":")[0])

    def commands_for(self, person: Person) -> tuple[Command, ...]:
        """Return the commands this person sees, by the Bot API's order of scopes."""
        code = person.language_code or ""
        for scope in (("chat", person.id), ("all_private_chats", None), ("default", None)):
            for language in (code, ""):
                found = self.profile.commands.get((*scope, language))
                if found is not None:
                    return found
        return ()

    def description_for(self, person: Person) -> str:
        """Return what the empty chat shows to this person."""
        texts = self.profile.descriptions
        return texts.get(person.language_code or "") or texts.get("", "")

    def name_for(self, person: Person) -> str:
        """Return the name this person sees."""
        names = self.profile.names
        return names.get(person.language_code or "") or names.get("", self.name)


@dataclass(slots=True)
class Topic:
    """A topic of a chat; its id is that of the service message it began with."""

    id: int
    name: str
    colour: int
    icon: str | None = None


@dataclass(slots=True)
class Chat:
    """What passes between one bot and one person. Message ids are its own."""

    bot: Bot
    person: Person
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    keyboard: ReplyKeyboard | None = None
    typing_until: datetime | None = None
    read_up_to: int = 0
    last_id: int = 0

    def next_id(self) -> int:
        """Take the next message id."""
        self.last_id += 1
        return self.last_id

    def is_typing(self, now: datetime) -> bool:
        """Return whether the bot shows that it is doing something."""
        return self.typing_until is not None and now < self.typing_until

    def shows_typing(self, now: datetime) -> None:
        """Begin a chat action: it lasts five seconds or until the next message (Bot API)."""
        self.typing_until = now + timedelta(seconds=5)
