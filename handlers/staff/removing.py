"""Somebody no longer belongs to the staff: their cases go on with others, and nothing of theirs stays."""

from __future__ import annotations

from dataclasses import replace

from db.claiming import TAKES_AWAY
from db.letters import Button, Edit, Send, ShowCommands
from db.records import Staff
from handlers import answers, rounds, withdrawing
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import rematching
from handlers.phrases import phrase
from handlers.staff import inviting, person, promotions, strays
from handlers.staff.naming import called
from handlers.staff.questions import waiting
from locales.texts import people as texts


def ask(desk: Desk, member: Staff, press: Press) -> None:
    """Nobody is removed by one tap: the reason is asked, and with it whether it is meant."""
    one = person.other(desk, member, press)
    if one is None:
        return
    say = voice_of(member)
    reasons = [(Button(say(label), action("px", one.id, why)),) for why, label in texts.REASONS.items()]
    keep = (Button(say(texts.B_KEEP), action("pn", one.id)),)
    words = phrase(say, texts.REMOVE_SURE, name=called(say, one))
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=(*reasons, keep)))


def chosen(desk: Desk, member: Staff, press: Press) -> None:
    """A reason was pressed: it is done."""
    one = person.other(desk, member, press)
    if one is None:
        return
    reason = press.given(2)[1]
    if reason not in texts.REASONS:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    told = phrase(say, texts.REMOVED, name=called(say, one))
    remove(desk, one)
    desk.work.audit.note("removed", member.id, about=one.id, reason=reason)
    back = ((Button(say(texts.B_BACK), action("pl", "0")),),)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(told, press.message_id, buttons=back))


def remove(desk: Desk, one: Staff) -> None:
    """Take somebody off the staff.

    What waits for them is cancelled first, except what takes messages away, so that only what
    is put in the outbox from here on reaches them: more taking away, and one plain sentence.
    Without roles they are no longer among those whom their own cases can be offered to.
    """
    one = replace(one, roles=(), available=False)
    desk.work.staff.save(one)
    desk.work.outbox.cancel(chat_id=one.chat_id, bot="staff", but=TAKES_AWAY)
    rematching.give_back_all(desk, one, texts.CASE_MOVES)
    _take_the_rest(desk, one)
    inviting.withdraw_all_of(desk, one)
    promotions.forget(desk, one)
    waiting.wait_for(desk, one, None)
    answers.forget(desk, one.id)
    desk.tell_staff(one, ShowCommands(()))
    desk.tell_staff(one, Send(phrase(voice_of(one), texts.YOU_ARE_REMOVED)))
    desk.work.staff.remove(one.id)


def _take_the_rest(desk: Desk, one: Staff) -> None:
    """Closed cases that were still to be read on the phone, and cases of others they had joined."""
    for held in desk.work.assignments.for_staff(one.id):
        if held.until is None:
            for case in rounds.readable([held.case_id], desk.work.cases.get):
                withdrawing.take_from(desk, case, one, held)
            desk.work.assignments.end(held.id)
