"""The conversation begins, or has to look for another confidant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.match.wishes import wish_of
from handlers.phrases import join, labelled, phrase
from handlers.seeker import tongues
from handlers.seeker.safety.buttons import clear
from handlers.staff.card import card_of
from locales import Tongue
from locales.text import Text
from locales.texts import common, handover, intake, matching as matching_texts, seeker as texts
from matching.reasons import FOR_SEEKER, from_json


def begin(desk: Desk, seeker: Seeker, case: Case, member: Staff) -> None:
    """Tell the seeker there is someone: a woman or a man, and the languages both have. Nothing more."""
    desk.work.seekers.save(replace(seeker, stage="talking"))
    words, shown = drawn(desk, seeker, case, member)
    desk.tell_seeker(seeker, Send(words, buttons=shown), case)


def drawn(desk: Desk, seeker: Seeker, case: Case, member: Staff) -> tuple[Words, Buttons]:
    """That there is someone, and what can be done about the conversation."""
    held = desk.work.assignments.of_member(case.id, member.id)
    reasons = held.reasons if held else ""

    def words(say: Tongue) -> Words:
        if case.kind == "professionals":
            return phrase(say, intake.MATCHED_COORDINATOR)
        return _who(desk, say, case, member, reasons)

    return tongues.both(seeker, words), (*buttons(seeker), tongues.row(seeker, "matched"))


def buttons(seeker: Seeker) -> Buttons:
    """What can be done about a conversation: end it, or ask for somebody else."""
    say = voice_of(seeker)
    return (
        (labelled(say, texts.END_CONVERSATION, action("end")),),
        (labelled(say, handover.SOMEBODY_ELSE, action("other")),),
        clear(seeker),
    )


def _who(desk: Desk, say: Tongue, case: Case, member: Staff, reasons: str) -> Words:
    card = card_of(member)
    who = phrase(say, texts.MATCHED_WOMAN if card.gender == "woman" else texts.MATCHED_MAN)
    shared = [code for code in wish_of(desk, case).languages if code in card.languages]
    spoken = say.list_of([say(common.LANGUAGES[code]) for code in shared])
    told = phrase(say, texts.YOU_SHARE_LANGUAGES, languages=spoken)
    return join((who, join((told, *_as_asked(say, reasons)), gap="\n")))


def _as_asked(say: Tongue, reasons: str) -> Iterator[Words]:
    """Reasons that say nothing the seeker did not ask for, and so identify nobody."""
    kinds = {one.kind for one in from_json(reasons)} & FOR_SEEKER
    if "not_own_town" in kinds:
        yield phrase(say, matching_texts.MATCH_NOT_OWN_TOWN)
    if "known" in kinds:
        yield phrase(say, matching_texts.MATCH_KNOWN)


def say(desk: Desk, seeker: Seeker, case: Case, what: Text) -> None:
    """One thing about the conversation, in a second language too where that is a habit."""
    desk.tell_seeker(seeker, Send(tongues.said(seeker, what)), case)


def look_again(desk: Desk, seeker: Seeker, case: Case) -> None:
    """The confidant cannot go on: the seeker is told that somebody else is looked for."""
    desk.work.seekers.save(replace(seeker, stage="waiting"))
    words, buttons = tongues.note(seeker, texts.LOOKING_AGAIN)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)
