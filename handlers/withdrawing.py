"""A case is taken away from the staff who see it: offers close, topics go, messages go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from db.letters import DeleteTopic, Remove, Send
from db.records import Assignment, Case, OfferPart, Staff
from handlers.company import asides, present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.staff import cases
from locales.text import Text
from locales.texts import staff as texts

HANDED: tuple[OfferPart, ...] = ("transfer", "beside")
"""What a case that somebody holds can be offered as."""


def withdraw(desk: Desk, case: Case, why: Text = texts.ERASED_BY_SEEKER) -> None:
    """Before a case is erased: whoever was offered it, reads it or was asked about it loses sight of it.

    Those who are on it while it is open hear why.
    """
    take_back_offers(desk, case, texts.OFFER_WITHDRAWN, ("lead", *HANDED))
    if case.state in ("waiting", "open"):
        asides.take_away(desk, case)
    for one in company.of(desk, case.id):
        take_from(desk, case, one.member, one.held)
        if case.state == "open":
            told = phrase(voice_of(one.member), why, case=case.name)
            desk.tell_staff(one.member, Send(told))


def take_back_offers(desk: Desk, case: Case, told: Text, parts: Collection[OfferPart] = HANDED) -> None:
    """Close what is still offered of a case; whoever could accept it hears so."""
    for offer in desk.work.offers.all_open_for(case.id):
        asked = desk.work.staff.get(offer.staff_id)
        if offer.part in parts and asked:
            desk.work.offers.save(replace(offer, state="withdrawn"))
            remove_messages(desk, case, asked)
            desk.tell_staff(asked, Send(phrase(voice_of(asked), told, case=case.name)))


def take_from(desk: Desk, case: Case, member: Staff, held: Assignment) -> None:
    """Remove what a phone shows of a case: the topic with all in it, or message by message."""
    cases.leave(desk, member, case)
    if held.thread_id:
        desk.tell_staff(member, DeleteTopic(held.thread_id))
    elif not held.plain:
        # The topic may be on its way this very moment.
        desk.tell_staff(member, DeleteTopic(), held)
    remove_messages(desk, case, member)


def remove_messages(desk: Desk, case: Case, member: Staff) -> None:
    """Remove message by message what a phone shows of a case."""
    shown = desk.work.messages.of_case("staff", member.chat_id, case.id)
    if shown:
        desk.tell_staff(member, Remove(tuple(shown)))
