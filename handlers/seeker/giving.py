"""The seeker gives up a wish, because nobody met it."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit
from db.records import Seeker
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import matchmaking
from handlers.match.wishes import DISTANCE, GENDER, LANGUAGE, wish_of
from handlers.phrases import phrase
from handlers.seeker import strays, widening
from locales.texts import common, matching as texts


def given(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker gives up a wish: it is written down, and the queue is looked through again."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    gives = _read(":".join(press.args))
    if not case or case.state != "waiting" or not gives or desk.work.offers.open_for(case.id):
        strays.old_button(desk, seeker, press)
        return
    say, wish = voice_of(seeker), wish_of(desk, case)
    done = phrase(say, texts.GIVEN, wish=widening.named(say, wish, gives))
    desk.work.cases.save(replace(case, given=tuple(dict.fromkeys(case.given + gives)), lacking=()))
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(done, press.message_id), case)
    matchmaking.solve(desk)


def _read(written: str) -> tuple[str, ...]:
    """What a button gives; nothing when it is none of ours."""
    gives = tuple(written.split("+"))
    known = {GENDER, DISTANCE, *(LANGUAGE + code for code in common.LANGUAGES)}
    return gives if known.issuperset(gives) else ()
