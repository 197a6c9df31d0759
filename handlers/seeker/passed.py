"""The seeker answers whether the conversation may go to somebody else."""

from __future__ import annotations

from functools import partial

from db.letters import Edit, Words
from db.records import Seeker
from handlers.company import handover
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.seeker import arriving, passing, strays, tongues
from locales import Tongue
from locales.text import Text
from locales.texts import handover as texts, seeker as seeker_texts

HEARD: dict[str, Text] = {
    "whole": texts.PASSES_WHOLE,
    "fresh": texts.PASSES_FRESH,
    "no": texts.STAYS,
}


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes with what was said, yes afresh, or no."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    asked = case.handover if case and seeker.stage == "talking" else None
    answer = press.given(1)[0] if press.args else ""
    no_longer = asked is None or asked.agreed or (answer == "no" and asked.leaving)
    if not case or answer not in HEARD or no_longer:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    words = tongues.both(seeker, partial(_heard, answer))
    desk.tell_seeker(seeker, Edit(words, press.message_id), case)
    if asked and answer == "whole":
        arriving.log_consent(desk, seeker, answer, passing.question(asked), passing.ANSWERS[answer])
    if answer == "no":
        handover.refused(desk, case)
    else:
        handover.agreed(desk, case, with_transcript=answer == "whole")


def _heard(answer: str, say: Tongue) -> Words:
    given = phrase(say, seeker_texts.YOUR_ANSWER, answer=say(passing.ANSWERS[answer]))
    return join((given, phrase(say, HEARD[answer])))
