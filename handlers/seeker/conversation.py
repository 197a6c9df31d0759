"""The conversation begins, or has to look for another confidant."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Send, Words
from db.records import Case, Seeker, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.seeker import tongues, waiting
from handlers.staff.card import card_of
from handlers.wishes import wish_of
from locales import Tongue
from locales.text import Text
from locales.texts import common, handover, intake, seeker as texts


def begin(desk: Desk, seeker: Seeker, case: Case, member: Staff) -> None:
    """Tell the seeker there is someone: a woman or a man, and the languages both have. Nothing more."""
    say = voice_of(seeker)
    desk.work.seekers.save(replace(seeker, stage="talking"))
    professional = case.kind == "professionals"
    words = phrase(say, intake.MATCHED_COORDINATOR) if professional else _who(desk, say, case, member)
    desk.tell_seeker(seeker, Send(words, buttons=buttons(seeker), language=say.code), case)


def buttons(seeker: Seeker) -> Buttons:
    """What can be done about a conversation: end it, or ask for somebody else."""
    say = voice_of(seeker)
    return (
        (Button(say(texts.END_CONVERSATION), action("end")),),
        (Button(say(handover.SOMEBODY_ELSE), action("other")),),
    )


def _who(desk: Desk, say: Tongue, case: Case, member: Staff) -> Words:
    card = card_of(member)
    who = phrase(say, texts.MATCHED_WOMAN if card.gender == "woman" else texts.MATCHED_MAN)
    shared = [code for code in wish_of(desk, case).languages if code in card.languages]
    spoken = say.list_of([say(common.LANGUAGES[code]) for code in shared])
    return join((who, phrase(say, texts.YOU_SHARE_LANGUAGES, languages=spoken)))


def say(desk: Desk, seeker: Seeker, case: Case, what: Text) -> None:
    """One thing about the conversation, in a second language too where that is a habit."""
    words = tongues.both(seeker, lambda said: phrase(said, what))
    desk.tell_seeker(seeker, Send(words), case)


def look_again(desk: Desk, seeker: Seeker, case: Case) -> None:
    """The confidant cannot go on: the seeker is told that somebody else is looked for."""
    desk.work.seekers.save(replace(seeker, stage="waiting"))
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.LOOKING_AGAIN)), case)


def nobody_free(desk: Desk, seeker: Seeker, case: Case) -> None:
    """After a decline nobody is left at this moment."""
    waiting.nobody_free(desk, seeker, case)
