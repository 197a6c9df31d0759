"""Who is there, and how busy: a list for coordinators and admins, with a button for each person."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import profile, strays, whereabouts
from handlers.staff.card import card_of
from handlers.staff.naming import ROLES, called
from locales import Tongue
from locales.texts import common, people as texts, staff as staff_texts, wording as wording_texts

PAGE = 8
"""People on one page: as many as a phone shows at once with their buttons."""


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/people: everybody's name, roles and load."""
    words, buttons = _listed(desk, member, 0)
    desk.tell_staff(member, Send(words, buttons=buttons))


def turned(desk: Desk, member: Staff, press: Press) -> None:
    """Another page of the list, or back to it from one person."""
    (page,) = press.given(1)
    if not page.isdecimal():
        strays.old_button(desk, member, press)
        return
    words, buttons = _listed(desk, member, int(page))
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _listed(desk: Desk, member: Staff, page: int) -> tuple[Words, Buttons]:
    say, everyone = voice_of(member), desk.work.staff.everyone()
    page = min(page, (len(everyone) - 1) // PAGE)
    shown = everyone[page * PAGE : (page + 1) * PAGE]
    lines = [join((heading(say, one), _line(desk, say, one)), gap="\n") for one in shown]
    each = [Button(called(say, one), action("pn", one.id)) for one in shown]
    rows = tuple(tuple(each[at : at + 2]) for at in range(0, len(each), 2))
    return join((phrase(say, staff_texts.PEOPLE), *lines)), (*rows, *_turning(say, page, len(everyone)))


def _turning(say: Tongue, page: int, many: int) -> Buttons:
    back = (Button(say(wording_texts.EARLIER), action("pl", str(page - 1))),) if page else ()
    more = (page + 1) * PAGE < many
    on = (Button(say(wording_texts.LATER), action("pl", str(page + 1))),) if more else ()
    return ((*back, *on),) if back or on else ()


def heading(say: Tongue, one: Staff) -> Words:
    """The name somebody goes by, and their roles."""
    roles = say.list_of([say(ROLES[role]) for role in one.roles])
    return phrase(say, texts.PERSON_LINE, name=called(say, one), roles=roles)


def _line(desk: Desk, say: Tongue, one: Staff) -> Words:
    return Words(" · ".join((*as_confidant(desk, say, one), *whereabouts.in_words(desk, say, one))))


def as_confidant(desk: Desk, say: Tongue, one: Staff) -> list[str]:
    """Town, languages and load of a confidant who has said them; nothing for anybody else."""
    card = card_of(one)
    if "confidant" not in one.roles or card.profile() is None:
        return []
    said = say(
        staff_texts.PERSON_CONFIDANT,
        town=places.name_of(card.place),
        languages=profile.names(say, common.LANGUAGES, card.languages),
        load=len(desk.work.cases.held_by(one.id)),
        limit=card.limit,
    )
    return [said]
