"""A new wording before it takes effect: shown as it is read, then saved, written again, or let go."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from db.letters import Button, Buttons, Words
from db.records import Staff
from handlers import reported, wordings
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from handlers.staff.wording import opened
from locales import Tongue
from locales.text import Text
from locales.texts import common, drafting as texts, wording


@dataclass(frozen=True, slots=True)
class Draft:
    """What an admin wrote for a text and has not saved. `changes` is how often it had been worded by then."""

    code: str
    key: str
    template: str
    changes: int


_STORED = TypeAdapter(Draft)


def offer(desk: Desk, member: Staff, code: str, what: Text, template: str) -> None:
    """Keep the new wording aside and show it as a reader will see it."""
    _keep(desk, member, Draft(code, what.key, template, _changes(desk, code, what)))
    _show(desk, member, code, what, template, phrase(voice_of(member), texts.DRAFT))


def save_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """It takes effect; unless somebody else has worded the text meanwhile: then that is said first."""
    found = _meant(desk, member, press)
    if found is None:
        return
    draft, what = found
    desk.answer_staff(press)
    if draft.changes != _changes(desk, draft.code, what):
        meanwhile = wordings.speaking(desk.work, what, draft.code).template(what)
        told = phrase(voice_of(member), texts.CHANGED_MEANWHILE)
        _keep(desk, member, Draft(draft.code, draft.key, draft.template, _changes(desk, draft.code, what)))
        _show(desk, member, draft.code, what, draft.template, join((told, Words(meanwhile))))
        return
    _keep(desk, member, None)
    desk.work.wordings.put(what.key, draft.code, member.id, draft.template)
    reported.settle(desk.work, draft.code, what.key)
    opened.preview(desk, member, draft.code, what, phrase(voice_of(member), wording.SAVED))


def cancel_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """It is let go; the text stays as it was."""
    found = _meant(desk, member, press)
    if found is None:
        return
    draft, what = found
    _keep(desk, member, None)
    desk.answer_staff(press)
    opened.preview(desk, member, draft.code, what, phrase(voice_of(member), texts.LET_GO))


def _meant(desk: Desk, member: Staff, press: Press) -> tuple[Draft, Text] | None:
    """The draft that the button is about; None, and that is said, when it is not this admin's newest."""
    meant = opened.meant(desk, member, press)
    stored = desk.work.settings.get(_name(member))
    draft = _STORED.validate_json(stored) if stored else None
    if meant is None:
        return None
    if draft is None or (draft.code, draft.key) != (meant[0], meant[1].key):
        strays.old_button(desk, member, press)
        return None
    return draft, meant[1]


def _show(desk: Desk, member: Staff, code: str, what: Text, template: str, head: Words) -> None:
    say = wordings.worded(what, code, template)
    opened.read_out(desk, member, say, what, head, _buttons(voice_of(member), code, what))


def _buttons(say: Tongue, code: str, what: Text) -> Buttons:
    return (
        (Button(say(texts.SAVE), action("tk", code, what.key)),),
        (Button(say(texts.AGAIN), action("tw", code, what.key)),),
        (Button(say(common.CANCEL), action("tc", code, what.key)),),
    )


def _changes(desk: Desk, code: str, what: Text) -> int:
    return len(desk.work.wordings.history(what.key, code))


def _keep(desk: Desk, member: Staff, draft: Draft | None) -> None:
    desk.work.settings.put(_name(member), _STORED.dump_json(draft).decode() if draft else "")


def _name(member: Staff) -> str:
    return f"texts.draft.{member.id}"
