"""Before colleagues read something its writer sees it once more, and chooses under which name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.intervisions import Intervision
from db.letters import Button, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.intervision import recognising
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from handlers.staff.naming import called
from locales.texts import common, intervision as texts


def show(desk: Desk, member: Staff, draft: Intervision) -> None:
    """The words once more, with those of them that may be names."""
    say = voice_of(member)
    suspects = recognising.suspects(desk, draft.text)
    asked = phrase(say, texts.SUSPECT, words=say.row_of(suspects)) if suspects else Words()
    rows = (
        (Button(say(texts.B_WITHOUT_NAME), action("wa", draft.id)),),
        (Button(say(texts.B_WITH_NAME, name=called(say, member)), action("wn", draft.id)),),
        (Button(say(texts.B_DROP), action("wd", draft.id)),),
    )
    words = join((phrase(say, texts.CHECK), Words(draft.text), asked))
    desk.tell_staff(member, Send(words, buttons=rows, protect=True))


def without_name(desk: Desk, member: Staff, press: Press) -> None:
    """Colleagues read it, and nobody sees whose it is."""
    _share(desk, member, press, named=False)


def with_name(desk: Desk, member: Staff, press: Press) -> None:
    """Colleagues read it under a working name."""
    _share(desk, member, press, named=True)


def _share(desk: Desk, member: Staff, press: Press, *, named: bool) -> None:
    draft = _draft(desk, member, press)
    if draft is None:
        return
    note = desk.work.intervisions.get(draft.about) if draft.about else None
    until = note.until if note else desk.now + timedelta(days=desk.line.intervision_days)
    desk.work.intervisions.save(replace(draft, draft=False, named=named, until=until))
    say = voice_of(member)
    see = ((Button(say(texts.B_READ), action("wo", draft.about or draft.id)),),)
    listing.turn(desk, member, press, phrase(say, texts.SHARED), see)
    if note and note.by != member.id:
        _tell(desk, note)


def _tell(desk: Desk, note: Intervision) -> None:
    """Whoever wrote the note hears that there is something, without a sound."""
    if writer := desk.work.staff.get(note.by):
        say = voice_of(writer)
        see = ((Button(say(texts.B_READ), action("wo", note.id)),),)
        desk.tell_staff(writer, Send(phrase(say, texts.ANSWERED), buttons=see, silent=True))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """Nobody reads it."""
    if draft := _draft(desk, member, press):
        desk.work.intervisions.drop(draft.id)
        say = voice_of(member)
        back = ((Button(say(common.BACK), action("wl")),),)
        listing.turn(desk, member, press, phrase(say, texts.DROPPED), back)


def _draft(desk: Desk, member: Staff, press: Press) -> Intervision | None:
    draft = desk.work.intervisions.get(press.given(1)[0])
    if draft and draft.draft and draft.by == member.id:
        return draft
    strays.old_button(desk, member, press)
    return None
