"""/answers: a prepared answer, shown in the seeker's language, sent with one tap or changed first."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Mark, Send, Words
from db.records import Assignment, Case, Staff
from handlers import answers
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase, width
from handlers.relaying import whole
from handlers.staff import answer_list, cases, personal, strays, talking
from locales.organisation import ours
from locales.texts import answers as texts, common


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/answers in a case: what can be said there; elsewhere all. With words behind it one is added."""
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if answer_list.added(desk, member, letter):
        return
    if held and case:
        words, buttons = _choice(desk, member, case)
        desk.tell_staff(member, Send(words, buttons=buttons, entry=whole(case), protect=True), held)
    else:
        answer_list.show(desk, member)


def listed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list of a case."""
    if found := _there(desk, member, press):
        _turn(desk, member, press, *_choice(desk, member, found[0]))


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """One answer, as the seeker would read it."""
    if (found := _there(desk, member, press)) is None:
        return
    case, _ = found
    if (text := _text(desk, member, press, case)) is None:
        return
    say, key = voice_of(member), press.given(2)[1]
    rows = (
        (Button(say(texts.B_SEND), action("qs", case.id, key)),),
        (Button(say(texts.B_CHANGE), action("qx", case.id, key)),),
        (Button(say(common.BACK), action("ql", case.id)),),
    )
    _turn(desk, member, press, join((phrase(say, texts.READS_SO, case=case.name), Words(text))), rows)


def sent(desk: Desk, member: Staff, press: Press) -> None:
    """It goes to the seeker as any message of the confidant does. A repeat does nothing."""
    if (found := _there(desk, member, press)) is None:
        return
    case, held = found
    shown = desk.work.messages.entry_at("staff", press.chat_id, press.message_id)
    if shown and shown.seq > 0:
        strays.old_button(desk, member, press)
        return
    if (text := _text(desk, member, press, case)) is None:
        return
    letter = Letter(press.chat_id, press.message_id, "text", Words(text), thread=press.thread)
    if personal.stopped(desk, member, (case, held), letter):
        desk.answer_staff(press)
        return
    _turn(desk, member, press, join((phrase(voice_of(member), texts.SENT, case=case.name), Words(text))), ())
    talking.to_seeker(desk, member, case, held, letter)


def to_change(desk: Desk, member: Staff, press: Press) -> None:
    """The words alone, which a tap copies: pasted and changed they are sent as anything that is written.

    They are the line's words and nobody's, so this message is not protected: that would forbid copying.
    """
    if (found := _there(desk, member, press)) is None:
        return
    case, held = found
    if (text := _text(desk, member, press, case)) is None:
        return
    copied = Words(text, (Mark("code", 0, width(text)),))
    told = phrase(voice_of(member), texts.COPY_IT, case=case.name)
    desk.answer_staff(press)
    desk.tell_staff(member, Send(join((told, copied)), entry=whole(case)), held)


def _choice(desk: Desk, member: Staff, case: Case) -> tuple[Words, Buttons]:
    there = answers.titles(desk, member.id, _language(desk, case))
    rows = tuple((Button(title, action("qn", case.id, key)),) for key, title in there)
    return phrase(voice_of(member), texts.WHICH, case=case.name), rows


def _language(desk: Desk, case: Case) -> str:
    seeker = desk.work.seekers.get(case.seeker_id)
    return voice_of(seeker).language if seeker else ours().local


def _text(desk: Desk, member: Staff, press: Press, case: Case) -> str | None:
    """The answer a button names; None, with a word, when it is gone meanwhile."""
    text = answers.words(desk, member.id, _language(desk, case), press.given(2)[1])
    if text is None:
        strays.old_button(desk, member, press)
    return text


def _there(desk: Desk, member: Staff, press: Press) -> tuple[Case, Assignment] | None:
    case = cases.ours(desk, member, press.given(1)[0]) if press.args else None
    held = desk.work.assignments.of_member(case.id, member.id) if case else None
    if case and held and (press.verb == "ql" or press.args[1:]):
        return case, held
    strays.old_button(desk, member, press)
    return None


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
