"""The second consent: may a confidant be looked for with these answers?"""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, Seeker
from handlers import danger, triaging
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.phrases import join, labelled, phrase
from handlers.seeker import arriving, strays, tongues, waiting
from locales.text import Text
from locales.texts import common, intake, seeker as texts

ASKED: dict[str, tuple[Text, Text]] = {
    "professionals": (intake.PROFESSIONAL_AGREE, intake.PROFESSIONAL_AGREE_YES),
    "questions": (intake.QUESTION_AGREE, intake.QUESTION_AGREE_YES),
}


def _asked(case: Case) -> tuple[Text, Text]:
    """The question, and the button that says yes."""
    return ASKED.get(case.kind, (texts.AGREE_MATCH, texts.AGREE_MATCH_YES))


def ask(desk: Desk, seeker: Seeker, case: Case, before: Words = Words()) -> None:
    """After the last question: what a confidant will see, and whether we may look for one."""
    desk.work.seekers.save(replace(seeker, stage="agreeing"))
    words, buttons = drawn(seeker, case)
    desk.tell_seeker(seeker, Send(join((before, words)), buttons=buttons), case)


def drawn(seeker: Seeker, case: Case) -> tuple[Words, Buttons]:
    """The question's words, in a second language too where that is a habit, and its buttons."""
    say, (question, yes) = voice_of(seeker), _asked(case)
    buttons = (
        (labelled(say, yes, action("match")),),
        (labelled(say, common.BACK, action("qb")), labelled(say, common.STOP, action("stop"))),
        tongues.row(seeker, "match"),
    )
    return tongues.said(seeker, question), buttons


def use_buttons(desk: Desk, seeker: Seeker) -> None:
    """Something was typed where a yes is needed: ask once more."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if case:
        ask(desk, seeker, case, phrase(voice_of(seeker), texts.USE_MENU))


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The consent is logged; the case waits for a confidant from now on."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if not case or seeker.stage != "agreeing":
        strays.old_button(desk, seeker, press)
        return
    _take(desk, seeker, case, press)
    level = triaging.weighed(desk, case).level
    case = replace(case, state="waiting", waiting_since=desk.now, level=level)
    desk.work.cases.save(case)
    counting.requested(desk, case)
    seeker = replace(seeker, stage="waiting")
    desk.work.seekers.save(seeker)
    danger.alert_staff(desk, case)
    waiting.begin(desk, seeker, case)


def _take(desk: Desk, seeker: Seeker, case: Case, press: Press) -> None:
    say, (question, yes) = voice_of(seeker), _asked(case)
    arriving.log_consent(desk, seeker, "match", question)
    desk.answer_seeker(press)
    done = join((tongues.said(seeker, question), phrase(say, texts.YOUR_ANSWER, answer=say(yes))))
    desk.tell_seeker(seeker, Edit(done, press.message_id), case)
