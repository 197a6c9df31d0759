"""The working copy as a file, and a file sent back."""

from __future__ import annotations

from db.errors import MediaMissing
from db.letters import Attachment, Send
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.intake.reading_yaml import inspect, published
from handlers.intake.writing_yaml import write
from handlers.phrases import phrase
from handlers.staff.questions import draft as drafts, home
from handlers.staff.questions.asking import seen
from handlers.staff.questions.publishing import between
from handlers.staff.questions.turn import Screen, Shown, Turn
from handlers.staff.questions.waiting import Waiting, wait_for, waiting_for
from handlers.staff.questions.wording import finding, listed
from locales.texts import common, questions as texts


def export(turn: Turn) -> Shown:
    """Send the working copy as a YAML document."""
    send(turn)
    return home.show(turn)


def send(turn: Turn) -> None:
    """The document, in a message of its own; the next document that comes back is for the editor."""
    wait_for(turn.desk, turn.member, Waiting("file", *seen(turn)))
    data = turn.draft.text.encode()
    parked = turn.desk.work.media.park(0, data)
    document = Attachment("document", parked, "questions.yaml", "application/yaml", len(data))
    words = phrase(turn.say, texts.FILE_CAPTION)
    turn.desk.tell_staff(turn.member, Send(words, document, language=turn.say.code))


def sent(desk: Desk, member: Staff, letter: Letter) -> None:
    """A document came from an admin: check it, and show what it would change."""
    waiting = waiting_for(desk, member)
    turn = Turn(desk, member, drafts.load(desk, waiting.kind if waiting else "seekers"))
    text = _text(desk, letter)
    if text is None:
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.FILE_UNREAD)))
        return
    words, buttons = _looked_over(turn, text)
    desk.tell_staff(member, Send(words, buttons=buttons))


def _text(desk: Desk, letter: Letter) -> str | None:
    parcel = letter.parcel
    if parcel is None or parcel.parcel_id is None or parcel.mime != "text/plain":
        return None
    try:
        return desk.work.media.peek(parcel.parcel_id).decode()
    except (MediaMissing, UnicodeDecodeError):
        return None


def _looked_over(turn: Turn, text: str) -> Screen:
    reading = inspect(text)
    if reading.questionnaire is None or reading.problems:
        lines = (finding(turn.say, reading.questionnaire, one) for one in reading.findings)
        return listed(turn.say, phrase(turn.say, texts.FILE_BAD), lines), ()
    wait_for(turn.desk, turn.member, Waiting("file", *seen(turn), words=write(reading.questionnaire)))
    words = between(turn, turn.say(texts.THE_COPY), turn.q, turn.say(texts.THE_FILE), reading.questionnaire)
    return words, ((turn.button(texts.B_TAKE_FILE, "take"),), (turn.button(common.CANCEL, "cancel"),))


def take(turn: Turn) -> Shown:
    """The file becomes the working copy."""
    waiting = waiting_for(turn.desk, turn.member)
    if waiting is None or waiting.what != "file" or not waiting.words:
        return texts.NOTHING_CHANGED
    wait_for(turn.desk, turn.member, None)
    return home.show(turn.changed(published(waiting.words)))
