"""A seeker says that a sentence is not right: one press, and one more for which it is.

The line hears which of its texts that is, and in which language. It keeps no more of it than a count, and
with the seeker, sealed, that they have said so, so that nobody counts twice.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from db.letters import LABEL, Button, Buttons, Edit, Send, Words
from db.records import Seeker
from handlers import reported
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.excerpts import excerpt
from handlers.incoming import Press
from handlers.native import was_read
from handlers.phrases import labelled
from handlers.seeker import strays, tongues
from handlers.seeker.question import rows
from locales import Tongue, tongue
from locales.texts import wrong as texts

MESSAGES, MOST, LABELS = 12, 6, 30
"""How far it is looked back, and how many texts and how many labels of buttons are offered."""
LENGTH = 40
"""Characters of a text on its button."""
OWN = "wrong."
"""What the keys of these very screens begin with: nobody wants to be asked about the question."""


def row(say: Tongue) -> tuple[Button, ...]:
    """The button, for under a screen."""
    return (labelled(say, texts.BUTTON, action("wrong")),)


def notice(desk: Desk, seeker: Seeker) -> tuple[Words, Buttons]:
    """That the translation is being improved, and the button: once, in a language nobody has read yet."""
    if seeker.draft_told or was_read(desk, voice_of(seeker).language):
        return Words(), ()
    desk.work.seekers.save(replace(seeker, draft_told=True))
    return tongues.said(seeker, texts.IMPROVING), (row(voice_of(seeker)),)


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Which of the last texts is it? A new message, so that the one it is about stays as it is."""
    buttons = tuple((one,) for one in _offered(desk, seeker, _texts(desk, seeker)[:MOST]))
    if _labels(desk, seeker):
        buttons = (*buttons, (labelled(voice_of(seeker), texts.ON_A_BUTTON, action("onbutton")),))
    if not buttons:
        desk.answer_seeker(press, voice_of(seeker)(texts.NONE_LEFT), alert=True)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.WHICH), buttons=buttons))


def labels_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """It stands on a button: the same message, with the labels of the last buttons."""
    buttons = rows(_offered(desk, seeker, _labels(desk, seeker)[:LABELS]))
    if not buttons:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.WHICH), press.message_id, buttons=buttons))


def chosen(desk: Desk, seeker: Seeker, press: Press) -> None:
    """This one. Only what stands in the chat can be chosen, and it is counted once."""
    code, key = press.given(2)
    seen = (*_texts(desk, seeker), *_labels(desk, seeker))
    if code not in tongues.languages(seeker) or key not in seen:
        strays.old_button(desk, seeker, press)
        return
    said = f"{code}:{key}"
    if said not in seeker.reported:
        reported.count(desk.work, code, key)
        seeker = replace(seeker, reported=(*seeker.reported, said))
        desk.work.seekers.save(seeker)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.THANKS), press.message_id))


def _texts(desk: Desk, seeker: Seeker) -> list[str]:
    """The keys of the texts that were shown last, the newest first."""
    return [key for key in _last(desk, seeker) if not key.startswith(LABEL)]


def _labels(desk: Desk, seeker: Seeker) -> list[str]:
    """The same of what stood on buttons."""
    return [key.removeprefix(LABEL) for key in _last(desk, seeker) if key.startswith(LABEL)]


def _last(desk: Desk, seeker: Seeker) -> list[str]:
    shown = desk.work.onscreen.said(seeker.chat_id, MESSAGES)
    every = dict.fromkeys(key for keys in shown for key in keys)
    return [key for key in every if not key.removeprefix(LABEL).startswith(OWN)]


def _offered(desk: Desk, seeker: Seeker, keys: list[str]) -> list[Button]:
    """A button for each text as it was shown, in one language or in two.

    What is wrong is the language; another script is made of the same words.
    """
    said = product(keys, map(tongue, tongues.codes(seeker)))
    made = [Button(excerpt(desk, say, key, LENGTH), action("wt", say.language, key)) for key, say in said]
    return [one for one in made if one.label]
