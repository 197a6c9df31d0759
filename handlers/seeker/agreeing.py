"""The second consent: may a confidant be looked for with these answers?"""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send, Words
from db.records import Case, Seeker
from handlers import danger
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.seeker import arriving, strays, waiting
from locales.texts import common, seeker as texts


def ask(desk: Desk, seeker: Seeker, case: Case, before: Words = Words()) -> None:
    """After the last question: what a confidant will see, and whether we may look for one."""
    say = voice_of(seeker)
    desk.work.seekers.save(replace(seeker, stage="agreeing"))
    buttons = (
        (Button(say(texts.AGREE_MATCH_YES), action("match")),),
        (Button(say(common.BACK), action("qb")), Button(say(common.STOP), action("stop"))),
    )
    desk.tell_seeker(seeker, Send(join((before, phrase(say, texts.AGREE_MATCH))), buttons=buttons), case)


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
    language = seeker.language or "nl"
    desk.work.consents.log(seeker.id, "match", arriving.version_of(language, texts.AGREE_MATCH), language)
    say = voice_of(seeker)
    desk.answer_seeker(press)
    done = join(
        (phrase(say, texts.AGREE_MATCH), phrase(say, texts.YOUR_ANSWER, answer=say(texts.AGREE_MATCH_YES)))
    )
    desk.tell_seeker(seeker, Edit(done, press.message_id), case)
    case = replace(case, state="waiting", waiting_since=desk.now)
    desk.work.cases.save(case)
    seeker = replace(seeker, stage="waiting")
    desk.work.seekers.save(seeker)
    danger.alert_staff(desk, case)
    waiting.begin(desk, seeker, case)
