"""Who is there, and how busy: for coordinators and admins."""

from __future__ import annotations

from db.letters import Send, Words
from db.records import Staff
from handlers import places
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import join, phrase
from handlers.staff import profile
from handlers.staff.card import card_of
from handlers.staff.naming import ROLES
from locales import Tongue
from locales.texts import common, staff as texts


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/people: everybody's roles, and for confidants town, languages and load."""
    say = voice_of(member)
    lines = [_person(desk, say, one) for one in desk.work.staff.everyone()]
    desk.tell_staff(member, Send(join((phrase(say, texts.PEOPLE), *lines), gap="\n")))


def _person(desk: Desk, say: Tongue, one: Staff) -> Words:
    line = "• " + say.list_of([say(ROLES[role]) for role in one.roles])
    if "confidant" in one.roles and one.stage == "ready":
        line += " – " + _as_confidant(desk, say, one)
    if not one.available and "confidant" in one.roles:
        line += " (" + say(texts.PERSON_PAUSED) + ")"
    return Words(line)


def _as_confidant(desk: Desk, say: Tongue, one: Staff) -> str:
    card = card_of(one)
    return say(
        texts.PERSON_CONFIDANT,
        town=places.name_of(card.place),
        languages=profile.names(say, common.LANGUAGES, card.languages),
        load=len(desk.work.cases.held_by(one.id)),
        limit=card.limit,
    )
