"""What passes through the post office: what a letter is made of, and what can go out.

Plain frozen values, known to every room above this one and to no framework. They are stored
as JSON inside sealed columns, so a field that is added later needs a default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from db.disguise import Disguise

BotName = Literal["seeker", "staff"]
"""Which of the two bots a letter came in by or goes out by."""

BOTS: tuple[BotName, ...] = ("seeker", "staff")
"""Both of them."""

FileKind = Literal["photo", "voice", "audio", "video", "video_note", "animation", "document", "sticker"]
"""Kinds of file a message can carry, in the Bot API's own words."""

FETCH_AGAIN = "fetch"
"""Buttons whose action begins so bring along the voice note that their message answers, as it was sent."""


Stay = Literal["", "brief", "news"]
"""How long a message is meant to stand in a seeker's chat: until it is taken away, for a short while
only, or, as the line that says there is something new, until it is pressed."""

Sweep = Literal["", "brief", "rest", "all"]
"""What is taken out of a seeker's chat: nothing but what is named, what is there for a short while only,
everything but the line that says there is something new, or everything."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting of one stretch of text: a Bot API MessageEntity without anybody in it.

    `offset` and `length` count UTF-16 code units, as the Bot API does.
    """

    kind: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its formatting. The text is never parsed again as HTML or Markdown.

    `texts` are the keys of the line's own texts that it was made of, so that a reader can say which of
    them sounds wrong; two words that say the same are the same.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    texts: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A cleaned file in the media table, sealed under its case's key; or a question read aloud.

    `mark` tells the file it was made of from another one, and says nothing of it.
    """

    kind: FileKind
    media_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    duration: int | None = None
    width: int | None = None
    height: int | None = None
    prompt: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class EntryRef:
    """One entry of one case's transcript."""

    case_id: str
    seq: int


BESIDE = -1000
"""Numbers from here down are of what stands beside an album: no entry and no line of the case has them."""


def beside(head: EntryRef) -> EntryRef:
    """What comes with an album and is none of its items: the line below it, or the one above a repeat."""
    return EntryRef(head.case_id, BESIDE - head.seq)


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of an album: a file, the words under it, and the entry it shows."""

    attachment: Attachment
    words: Words
    entry: EntryRef


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. `action` is at most 64 bytes of UTF-8 (Bot API callback_data).

    `texts` are the keys of the line's own texts that its label is made of, as those of words are.
    """

    label: str
    action: str = ""
    url: str | None = None
    texts: tuple[str, ...] = field(default=(), compare=False)


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of inline buttons."""

Keys = tuple[tuple[str, ...], ...]
"""Rows of a reply keyboard: each key sends its label as an ordinary text."""


@dataclass(frozen=True, slots=True)
class Send:
    """A new message. `entry` is the transcript entry it shows, so that replies find it again.

    With `album`, two to ten files go out together, and `words` with the buttons in a line below
    them. `quote` is the part of the answered message that is quoted.
    `keys`: None leaves the reply keyboard as it is, an empty tuple takes it away.
    `language` is the language the words are in, for the courier's own lines beside them.
    `answers` is the message of this chat that is answered, by its id, where that shows no entry.
    `board`: it is a coordinator's board, which is kept up to date where it stands.
    """

    words: Words = Words()
    attachment: Attachment | None = None
    buttons: Buttons = ()
    keys: Keys | None = None
    reply_to: EntryRef | None = None
    entry: EntryRef | None = None
    language: str = "en"
    protect: bool = False
    silent: bool = False
    spoiler: bool = False
    pin: bool = False
    answers: int | None = None
    album: tuple[Piece, ...] = ()
    quote: Words | None = None
    stay: Stay = ""
    board: bool = False
    what: Literal["send"] = "send"


@dataclass(frozen=True, slots=True)
class Edit:
    """New words and buttons for a message this bot sent, known by its id or by its entry.

    With `blank` nothing else is left of it: a file in it goes too, where Telegram lets.
    """

    words: Words
    message_id: int | None = None
    entry: EntryRef | None = None
    buttons: Buttons = ()
    blank: bool = False
    what: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class Remove:
    """Messages to take out of the chat, by their ids there or by their entries.

    With `sweep`, of a seeker's chat, also whatever stands there when the letter's turn has come.
    """

    message_ids: tuple[int, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    sweep: Sweep = ""
    what: Literal["remove"] = "remove"


@dataclass(frozen=True, slots=True)
class React:
    """Set one reaction on the message that shows `entry`; None takes it away."""

    entry: EntryRef
    emoji: str | None
    what: Literal["react"] = "react"


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """Answer a button press. Fleeting: expires in seconds and is never retried."""

    press_id: str
    text: str = ""
    alert: bool = False
    what: Literal["answer_press"] = "answer_press"


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """Make the topic in which an assignment's messages are shown (staff bot only).

    `colour` is its icon's, one of the six that Bot API createForumTopic takes; None leaves it to Telegram.
    """

    name: str
    colour: int | None = None
    what: Literal["open_topic"] = "open_topic"


@dataclass(frozen=True, slots=True)
class NameTopic:
    """Give an assignment's own topic another name; nothing where there is none."""

    name: str
    what: Literal["name_topic"] = "name_topic"


@dataclass(frozen=True, slots=True)
class DeleteTopic:
    """Delete a topic with all messages in it: the one named, or else the assignment's own."""

    thread_id: int | None = None
    what: Literal["delete_topic"] = "delete_topic"


@dataclass(frozen=True, slots=True)
class Typing:
    """Show that a message is being prepared, of which `kind` when it is a file. Fleeting."""

    kind: FileKind | None = None
    what: Literal["typing"] = "typing"


@dataclass(frozen=True, slots=True)
class ShowCommands:
    """Set the command menu of one chat: pairs of command and description."""

    commands: tuple[tuple[str, str], ...]
    what: Literal["show_commands"] = "show_commands"


LABEL = "#"
"""What the key of a text begins with where that stands on a button, in what is remembered of a message."""


def made_of(what: Send | Edit) -> tuple[str, ...]:
    """The keys of the line's own texts that a message shows: those of its words, then those of its labels."""
    labels = (LABEL + key for row in what.buttons for button in row for key in button.texts)
    return tuple(dict.fromkeys((*what.words.texts, *labels)))


Outgoing = (
    Send | Edit | Remove | React | AnswerPress | OpenTopic | NameTopic | DeleteTopic | Typing | ShowCommands
)
"""Everything the courier knows how to carry. `what` tells them apart in JSON."""

FLEETING = (AnswerPress, Typing)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an outgoing letter goes, and under whose case.

    With `assignment_id`, the courier checks that the assignment still stands when it claims
    the letter; with `in_topic`, the letter goes into that assignment's topic where there is one.
    """

    bot: BotName
    chat_id: int
    case_id: str | None = None
    assignment_id: str | None = None
    in_topic: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that came with a letter, as the porter left it.

    `parcel_id` names the fetched and cleaned bytes, still outside any case; it is None when
    nothing was fetched, and then `problem` says why: "unwanted" (nobody to give it to),
    "too_big", "uncleanable", "broken", or "late"; and of a voice that was to be changed "too_short",
    "too_long" or "no_voice". `disguise` is how the voice in it was changed. With `kept` the bytes lie
    in the case already, because the letter waited there. `mark` is the attachment's.
    """

    kind: FileKind
    parcel_id: str | None = None
    problem: str | None = None
    name: str = ""
    mime: str = ""
    size: int = 0
    duration: int | None = None
    width: int | None = None
    height: int | None = None
    kept: bool = False
    disguise: Disguise | None = None
    mark: str = ""
