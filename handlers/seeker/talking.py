"""A seeker writes while a case is waiting or open."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Case, Entry, Seeker
from handlers import albums, flood, relaying
from handlers.clock import writers
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import phrase
from handlers.seeker import conversation, tongues
from handlers.voices import choosing, notes
from handlers.voices.speaker import Speaker
from locales.texts import retraction, seeker as texts


def written(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """Keep what the seeker wrote and show it to the confidant, or say why it cannot be."""
    speaker = Speaker(desk, seeker, case)
    if notes.refusal(speaker, letter):
        for one in company.of(desk, case.id):
            albums.skipped(desk, desk.at_staff(one.member, one.held), case, letter)
        desk.tell_seeker(seeker, Send(not_passed_on(speaker, letter)), case)
        return
    on = notes.heard(speaker, case, letter)
    if on:
        pass_on(desk, seeker, on, relaying.keep(desk, on, "seeker", letter))
        choosing.offer_after(speaker, letter)


def pass_on(desk: Desk, seeker: Seeker, case: Case, entry: Entry) -> None:
    """Show what was kept to those on the case; without anybody, say once that it is kept for them."""
    if held := desk.work.assignments.current(case.id):
        writers.seeker_wrote(desk, desk.work.cases.get(case.id) or case, held)
        if not flood.keeps_back(desk, seeker, case, entry):
            company.show(desk, case, entry)
    elif not _was_told(desk, case):
        desk.work.transcript.add(case.id, "line", phrase(voice_of(seeker), texts.KEPT_FOR_CONFIDANT))
        words, buttons = tongues.note(seeker, texts.KEPT_FOR_CONFIDANT)
        desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def not_passed_on(speaker: Speaker, letter: Letter) -> Words:
    """Why the relay does not take this from a seeker."""
    assert isinstance(speaker.person, Seeker)
    return tongues.both(
        speaker.person,
        lambda say: phrase(say, texts.NOT_PASSED_ON, reason=notes.refusal(speaker, letter, say)),
    )


def _was_told(desk: Desk, case: Case) -> bool:
    return any(entry.side == "line" for entry in desk.work.transcript.read(case.id))


def edited(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """A seeker changed a message: the confidant's copy changes too. An answer is not changed this way."""
    if seeker.stage == "intake" and letter.words.text:
        words, buttons = tongues.note(seeker, texts.EDIT_NOT_TAKEN)
        desk.tell_seeker(seeker, Send(words, buttons=buttons))
        return
    ref = desk.work.messages.entry_at("seeker", letter.chat_id, letter.message_id)
    if ref and letter.words.text and relaying.is_over(desk, ref):
        desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), retraction.LOCKED)))
        return
    amended = relaying.amend(desk, "seeker", letter)
    if amended:
        company.show_edit(desk, *amended)


def still_talking(desk: Desk, seeker: Seeker, case: Case) -> None:
    """/start in a conversation: say where we are, and how to end it."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """Where we are, and what can be done about it."""
    buttons = (*conversation.buttons(seeker), tongues.row(seeker, "chat"))
    return tongues.said(seeker, texts.TALKING), buttons
