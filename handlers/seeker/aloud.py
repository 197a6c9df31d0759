"""Questions read aloud, for who reads little: chosen at the beginning, kept as a habit."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.intake.questionnaire import Question
from handlers.intake.recorded import words_read
from handlers.intake.walk import Walk
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.texts import intake as texts, seeker as seeker_texts


def read(desk: Desk, seeker: Seeker, case: Case, asked: Question, walk: Walk) -> None:
    """Send the question's recording before the question, where there is one of these very words.

    A family that reads one language and speaks another hears it in both.
    """
    if not seeker.aloud or asked.wording(walk.answers) != asked.text:
        return
    for code in tongues.languages(seeker):
        prompt = desk.work.prompts.get(case.kind, asked.id, code, words_read(asked, code))
        if prompt:
            desk.tell_seeker(seeker, Send(attachment=prompt), case)


def begin(desk: Desk, seeker: Seeker, case: Case, message_id: int) -> None:
    """What the intake is; with the offer to read it aloud where there are recordings."""
    words, buttons = drawn(desk, seeker, case)
    desk.tell_seeker(seeker, Edit(words, message_id, buttons=buttons), case)


def drawn(desk: Desk, seeker: Seeker, case: Case) -> tuple[Words, Buttons]:
    """What the intake is, and its buttons."""
    buttons = (*_buttons(desk, seeker, case), tongues.row(seeker, "intro"))
    return tongues.said(seeker, seeker_texts.INTAKE_INTRO), buttons


def _buttons(desk: Desk, seeker: Seeker, case: Case) -> Buttons:
    say = voice_of(seeker)
    spoken = {language for _, language, _ in desk.work.prompts.there(case.kind)}
    if spoken.isdisjoint(tongues.languages(seeker)):
        return ()
    if seeker.aloud:
        return ((labelled(say, texts.READ_NO_MORE, action("aloud", "off")),),)
    return ((labelled(say, texts.READ_TO_ME, action("aloud", "on")),),)


def turned(desk: Desk, seeker: Seeker, case: Case, press: Press) -> Seeker:
    """*Read to me*, or no more: the button says so, and the habit stays."""
    seeker = replace(seeker, aloud=press.args == ("on",))
    desk.work.seekers.save(seeker)
    desk.answer_seeker(press)
    begin(desk, seeker, case, press.message_id)
    return seeker
