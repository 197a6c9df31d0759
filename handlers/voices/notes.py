"""Changed voice notes: the sender hears what was made of them before they go any further."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import FETCH_AGAIN, Attachment, Buttons, Edit, Outgoing, Send
from db.records import Case, Entry
from db.voices import CaseVoice, WaitingNote
from handlers import relaying, rounds
from handlers.actions import action
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.phrases import join, labelled, phrase
from handlers.voices.speaker import Speaker
from locales import Tongue
from locales.phrase import Phrase
from locales.text import Text
from locales.texts import voice as texts

PATIENCE = timedelta(hours=72)
"""How long a note waits for its sender's word; as long as anything in the post."""


def refusal(speaker: Speaker, letter: Letter, say: Tongue | None = None) -> Phrase | None:
    """Why a letter cannot be passed on. A voice that should have been changed and was not is never."""
    say = say or speaker.say
    reason = relaying.refusal(say, letter)
    if reason or letter.kind != "voice" or not speaker.choice.on:
        return reason
    return None if letter.parcel and letter.parcel.disguise else say.words(texts.UNCHANGED)


def heard(speaker: Speaker, case: Case, letter: Letter) -> Case | None:
    """The case, in which this letter may go on; None when it waits until its sender has heard it."""
    parcel = letter.parcel
    if letter.kind != "voice" or parcel is None or parcel.disguise is None:
        return case
    voice = replace(_voice(speaker, letter), disguise=parcel.disguise)
    if voice.heard and not speaker.choice.listens:
        return speaker.sounding(case, voice).case
    note = WaitingNote(
        relaying.attach(speaker.desk, case, parcel),
        letter.message_id,
        speaker.desk.now,
        letter.words,
        letter.reply_to,
    )
    speaker = speaker.sounding(case, replace(voice, waiting=(*voice.waiting, note)))
    _show(speaker, note, texts.PREVIEW, note.attachment)
    return None


def among_colleagues(speaker: Speaker, case: Case, letter: Letter) -> Case:
    """An aside goes without being heard first. The case; its speaker sounds like this in it from now on."""
    if letter.parcel is None or letter.parcel.disguise is None:
        return case
    voice = replace(_voice(speaker, letter), disguise=letter.parcel.disguise)
    return speaker.sounding(case, voice).case or case


def answered(speaker: Speaker, case: Case, letter: Letter, entry: Entry) -> Case:
    """A spoken answer of the intake was kept: how it sounds is played to who has not heard it yet."""
    disguise = letter.parcel.disguise if letter.parcel else None
    if disguise is None:
        return case
    if speaker.voice is None or speaker.choice.listens:
        words = join((phrase(speaker.say, texts.ANSWER_SOUNDS), phrase(speaker.say, texts.LIMITS)))
        speaker.tell(Send(words, entry.attachments[0]))
    voice = replace(_voice(speaker, letter), disguise=disguise)
    return speaker.sounding(case, voice).case or case


def _voice(speaker: Speaker, letter: Letter) -> CaseVoice:
    assert letter.parcel
    assert letter.parcel.disguise
    return speaker.voice or CaseVoice(speaker.person.id, letter.parcel.disguise)


def _show(speaker: Speaker, note: WaitingNote, what: Text, attachment: Attachment | None) -> None:
    words = join((phrase(speaker.say, what), phrase(speaker.say, texts.LIMITS)))
    speaker.tell(Send(words, attachment, _buttons(speaker, note), answers=note.message_id))


def _buttons(speaker: Speaker, note: WaitingNote) -> Buttons:
    does = (("vsend", texts.SEND), ("vdrop", texts.RECORD_AGAIN), (FETCH_AGAIN, texts.AS_IT_IS))
    return tuple(
        (labelled(speaker.say, label, action(verb, note.attachment.media_id)),) for verb, label in does
    )


def waiting(case: Case, who: str, media_id: str = "") -> WaitingNote | None:
    """The note of this person that waits under this name."""
    notes = (note for voice in case.voices if voice.who == who for note in voice.waiting)
    return next((note for note in notes if note.attachment.media_id == media_id), None)


def sent(speaker: Speaker, case: Case, note: WaitingNote, press: Press) -> Entry:
    """*Send it*: it becomes what was said just now, and the next notes of this case go without asking."""
    _settled(speaker, case, note, heard=True)
    _done(speaker, press, texts.SENT)
    letter, side = _letter(press, note), speaker.side
    return relaying.write(speaker.desk, case, side, letter, (note.attachment,), speaker.author)


def sent_as_it_is(speaker: Speaker, case: Case, note: WaitingNote, press: Press) -> Entry | None:
    """*Send my own voice*: the note as it was recorded, fetched once more, since no copy was kept."""
    letter = replace(_letter(press, note), parcel=press.parcel)
    if press.parcel is None or relaying.refusal(speaker.say, letter):
        speaker.answer(press)
        speaker.tell(Send(phrase(speaker.say, texts.ORIGINAL_GONE)))
        return None
    _settled(speaker, case, note)
    speaker.desk.work.media.remove(case.id, note.attachment.media_id)
    _done(speaker, press, texts.SENT_AS_IT_IS)
    return relaying.keep(speaker.desk, case, speaker.side, letter, speaker.author)


def dropped(speaker: Speaker, case: Case, note: WaitingNote, press: Press) -> None:
    """*Do not send*: it is destroyed, and another one can be recorded."""
    _settled(speaker, case, note)
    speaker.desk.work.media.remove(case.id, note.attachment.media_id)
    _done(speaker, press, texts.DROPPED)


def taken_back(speaker: Speaker, case: Case, message_id: int) -> bool:
    """The note that was recorded in this message waits no longer, and is destroyed; False when none does."""
    mine = speaker.voice.waiting if speaker.voice else ()
    note = next((one for one in mine if one.message_id == message_id), None)
    if note is None:
        return False
    _settled(speaker, case, note)
    speaker.desk.work.media.remove(case.id, note.attachment.media_id)
    return True


def _letter(press: Press, note: WaitingNote) -> Letter:
    return Letter(press.chat_id, note.message_id, "voice", note.words, reply_to=note.reply_to)


def _settled(speaker: Speaker, case: Case, note: WaitingNote, *, heard: bool = False) -> None:
    voice = speaker.voice
    if voice:
        left = tuple(one for one in voice.waiting if one != note)
        speaker.sounding(case, replace(voice, waiting=left, heard=voice.heard or heard))


def _done(speaker: Speaker, press: Press, what: Text) -> None:
    speaker.answer(press)
    speaker.tell(Edit(phrase(speaker.say, what), press.message_id))


def not_shown(speaker: Speaker, letter: Outgoing) -> bool:
    """Telegram refused to play a waiting note to its own sender: they may let it go unheard.

    False for any other letter, of which the other side of the case should hear.
    """
    if not isinstance(letter, Send) or letter.answers is None or letter.attachment is None:
        return False
    media_id = letter.attachment.media_id
    note = waiting(speaker.case, speaker.person.id, media_id) if speaker.case else None
    if note:
        _show(speaker, note, texts.NOT_SHOWN, None)
    return True


def let_go(desk: Desk, case: Case, who: str = "") -> Case:
    """The case without any note that waits, or any of this person's: nothing unsent outlives it."""
    return _without(
        desk, case, [note for voice in case.voices if who in ("", voice.who) for note in voice.waiting]
    )


def forget_old(desk: Desk) -> None:
    """Notes that nobody has let go of in time are destroyed."""
    rounds.one_by_one(desk, rounds.due(desk, "waiting", "open"), _forget_old)


def due(case: Case) -> datetime | None:
    """When the first note that waits in a case has waited for as long as it may."""
    ends = (note.at + PATIENCE for voice in case.voices for note in voice.waiting)
    return min(ends, default=None)


def _forget_old(desk: Desk, case: Case) -> None:
    old = [note for voice in case.voices for note in voice.waiting if note.at + PATIENCE <= desk.now]
    if old:
        desk.work.cases.save(_without(desk, case, old))


def _without(desk: Desk, case: Case, notes: list[WaitingNote]) -> Case:
    for note in notes:
        desk.work.media.remove(case.id, note.attachment.media_id)
    voices = (
        replace(one, waiting=tuple(note for note in one.waiting if note not in notes)) for one in case.voices
    )
    return replace(case, voices=tuple(voices))
