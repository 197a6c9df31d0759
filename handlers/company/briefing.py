"""A case opens on the phone of somebody who takes it over or joins it."""

from __future__ import annotations

from collections.abc import Collection

from db.letters import OpenTopic, Send
from db.records import Assignment, Case, Side, Staff
from handlers import flood, relaying, signs, standing
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.texts import staff as texts

SEEKERS: tuple[Side, ...] = ("seeker",)
"""Of a case that waited: what the seeker wrote, and nobody else."""


def show(desk: Desk, member: Staff, case: Case, held: Assignment, sides: Collection[Side] = SEEKERS) -> None:
    """Open the case's topic, and show in it what was answered and said, as far back as they may read.

    Whoever takes the case of somebody who cannot be reached is told so.
    """
    open_on(desk, member, case, held)
    for entry in desk.work.transcript.read(case.id):
        if entry.side in sides and company.may_read(held, entry):
            relaying.show_confidant(desk, case, entry, member, held)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and seeker.unreachable:
        gone = phrase(voice_of(member), texts.SEEKER_UNREACHABLE, case=case.name)
        desk.tell_staff(member, Send(gone), held)


def open_on(desk: Desk, member: Staff, case: Case, held: Assignment) -> None:
    """The topic and the first message, pinned in it. What had been kept back is shown with the rest,
    and to those who are there already.
    """
    flood.let_through(desk, case, held)
    if desk.line.topics:
        desk.tell_staff(member, OpenTopic(signs.titled(desk, case, held), signs.colour(case)), held)
    words, buttons = standing.summary(desk, member, case, held), signs.buttons(member, case)
    first = Send(words, buttons=buttons, entry=relaying.summary(case), protect=True, pin=True)
    desk.tell_staff(member, first, held)
