"""One person as coordinators and admins see them, with what they may do about it."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.company import leaving
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.staff import holidays, hours, pausing, people, profile, whereabouts
from handlers.staff.card import card_of
from handlers.staff.naming import called
from locales import Tongue
from locales.organisation import ours
from locales.texts import handover as handover_texts, people as texts, pin


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """A person was pressed in the list."""
    if one := found(desk, member, press):
        desk.answer_staff(press)
        show(desk, member, press, one)


def found(desk: Desk, member: Staff, press: Press) -> Staff | None:
    """Whom a button is about; None, with a word, when they have left meanwhile."""
    one = desk.work.staff.get(press.given(1)[0])
    if one is None:
        desk.answer_staff(press, voice_of(member)(texts.GONE), alert=True)
    return one


def other(desk: Desk, member: Staff, press: Press) -> Staff | None:
    """As `found`, for what nobody does to themselves."""
    one = found(desk, member, press)
    if one and one.id == member.id:
        desk.answer_staff(press, voice_of(member)(texts.NOT_YOURSELF), alert=True)
        return None
    return one


def show(desk: Desk, member: Staff, press: Press, one: Staff) -> None:
    """Put the person's screen in the place of what the button hung under."""
    say = voice_of(member)
    edit = Edit(_words(desk, say, one), press.message_id, buttons=_buttons(desk, member, one))
    desk.tell_staff(member, edit)


def _words(desk: Desk, say: Tongue, one: Staff) -> Words:
    lines = [*people.as_confidant(desk, say, one), *whereabouts.in_words(desk, say, one)]
    if cases := [case.name for case in desk.work.cases.held_by(one.id)]:
        lines.append(say(texts.OPEN_CASES, cases=say.list_of(cases)))
    if "confidant" in one.roles and card_of(one).profile():
        lines += _profile(desk, say, one)
    return join((people.heading(say, one), Words("\n".join(lines))), gap="\n")


def _profile(desk: Desk, say: Tongue, one: Staff) -> list[str]:
    card = card_of(one)
    lines = [
        say(texts.COMMUNITIES, communities=profile.names(say, ours().communities, card.communities)),
        say(texts.EXPERIENCE, topics=profile.experience(say, card)),
        say(texts.HOURS, hours=hours.in_words(say, card.hours)),
    ]
    if away := holidays.ahead(desk, one):
        lines.append(
            say(texts.AWAY_DAYS, days=say.row_of((holidays.in_words(say, span) for span in away), heavy=True))
        )
    return lines


def _buttons(desk: Desk, member: Staff, one: Staff) -> Buttons:
    say = voice_of(member)
    rows: list[tuple[Button, ...]] = []
    if pausing.can_pause(one):
        pause = (texts.B_PAUSE, "pa") if one.available else (texts.B_RESUME, "pu")
        rows.append((Button(say(pause[0]), action(pause[1], one.id)),))
    if not one.leaving and leaving.still_leads(desk, one):
        rows.append((Button(say(handover_texts.HAND_ALL), action("hoall", one.id)),))
    if "admin" in member.roles and one.id != member.id:
        roles = Button(say(texts.B_ROLES), action("pg", one.id))
        rows.append((roles, Button(say(texts.B_REMOVE), action("pr", one.id))))
    if member.id != one.id and (one.pin or one.locked):
        rows.append((Button(say(pin.B_RESET), action("pk", one.id)),))
    return (*rows, (Button(say(texts.B_BACK), action("pl", "0")),))


def pause(desk: Desk, member: Staff, press: Press) -> None:
    """This person gets no new offers until they or somebody else say so."""
    one = found(desk, member, press)
    if one and one.available and pausing.can_pause(one):
        one = pausing.paused(one)
        desk.work.staff.save(one)
        desk.work.audit.note("paused", member.id, about=one.id)
        say = voice_of(one)
        desk.tell_staff(one, Send(phrase(say, texts.WAS_PAUSED, name=called(say, member))))
    _shown_again(desk, member, press, one)


def resume(desk: Desk, member: Staff, press: Press) -> None:
    """This person gets offers again."""
    one = found(desk, member, press)
    if one and not one.available and pausing.can_pause(one):
        one = pausing.resumed(one)
        desk.work.staff.save(one)
        desk.work.audit.note("resumed", member.id, about=one.id)
        say = voice_of(one)
        desk.tell_staff(one, Send(phrase(say, texts.WAS_RESUMED, name=called(say, member))))
    _shown_again(desk, member, press, one)


def _shown_again(desk: Desk, member: Staff, press: Press, one: Staff | None) -> None:
    if one:
        desk.answer_staff(press)
        show(desk, member, press, one)
