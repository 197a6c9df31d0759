"""A case is taken away from the staff who see it: offers close, topics go, messages go."""

from __future__ import annotations

from dataclasses import replace

from db.letters import DeleteTopic, Remove, Send
from db.records import Assignment, Case, Staff
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.staff import cases
from locales.texts import staff as texts


def withdraw(desk: Desk, case: Case) -> None:
    """Before a case is erased: whoever was offered it or holds it hears so, and loses sight of it."""
    for offer in desk.work.offers.all_open_for(case.id):
        desk.work.offers.save(replace(offer, state="withdrawn"))
        if asked := desk.work.staff.get(offer.staff_id):
            _remove_messages(desk, case, asked)
            desk.tell_staff(asked, Send(phrase(voice_of(asked), texts.OFFER_WITHDRAWN, case=case.name)))
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    if held and member:
        take_from(desk, case, member, held)
        if case.state == "open":
            desk.tell_staff(member, Send(phrase(voice_of(member), texts.ERASED_BY_SEEKER, case=case.name)))


def take_from(desk: Desk, case: Case, member: Staff, held: Assignment) -> None:
    """Remove what a phone shows of a case: the topic with all in it, or message by message."""
    cases.leave(desk, member, case)
    if held.thread_id:
        desk.tell_staff(member, DeleteTopic(held.thread_id))
        return
    _remove_messages(desk, case, member)


def _remove_messages(desk: Desk, case: Case, member: Staff) -> None:
    shown = desk.work.messages.of_case("staff", member.chat_id, case.id)
    if shown:
        desk.tell_staff(member, Remove(tuple(shown)))
