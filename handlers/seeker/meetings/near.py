"""Near which town? It is read as the intake reads towns, puts the list in order, and is kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Remove, Send
from db.records import Seeker
from handlers import places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import labelled
from handlers.seeker import tongues
from handlers.seeker.awaiting import let_go
from handlers.seeker.meetings import listing
from locales.texts import common, meetings as texts, seeker as seeker_texts

AWAITS = "near"
"""What `Seeker.awaits` begins with while the next message is to be a town; behind it the list's language."""


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Near a town*: the next message is its name."""
    language = press.given(1)[0]
    language = language if language in common.LANGUAGES else listing.ANY
    desk.work.seekers.save(replace(seeker, awaits=action(AWAITS, language)))
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.NEAR_ASK), press.message_id))


def expected(seeker: Seeker) -> bool:
    """Whether the seeker's next message is to be a town's name."""
    return seeker.awaits.startswith(AWAITS)


def no_longer(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker did something else: what comes next is no town."""
    return let_go(desk, seeker) if expected(seeker) else seeker


def written(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """The name, or something that is no town. It leaves the chat when it was one, and reaches nobody."""
    language = seeker.awaits.partition(":")[2]
    seeker = no_longer(desk, seeker)
    found = [one for one in places.find(letter.words.text) if one.place]
    sure = places.sure(found)
    if not found:
        desk.tell_seeker(
            seeker, Send(tongues.said(seeker, texts.NEAR_UNKNOWN), buttons=_again(seeker, language))
        )
        return
    desk.tell_seeker(seeker, Remove((letter.message_id,)))
    if sure:
        words, buttons = listing.drawn(desk, seeker, language, sure.id)
        desk.tell_seeker(seeker, Send(words, buttons=buttons))
        return
    rows = tuple(
        (Button(label, action(listing.SCREEN, language, one)),)
        for one, label in places.choices(found, towns_only=True)
    )
    desk.tell_seeker(seeker, Send(tongues.said(seeker, seeker_texts.WHICH_PLACE), buttons=rows))


def _again(seeker: Seeker, language: str) -> Buttons:
    say = voice_of(seeker)
    return (
        (labelled(say, texts.B_NEAR, action("near", language)),),
        (labelled(say, texts.B_ALL, action(listing.SCREEN, language)),),
    )
