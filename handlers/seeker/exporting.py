"""/export: the seeker's own words as a file, after a question whether this phone is a safe place for it."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Attachment, Buttons, Edit, Send
from db.records import Case, Seeker
from handlers import exports
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled, phrase
from handlers.seeker import arriving, strays, tongues
from locales.texts import export as texts

NAME, KIND = "messages.html", "text/html"
"""What the file is called says nothing."""


def ask(desk: Desk, seeker: Seeker) -> None:
    """/export. Of a conversation that is over this server can read nothing any more, and says how to ask."""
    say = voice_of(seeker)
    if _case(desk, seeker) is None and not desk.work.seats.of_seeker(seeker.id):
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.NOTHING)))
        return
    rows: Buttons = (
        (labelled(say, texts.B_YES, action("exyes")),),
        (labelled(say, texts.B_NO, action("exno")),),
    )
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.ASK), buttons=rows))


def _case(desk: Desk, seeker: Seeker) -> Case | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    return case if case and not desk.work.cases.is_sealed(case.id) else None


def meant(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the file is made, sealed until it is sent; an earlier one is destroyed."""
    case = _case(desk, seeker)
    if case is None and not desk.work.seats.of_seeker(seeker.id):
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    arriving.log_consent(desk, seeker, "export", texts.ASK)
    data = exports.page(desk, seeker, case)
    file = Attachment("document", _put(desk, case, data), NAME, KIND, len(data))
    desk.tell_seeker(seeker, Edit(phrase(voice_of(seeker), texts.COMES), press.message_id), case)
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.HERE), file), case)


def _put(desk: Desk, case: Case | None, data: bytes) -> str:
    """Into the case; without one it waits under the inbox's key until it is sent, and is destroyed soon."""
    if case is None:
        return desk.work.media.park(0, data)
    if case.exported:
        desk.work.media.remove(case.id, case.exported)
    media_id = desk.work.media.add(case.id, data)
    desk.work.cases.save(replace(case, exported=media_id))
    return media_id


def not_meant(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No: nothing is made."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.NOT_MADE), press.message_id))
