"""A seeker writes something that tells who somebody is: asked about before it is kept or passed on."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit, EntryRef, Send, Words
from db.records import Case, Entry, Seeker
from handlers import relaying
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake.questionnaire import OPEN, Question
from handlers.intake.walk import current
from handlers.personal import shelf
from handlers.personal.asking import found_in, is_late, last_entry, outcome, question
from handlers.personal.blotting import blotted
from handlers.personal.found import Found
from handlers.personal.shelf import Waiting, shelf_of
from handlers.phrases import phrase
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import answering, asking, strays, talking, tongues
from locales import dates
from locales.texts import delivery, personal as texts


def written(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """A message to the other side. What is written while it waits overtakes it: help may be urgent."""
    found = found_in(desk, letter.words)
    if found and not relaying.refusal(voice_of(seeker), letter):
        _wait(desk, seeker, case, Waiting(0, "seeker", letter, desk.now, last_entry(desk, case)), found)
    else:
        talking.written(desk, seeker, case, letter)


def answered(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """A message while a question of the intake is open; a new answer takes the place of one that waits."""
    if answering.is_rest(desk, seeker, letter):
        answering.too_long(desk, seeker, case)
        return
    found = found_in(desk, letter.words)
    asked = None if seeker.guarded else current(of_case(desk, case), walk_of(case))
    if found and asked and _is_kept(seeker, asked, letter):
        case = shelf.clear(desk, case)
        _wait(desk, seeker, case, Waiting(0, "seeker", letter, desk.now, question=asked.id), found)
    else:
        answering.written(desk, seeker, case, letter)


def _is_kept(seeker: Seeker, asked: Question, letter: Letter) -> bool:
    """Whether the intake would keep the words as they are."""
    if asked.kind not in OPEN or relaying.refusal(voice_of(seeker), letter):
        return False
    return letter.kind == "voice" or (
        letter.kind == "text" and len(letter.words.text) <= answering.ANSWER_LIMIT
    )


def _wait(desk: Desk, seeker: Seeker, case: Case, one: Waiting, found: tuple[Found, ...]) -> None:
    say = voice_of(seeker)
    if len(shelf_of(case).of("seeker")) >= shelf.LIMIT:
        desk.tell_seeker(seeker, Send(phrase(say, texts.TOO_MANY, limit=shelf.LIMIT)), case)
        return
    desk.tell_seeker(seeker, question(say, shelf.put(desk, case, one), found), case)


def edited(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """A changed message: one that waits is looked at anew, and so is what a change adds."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    one = shelf_of(case).written_in("seeker", letter) if case else None
    if case and one and shelf.has_another_file(one, letter):
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.DROPPED)), case)
        _dropped(desk, seeker, shelf.let_go(desk, case, one), one)
        return
    if case and relaying.has_another_file(desk, "seeker", letter):
        desk.tell_seeker(seeker, Send(tongues.said(seeker, delivery.FILE_STAYS)), case)
    if case and one and one.letter.words == letter.words:
        return
    if case and one and not one.edit:
        _changed(desk, seeker, case, one, letter.words)
        return
    if case and one:
        case = shelf.let_go(desk, case, one)
    entry = _entry(desk, seeker, case, letter) if case else None
    found = found_in(desk, letter.words, entry.words) if entry else ()
    if case and found:
        _wait(desk, seeker, case, Waiting(0, "seeker", letter, desk.now, edit=True), found)
    else:
        talking.edited(desk, seeker, letter)


def _changed(desk: Desk, seeker: Seeker, case: Case, one: Waiting, words: Words) -> None:
    """A message that waits has other words now: asked about again, or on its way when nothing is left."""
    one = replace(one, letter=replace(one.letter, words=words))
    found = found_in(desk, words)
    case = shelf.take(desk, case, _same(case, one))
    if found:
        _wait(desk, seeker, case, one, found)
        return
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.SENT_CHANGED)), case)
    _go_on(desk, seeker, case, one)


def _same(case: Case, one: Waiting) -> Waiting:
    return next(other for other in shelf_of(case).waiting if other.number == one.number)


def _entry(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> Entry | None:
    """The seeker's own entry that a changed message shows, while the conversation goes on."""
    ref = desk.work.messages.entry_at("seeker", letter.chat_id, letter.message_id)
    if ref is None or ref.case_id != case.id or seeker.stage not in ("waiting", "talking"):
        return None
    entry = desk.work.transcript.get(EntryRef(case.id, ref.seq))
    return entry if entry and entry.side == "seeker" and not entry.taken_back else None


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Send it anyway, send it without what was found, or do not send it."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    one = shelf_of(case).numbered("seeker", press.given(1)[0]) if case and press.args else None
    if not case or not one or not _is_meant(desk, seeker, case, one):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    said = phrase(voice_of(seeker), outcome(press.verb))
    desk.tell_seeker(seeker, Edit(said, press.message_id), case)
    if press.verb == "hx":
        _dropped(desk, seeker, shelf.let_go(desk, case, one), one)
        return
    case = shelf.take(desk, case, one)
    _go_on(desk, seeker, case, _without(desk, seeker, case, one) if press.verb == "hw" else one)


def _is_meant(desk: Desk, seeker: Seeker, case: Case, one: Waiting) -> bool:
    if not one.question:
        return seeker.stage in ("waiting", "talking")
    asked = current(of_case(desk, case), walk_of(case))
    return seeker.stage == "intake" and asked is not None and asked.id == one.question


def _dropped(desk: Desk, seeker: Seeker, case: Case, one: Waiting) -> None:
    """The question of the intake still stands."""
    if one.question:
        asking.ask(desk, seeker, case)


def _without(desk: Desk, seeker: Seeker, case: Case, one: Waiting) -> Waiting:
    entry = _entry(desk, seeker, case, one.letter) if one.edit else None
    found = found_in(desk, one.letter.words, entry.words if entry else Words())
    return replace(one, letter=replace(one.letter, words=blotted(one.letter.words, found)))


def _go_on(desk: Desk, seeker: Seeker, case: Case, one: Waiting) -> None:
    if one.question:
        # The next question still asks first whether it is safe to read.
        answering.written(desk, replace(seeker, guarded=False), case, one.letter)
    elif one.edit:
        talking.edited(desk, seeker, one.letter)
    else:
        _say_when(desk, case, one)
        talking.written(desk, seeker, case, one.letter)


def _say_when(desk: Desk, case: Case, one: Waiting) -> None:
    """The confidant is told when it was written, where that is not plain from where it stands."""
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    if held and member and is_late(desk, case, one):
        say = voice_of(member)
        when = dates.day_and_hour(one.at, say.code, desk.line.zone)
        desk.tell_staff(member, Send(phrase(say, texts.EARLIER, when=when)), held)
