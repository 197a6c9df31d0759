"""An admin writes while the editor waits for words."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import join, phrase
from handlers.staff.questions import (
    asking,
    conditions,
    draft as drafts,
    files,
    one,
    options,
    preview,
    publishing,
    variants,
)
from handlers.staff.questions.applying import LIMITS, NoLongerThere, NotANumber, applied, place_of
from handlers.staff.questions.turn import Screen, Turn
from handlers.staff.questions.waiting import Waiting, wait_for, waiting_for
from locales.text import Text
from locales.texts import questions as texts


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether this message was for the editor; then it has been dealt with.

    A message in a topic, or in answer to one of a case, is never for the editor.
    """
    if "admin" not in member.roles or letter.thread or _in_a_case(desk, letter):
        return False
    waiting = waiting_for(desk, member)
    if letter.parcel and letter.parcel.kind == "document" and _brings_questions(desk, member, waiting):
        files.sent(desk, member, letter)
        return True
    if waiting is None or waiting.what == "file":
        return False
    turn = Turn(desk, member, drafts.load(desk, waiting.kind))
    if letter.kind != "text":
        tell(turn, texts.ONLY_TEXT)
    elif waiting.what == "preview":
        preview.written(turn, waiting, letter.words.text)
    elif waiting.what == "note":
        publishing.noted(turn, waiting, letter.words.text)
    else:
        use(turn, waiting, letter.words.text)
    return True


def _brings_questions(desk: Desk, member: Staff, waiting: Waiting | None) -> bool:
    """A document of somebody who also holds cases is for the editor only when the editor waits for it."""
    if waiting:
        return waiting.what == "file"
    return not member.awaits and not desk.work.cases.held_by(member.id)


def _in_a_case(desk: Desk, letter: Letter) -> bool:
    answered = letter.reply_to
    return bool(answered and desk.work.messages.entry_at("staff", letter.chat_id, answered))


def tell(turn: Turn, what: Text, **inserted: object) -> None:
    """One sentence to the admin."""
    turn.desk.tell_staff(turn.member, Send(phrase(turn.say, what, **inserted)))


def use(turn: Turn, waiting: Waiting, words: str) -> None:
    """Put the words where they belong; on a working copy that changed meanwhile, ask first."""
    limit = LIMITS.get(waiting.what, 20)
    if len(words) > limit:
        tell(turn, texts.TOO_LONG, length=len(words), limit=limit)
    elif turn.draft.revision != waiting.revision:
        _ask_whether(turn, replace(waiting, words=words, revision=turn.draft.revision))
    else:
        _put(turn, waiting, words)


def _ask_whether(turn: Turn, waiting: Waiting) -> None:
    wait_for(turn.desk, turn.member, waiting)
    told = join((phrase(turn.say, texts.STALE_WORDS, words=waiting.words[:1500]), asking.now(turn, waiting)))
    buttons = ((turn.button(texts.B_MINE, "mine"),), (turn.button(texts.B_LEAVE, "cancel"),))
    turn.desk.tell_staff(turn.member, Send(told, buttons=buttons))


def use_mine(turn: Turn) -> Text | None:
    """The words that were kept are used after all; None when they were."""
    waiting = waiting_for(turn.desk, turn.member)
    if waiting is None or not waiting.words:
        return texts.NOTHING_CHANGED
    use(turn, waiting, waiting.words)
    return None


def _put(turn: Turn, waiting: Waiting, words: str) -> None:
    try:
        turn = turn.changed(applied(turn.q, waiting, words))
    except NotANumber:
        tell(turn, texts.NOT_NUMBER)
        return
    except NoLongerThere:
        wait_for(turn.desk, turn.member, None)
        tell(turn, texts.GONE, words=words)
        return
    wait_for(turn.desk, turn.member, None)
    shown, buttons = _after(turn.at(place_of(turn.q, waiting)), waiting)
    said = join((phrase(turn.say, texts.SAVED), shown))
    turn.desk.tell_staff(turn.member, Send(said, buttons=buttons, language=voice_of(turn.member).code))


def _after(turn: Turn, waiting: Waiting) -> Screen:
    if waiting.what in ("above", "exactly"):
        return conditions.show(replace(turn, variant=waiting.variant))
    if waiting.variant is not None:
        return variants.open_one(turn.at(turn.place, waiting.variant))
    if waiting.what != "option":
        return one.show(turn)
    ids = [option.id for option in turn.question.options]
    nth = ids.index(waiting.option) if waiting.option in ids else len(ids) - 1
    return options.open_one(turn.at(turn.place, nth))
