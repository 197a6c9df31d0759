"""Somebody is to become an admin, which takes two admins where there are two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from db.letters import Edit, Send, Words
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.staff import admins, joining
from handlers.staff.naming import called
from locales import Tongue
from locales.text import Text
from locales.texts import people as texts


@dataclass(frozen=True, slots=True)
class _Asked:
    by: str
    at: datetime


_STORED = TypeAdapter(dict[str, _Asked])
_NAME = "people.promotions"


def ask(desk: Desk, member: Staff, one: Staff) -> None:
    """All other admins are asked whether this person becomes one of them; once is enough."""
    if one.id in _all(desk):
        return
    _put(desk, {**_all(desk), one.id: _Asked(member.id, desk.now)})
    desk.work.audit.note("admin_asked", member.id, about=one.id)

    def words(say: Tongue) -> Words:
        return phrase(say, texts.ADMIN_ASKED, by=called(say, member), name=called(say, one))

    admins.ask(desk, member, words, "ay", "an", one.id)


def confirmed(desk: Desk, member: Staff, press: Press) -> None:
    """Another admin agrees."""
    if (decided := _decided(desk, member, press)) is None:
        return
    asker, one = decided
    desk.work.audit.note("admin_confirmed", member.id, about=one.id)
    joining.add_role(desk, one, "admin")
    _tell(desk, member, press, asker, one, texts.AGREED)


def refused(desk: Desk, member: Staff, press: Press) -> None:
    """Another admin does not agree: it stays as it is."""
    if (decided := _decided(desk, member, press)) is None:
        return
    asker, one = decided
    desk.work.audit.note("admin_refused", member.id, about=one.id)
    _tell(desk, member, press, asker, one, texts.REFUSED)


def forget(desk: Desk, gone: Staff) -> None:
    """What this person asked for, or what was asked about them, is no longer to be decided."""
    _put(desk, {one: asked for one, asked in _all(desk).items() if gone.id not in (one, asked.by)})


def _decided(desk: Desk, member: Staff, press: Press) -> tuple[Staff, Staff] | None:
    """Who asked and about whom, once; None, with a word, when it is not this admin's to decide."""
    asked = _all(desk)
    mine = asked.get(press.given(1)[0])
    asker = desk.work.staff.get(mine.by) if mine else None
    one = desk.work.staff.get(press.given(1)[0])
    if not asker or not one or "admin" not in asker.roles or member.id in (asker.id, one.id):
        desk.answer_staff(press, voice_of(member)(texts.DECIDED), alert=True)
        return None
    _put(desk, {about: each for about, each in asked.items() if about != one.id})
    return asker, one


def _tell(desk: Desk, member: Staff, press: Press, asker: Staff, one: Staff, what: Text) -> None:
    desk.answer_staff(press)
    say = voice_of(member)
    desk.tell_staff(member, Edit(phrase(say, what, name=called(say, one)), press.message_id))
    say = voice_of(asker)
    desk.tell_staff(asker, Send(phrase(say, what, name=called(say, one))))


def _all(desk: Desk) -> dict[str, _Asked]:
    stored = desk.work.settings.get(_NAME)
    known = _STORED.validate_json(stored) if stored else {}
    return {about: asked for about, asked in known.items() if desk.now - asked.at < admins.PATIENCE}


def _put(desk: Desk, asked: dict[str, _Asked]) -> None:
    desk.work.settings.put(_NAME, _STORED.dump_json(asked).decode())
