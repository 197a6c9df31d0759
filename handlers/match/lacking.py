"""Nobody fits: the seeker hears what is missing and may widen a wish; coordinators see it at once."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case
from handlers import coordinators, triaging
from handlers.desk import Desk, voice_of
from handlers.phrases import join, phrase
from handlers.seeker import widening
from locales import Tongue
from locales.texts import staff as texts
from matching.shortage import Shortage

WAIT = ("full", "unavailable")
"""What passes by itself: whoever fits has no room now, or is not there at this hour."""


def tell(desk: Desk, case: Case, shortage: Shortage | None) -> None:
    """Say what stands in the way, once for each thing that does; None when nothing is known of it."""
    found = kinds(shortage)
    heard = " ".join(found)
    if heard in case.lacking:
        return
    case = replace(case, lacking=(*case.lacking, heard))
    desk.work.cases.save(case)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        widening.offer(desk, seeker, case)
    _tell_coordinators(desk, case, found)


def kinds(shortage: Shortage | None) -> tuple[str, ...]:
    """The words for what is missing; of what passes by itself one stands for both."""
    unmet = [one.kind for one in shortage.unmet] if shortage else []
    lasting = [kind for kind in unmet if kind not in WAIT]
    return tuple(lasting or unmet[:1] or ("together",))


def in_words(say: Tongue, found: tuple[str, ...]) -> str:
    """What is missing, as a list in words."""
    return say.list_of([say(texts.MISSING[kind]) for kind in found])


def _tell_coordinators(desk: Desk, case: Case, found: tuple[str, ...]) -> None:
    for member in coordinators.hearing(desk, case):
        say = voice_of(member)
        words = phrase(say, texts.NO_MATCH, case=case.name, reason=in_words(say, found))
        desk.tell_staff(member, Send(join((words, triaging.level_words(say, case)), gap="\n")))
