"""/delete on the seeker's side: in answer to a message of their own, or from a list of the last ones."""

from __future__ import annotations

from db.letters import Buttons, Edit, Remove, Send, Stay
from db.records import Case, Entry, Seeker
from handlers import copies, retracting
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.personal import shelf
from handlers.phrases import phrase
from handlers.seeker import strays
from handlers.voices import notes
from handlers.voices.speaker import Speaker
from locales.text import Text
from locales.texts import retraction as texts


def command(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """/delete: the command itself leaves the chat too."""
    case = _case(desk, seeker, letter)
    before = (retracting.listed(case),) if case else ()
    desk.tell_seeker(seeker, Remove((letter.message_id,), before))
    if case is None:
        _say(desk, seeker, texts.NOTHING)
    elif desk.work.cases.is_sealed(case.id):
        _say(desk, seeker, texts.LOCKED)
    elif not letter.reply_to:
        _offer(desk, seeker, case)
    elif _unsent(desk, seeker, case, letter.chat_id, letter.reply_to):
        desk.tell_seeker(seeker, Remove((letter.reply_to,)), case)
        _say(desk, seeker, texts.NEVER_SENT, case)
    elif entry := _meant(desk, seeker, case, letter.reply_to):
        told = texts.ALREADY if entry.taken_back else retracting.take_back(desk, case, entry).told
        _say(desk, seeker, told, case)
    else:
        _say(desk, seeker, texts.NOT_YOURS, case)


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """One of the last messages was chosen."""
    ref = retracting.named(press)
    case = desk.work.cases.get(ref.case_id) if ref else None
    readable = case and _is_theirs(desk, seeker, case) and not desk.work.cases.is_sealed(case.id)
    entry = desk.work.transcript.get(ref) if ref and readable else None
    if not case or not entry or not copies.is_of(entry, seeker):
        strays.old_button(desk, seeker, press)
        return
    if entry.taken_back:
        desk.answer_seeker(press, voice_of(seeker)(texts.ALREADY))
        return
    desk.answer_seeker(press)
    told = phrase(voice_of(seeker), retracting.take_back(desk, case, entry).told)
    desk.tell_seeker(seeker, Edit(told, press.message_id), case)


def _case(desk: Desk, seeker: Seeker, letter: Letter) -> Case | None:
    """The case that is meant: that of the message answered, or else the one that goes on."""
    ref = desk.work.messages.entry_at("seeker", seeker.chat_id, letter.reply_to) if letter.reply_to else None
    case = desk.work.cases.get(ref.case_id if ref else seeker.case_id or "")
    return case if case and _is_theirs(desk, seeker, case) else None


def _is_theirs(desk: Desk, seeker: Seeker, case: Case) -> bool:
    """Whether it is a conversation of this seeker: also one that has ended, as long as it can be read."""
    return case.seeker_id == seeker.id and case.state != "intake"


def _offer(desk: Desk, seeker: Seeker, case: Case) -> None:
    say, last = voice_of(seeker), retracting.own(desk, case, seeker)
    rows: Buttons = retracting.buttons(desk, say, case, last)
    words = phrase(say, texts.WHICH if last else texts.NOTHING)
    stay: Stay = "brief" if seeker.news == "discreet" else ""
    desk.tell_seeker(seeker, Send(words, buttons=rows, entry=retracting.listed(case), stay=stay), case)


def _unsent(desk: Desk, seeker: Seeker, case: Case, chat_id: int, message_id: int) -> bool:
    """Let go of what waits for the seeker's own word, if this message is one of those."""
    one = shelf.shelf_of(case).written_in("seeker", Letter(chat_id, message_id, "text"))
    if one and not one.edit:
        shelf.let_go(desk, case, one)
        return True
    return notes.taken_back(Speaker(desk, seeker, case), case, message_id)


def _meant(desk: Desk, seeker: Seeker, case: Case, message_id: int) -> Entry | None:
    ref = desk.work.messages.entry_at("seeker", seeker.chat_id, message_id)
    entry = desk.work.transcript.get(ref) if ref and ref.case_id == case.id and ref.seq > 0 else None
    return entry if entry and copies.is_of(entry, seeker) else None


def _say(desk: Desk, seeker: Seeker, what: Text, case: Case | None = None) -> None:
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), what)), case)
