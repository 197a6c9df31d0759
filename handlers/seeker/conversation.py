"""The conversation begins, or has to look for another confidant."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Send
from db.records import Case, Seeker, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.seeker import waiting
from handlers.staff.card import card_of
from handlers.wishes import wish_of
from locales.texts import common, seeker as texts


def begin(desk: Desk, seeker: Seeker, case: Case, member: Staff) -> None:
    """Tell the seeker there is someone: a woman or a man, and the languages both have. Nothing more."""
    say, card = voice_of(seeker), card_of(member)
    desk.work.seekers.save(replace(seeker, stage="talking"))
    who = phrase(say, texts.MATCHED_WOMAN if card.gender == "woman" else texts.MATCHED_MAN)
    shared = [code for code in wish_of(desk, case).languages if code in card.languages]
    spoken = say.list_of([say(common.LANGUAGES[code]) for code in shared])
    words = join((who, phrase(say, texts.YOU_SHARE_LANGUAGES, languages=spoken)))
    button = (Button(say(texts.END_CONVERSATION), action("end")),)
    desk.tell_seeker(seeker, Send(words, buttons=(button,), language=say.code), case)


def look_again(desk: Desk, seeker: Seeker, case: Case) -> None:
    """The confidant cannot go on: the seeker is told that somebody else is looked for."""
    desk.work.seekers.save(replace(seeker, stage="waiting"))
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.LOOKING_AGAIN)), case)


def nobody_free(desk: Desk, seeker: Seeker, case: Case) -> None:
    """After a decline nobody is left at this moment."""
    waiting.nobody_free(desk, seeker, case)
