"""/export: the seeker's own words as a file, after a question whether this phone is a safe place for it."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Attachment, Button, Buttons, Edit, Send
from db.records import Case, Seeker
from handlers import exports
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.seeker import arriving, strays, tongues
from locales.texts import export as texts

NAME, KIND = "messages.html", "text/html"
"""What the file is called says nothing."""


def ask(desk: Desk, seeker: Seeker) -> None:
    """/export. Of a conversation that is over this server can read nothing any more, and says how to ask."""
    say = voice_of(seeker)
    if _case(desk, seeker) is None:
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.NOTHING)))
        return
    rows: Buttons = ((Button(say(texts.B_YES), action("exyes")),), (Button(say(texts.B_NO), action("exno")),))
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.ASK), buttons=rows))


def _case(desk: Desk, seeker: Seeker) -> Case | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    return case if case and not desk.work.cases.is_sealed(case.id) else None


def meant(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the file is made, sealed in the case until it is sent; an earlier one is destroyed."""
    case = _case(desk, seeker)
    if case is None:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    if case.exported:
        desk.work.media.remove(case.id, case.exported)
    arriving.log_consent(desk, seeker, "export", texts.ASK)
    data = exports.page(desk, seeker, case)
    file = Attachment("document", desk.work.media.add(case.id, data), NAME, KIND, len(data))
    desk.work.cases.save(replace(case, exported=file.media_id))
    desk.tell_seeker(seeker, Edit(phrase(voice_of(seeker), texts.COMES), press.message_id), case)
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.HERE), file), case)


def not_meant(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No: nothing is made."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.NOT_MADE), press.message_id))
