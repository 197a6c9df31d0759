"""The chat is cleared: both sides' messages go from the phone, as far as Telegram lets."""

from __future__ import annotations

from db.letters import Buttons, Edit, Remove, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.texts import safety as texts


def wipe(desk: Desk, seeker: Seeker) -> None:
    """/wipe: everything that was sent or received before this goes; one line stays and says what cannot.

    The line that there is something new stays too, since it says nothing and something waits behind it.
    """
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Remove(sweep="rest"))
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def wipe_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Clear this chat*, under any screen."""
    desk.answer_seeker(press)
    wipe(desk, seeker)


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """What could not be removed, and whether to erase what is stored."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, texts.ERASE_TOO, action("erase")),),
        (labelled(say, texts.ENOUGH, action("enough")),),
        (labelled(say, texts.SETTINGS, action("safety")),),
    )
    return tongues.said(seeker, texts.CLEARED), buttons


def enough(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Nothing more is to be erased: hardly anything of the line stays."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.CLEARED_SHORT), press.message_id))
