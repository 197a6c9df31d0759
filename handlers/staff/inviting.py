"""Invitations made in chat: good once, for a while, and only after another admin has confirmed them."""

from __future__ import annotations

from datetime import datetime

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Invite, Role, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import admins, strays
from handlers.staff.naming import ROLES, called
from locales import Tongue
from locales.dates import day_and_hour
from locales.text import Text
from locales.texts import deeds as deed_texts, inviting as texts, people as people_texts

MAY_INVITE: dict[Role, tuple[Role, ...]] = {
    "confidant": (),
    "coordinator": ("confidant",),
    "admin": ("confidant", "coordinator", "admin"),
}
"""Which role may let in which."""


def link(bot: str, code: str) -> str:
    """What opens the staff bot with a code."""
    return f"https://t.me/{bot}?start={code}"


def may_invite(member: Staff) -> tuple[Role, ...]:
    """The roles that this person may invite others for."""
    return tuple(role for role in ROLES if any(role in MAY_INVITE[own] for own in member.roles))


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/invite: for whom, and what was made before and is not used yet."""
    say = voice_of(member)
    if not admins.others(desk, member):
        alone = join((phrase(say, texts.NO_SECOND), Words("amana invite --role confidant")), gap="\n")
        desk.tell_staff(member, Send(alone))
    else:
        rows = tuple((Button(say(ROLES[role]), action("iv", role)),) for role in may_invite(member))
        desk.tell_staff(member, Send(phrase(say, texts.FOR_WHOM), buttons=rows))
    if _seen_by(desk, member):
        words, buttons = _open(desk, member)
        desk.tell_staff(member, Send(words, buttons=buttons))


def asked(desk: Desk, member: Staff, press: Press) -> None:
    """A role was pressed: there is a link, and all other admins are asked."""
    role = next((known for known in may_invite(member) if known == press.given(1)[0]), None)
    if role is None or not admins.others(desk, member):
        strays.old_button(desk, member, press)
        return
    until = desk.now + admins.PATIENCE
    code = desk.work.invites.new(role, until, approved=False, by=member.id)
    desk.work.audit.note("invite_asked", member.id, about=role)
    say = voice_of(member)
    told = phrase(say, texts.MADE, role=say(ROLES[role]), when=_when(desk, say, until))
    address = Words(link(desk.line.staff_bot, code))
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(join((told, address), gap="\n"), press.message_id))

    def words(say: Tongue) -> Words:
        return phrase(say, texts.ASKED, by=called(say, member), role=say(ROLES[role]))

    admins.ask(desk, member, words, "ia", "ir", desk.work.invites.id_of(code))


def confirmed(desk: Desk, member: Staff, press: Press) -> None:
    """Another admin agrees: from now on the link works."""
    if invite := _undecided(desk, member, press):
        desk.work.invites.approve(invite.id)
        desk.work.audit.note("invite_confirmed", member.id, about=invite.role)
        _tell_both(desk, member, press, invite, texts.CONFIRMED)


def refused(desk: Desk, member: Staff, press: Press) -> None:
    """Another admin does not agree: the link never works."""
    if invite := _undecided(desk, member, press):
        desk.work.invites.revoke(invite.id)
        desk.work.audit.note("invite_refused", member.id, about=invite.role)
        _tell_both(desk, member, press, invite, texts.REFUSED)


def _undecided(desk: Desk, member: Staff, press: Press) -> Invite | None:
    """The invitation that waits for an admin other than the one who asked; None, with a word, otherwise."""
    invite = desk.work.invites.get(press.given(1)[0])
    if invite and not invite.approved and invite.by != member.id and desk.work.staff.get(invite.by):
        return invite
    desk.answer_staff(press, voice_of(member)(people_texts.DECIDED), alert=True)
    return None


def _tell_both(desk: Desk, member: Staff, press: Press, invite: Invite, what: Text) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(_said(desk, voice_of(member), invite, what), press.message_id))
    if asker := desk.work.staff.get(invite.by):
        desk.tell_staff(asker, Send(_said(desk, voice_of(asker), invite, what)))


def _said(desk: Desk, say: Tongue, invite: Invite, what: Text) -> Words:
    role = say(ROLES[invite.role])
    if what is texts.REFUSED:
        return phrase(say, what, role=role)
    return phrase(say, what, role=role, when=_when(desk, say, invite.expires_at))


def _seen_by(desk: Desk, member: Staff) -> list[Invite]:
    """An admin sees every invitation that is not used yet, anybody else their own."""
    every = desk.work.invites.every()
    return [one for one in every if "admin" in member.roles or one.by == member.id]


def _open(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say, seen = voice_of(member), _seen_by(desk, member)
    lines = [_line(desk, say, number, one) for number, one in enumerate(seen, start=1)]
    rows = tuple(
        (Button(say(texts.B_REVOKE, number=number), action("ix", one.id)),)
        for number, one in enumerate(seen, start=1)
    )
    return join((phrase(say, texts.OPEN), *lines), gap="\n"), rows


def _line(desk: Desk, say: Tongue, number: int, one: Invite) -> Words:
    return phrase(
        say,
        texts.OPEN_LINE,
        number=number,
        role=say(ROLES[one.role]),
        by=who(desk, say, one.by),
        when=_when(desk, say, one.expires_at),
        state=say(texts.GOOD if one.approved else texts.WAITS),
    )


def who(desk: Desk, say: Tongue, staff_id: str) -> str:
    """The name of whoever did something; the command line has no id."""
    if not staff_id:
        return say(texts.COMMAND_LINE)
    if staff_id in deed_texts.NOT_PEOPLE:
        return say(deed_texts.NOT_PEOPLE[staff_id])
    one = desk.work.staff.get(staff_id)
    return called(say, one) if one else say(deed_texts.SOMEBODY_GONE, id=staff_id[:4])


def revoked(desk: Desk, member: Staff, press: Press) -> None:
    """An invitation is withdrawn, by an admin or by whoever asked for it."""
    invite = next((one for one in _seen_by(desk, member) if one.id == press.given(1)[0]), None)
    if invite is None:
        strays.old_button(desk, member, press)
        return
    desk.work.invites.revoke(invite.id)
    desk.work.audit.note("invite_withdrawn", member.id, about=invite.role)
    words, buttons = _open(desk, member)
    told = phrase(voice_of(member), texts.REVOKED)
    desk.answer_staff(press)
    desk.tell_staff(
        member, Edit(join((told, words if buttons else Words())), press.message_id, buttons=buttons)
    )


def withdraw_all_of(desk: Desk, one: Staff) -> None:
    """Nothing that somebody asked for lets anybody in once they may not ask for it."""
    allowed = may_invite(one)
    for invite in desk.work.invites.every():
        if invite.by == one.id and invite.role not in allowed:
            desk.work.invites.revoke(invite.id)


def _when(desk: Desk, say: Tongue, moment: datetime) -> str:
    return day_and_hour(moment, say.code, desk.line.zone)
