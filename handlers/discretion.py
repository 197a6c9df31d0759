"""What comes to a seeker unasked: shown at once, or kept back behind one line that says nothing.

What is kept back keeps its order, is one series with one line for all of it, and waits until the
seeker asks for it, however long that takes. It goes when its case goes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Address, Edit, Outgoing, React, Remove, Send, Typing
from db.records import Seeker
from db.work import Work
from handlers import emergencies
from handlers.actions import action
from handlers.phrases import labelled, phrase
from locales import tongue
from locales.organisation import ours
from locales.texts import safety as texts

SILENCE = timedelta(hours=1)
"""After this long without a sign of the seeker, somebody else may hold the phone."""

NOTED = timedelta(minutes=5)
"""How exactly it is kept when a seeker was last here."""


def holds_back(work: Work, seeker: Seeker, where: Address, what: Outgoing) -> bool:
    """Keep a letter back when the seeker wants it so; whether it was. The first of a series is announced.

    What changes a message waits behind what is kept back, and otherwise goes on. Nobody is shown
    to be typing to somebody who wants no sign of it, and a reaction would be one that nobody asked for.
    """
    if isinstance(what, Typing | React) and _covered(work, seeker):
        return True
    if not isinstance(what, Send | Edit | Remove | React):
        return False
    before = work.outbox.held(seeker.chat_id)
    starts = seeker.hidden or (isinstance(what, Send) and _covered(work, seeker))
    if not before and not starts:
        return False
    work.outbox.put(where, what, held=True, urgent=emergencies.is_one(what))
    if not before:
        announce(work, seeker)
    return True


def _covered(work: Work, seeker: Seeker) -> bool:
    silent = seeker.seen_at is None or work.now - seeker.seen_at > SILENCE
    return seeker.hidden or seeker.news == "discreet" or (seeker.news == "asked" and silent)


def announce(work: Work, seeker: Seeker) -> None:
    """The one line for all that is kept back; none at all while the whole line is hidden."""
    if seeker.hidden:
        return
    say = tongue(seeker.language or ours().local)
    asked = seeker.news == "asked"
    words = phrase(say, texts.NEWS_ASKED if asked else texts.NEWS)
    button = labelled(say, texts.SHOW_SAFE if asked else texts.SHOW, action("show"))
    line = Send(words, buttons=((button,),), language=say.code, stay="news")
    work.outbox.put(Address("seeker", seeker.chat_id), line)


def seen(work: Work, seeker: Seeker) -> Seeker:
    """The seeker as one who has just done something; noted only for whom that makes a difference."""
    if seeker.news != "asked" or (seeker.seen_at and work.now - seeker.seen_at < NOTED):
        return seeker
    seeker = replace(seeker, seen_at=work.now)
    work.seekers.save(seeker)
    return seeker
