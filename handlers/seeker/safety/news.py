"""What waits behind the neutral line is shown, and goes again."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Edit, Remove, Send
from db.records import Case, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.texts import safety as texts

BRIEFLY = timedelta(minutes=5)
"""How long it is shown to somebody who wants it behind a line."""


def shown(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The line was pressed: all that waits behind it follows, in its order. A repeat shows nothing twice."""
    desk.answer_seeker(press)
    brief = seeker.news == "discreet"
    there = desk.work.outbox.held(seeker.chat_id)
    words = tongues.said(seeker, texts.HERE if there else texts.NOTHING_NEW)
    desk.tell_seeker(seeker, Edit(words, press.message_id))
    desk.work.onscreen.mark(seeker.chat_id, press.message_id, "brief" if brief else "")
    desk.work.outbox.release(seeker.chat_id, "brief" if brief else "")
    if brief and there:
        goes_soon(desk, seeker)


def goes_soon(desk: Desk, seeker: Seeker, case: Case | None = None) -> None:
    """Under what is shown for a short while: how long, and a button that takes it away at once."""
    hide = labelled(voice_of(seeker), texts.HIDE_AGAIN, action("unshow"))
    words = tongues.said(seeker, texts.GOES_SOON, minutes=BRIEFLY.seconds // 60)
    desk.tell_seeker(seeker, Send(words, buttons=((hide,),), stay="brief"), case)


def is_private(seeker: Seeker) -> bool:
    """Whether what the seeker writes goes again soon, too: it tells as much as the answers do."""
    return seeker.news == "discreet" and seeker.stage in ("waiting", "talking")


def unshown(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Away with it now*: whatever is shown for a short while goes."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Remove((press.message_id,), sweep="brief"))
