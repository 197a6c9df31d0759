"""After the end: may the line ask later how it goes, and shall it be the same confidant again?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Seeker, Staff
from handlers.actions import action
from handlers.clock import spans
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.seeker import arriving, strays, tongues
from handlers.seeker.safety.buttons import choice
from locales import Tongue
from locales.text import Counted, Text
from locales.texts import waiting as texts

ON, OFF = "on", "off"


def ask(desk: Desk, seeker: Seeker) -> None:
    """Two switches under one message, each off until the seeker turns it on."""
    words, buttons = _drawn(desk, seeker, _last_confidant(desk, seeker))
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def may_ask_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Ask me how it is going*, on or off. A repeat changes nothing."""
    wanted = _wanted(desk, seeker, press)
    if wanted is None:
        return
    if wanted and not seeker.follow_up_at:
        _agreed(desk, seeker, "follow_up", texts.MAY_ASK)
    since = seeker.follow_up_at or desk.now + desk.line.follow_up
    _turned(desk, replace(seeker, follow_up_at=since if wanted else None), press)


def same_again_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*The same person, if possible*, on or off: only the last confidant is remembered."""
    wanted = _wanted(desk, seeker, press)
    member = _last_confidant(desk, seeker)
    if wanted is None:
        return
    if wanted and member and not seeker.known:
        _agreed(desk, seeker, "same_again", texts.SAME_AGAIN)
    known = (member.id,) if wanted and member else ()
    until = desk.now + timedelta(days=desk.line.retention_days) if known else None
    _turned(desk, replace(seeker, known=known, known_until=until), press)


def _wanted(desk: Desk, seeker: Seeker, press: Press) -> bool | None:
    """What was pressed; None, and answered, when there is nothing to follow up."""
    if press.args in ((ON,), (OFF,)) and seeker.consent and not seeker.case_id and _last_case(desk, seeker):
        return press.args == (ON,)
    strays.old_button(desk, seeker, press)
    return None


def _agreed(desk: Desk, seeker: Seeker, what: str, switch: Text) -> None:
    arriving.log_consent(desk, seeker, what, _question(_last_confidant(desk, seeker)), switch)


def _turned(desk: Desk, seeker: Seeker, press: Press) -> None:
    desk.work.seekers.save(seeker)
    words, buttons = _drawn(desk, seeker, _last_confidant(desk, seeker))
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def _drawn(desk: Desk, seeker: Seeker, member: Staff | None) -> tuple[Words, Buttons]:
    say = voice_of(seeker)
    time = spans.weeks(say, desk.line.follow_up)
    switches = [_switch(say, texts.MAY_ASK, "fu", on=seeker.follow_up_at is not None, time=time)]
    if member:
        switches.append(_switch(say, texts.SAME_AGAIN, "fa", on=bool(seeker.known)))
    return _asked(desk, seeker, member), tuple((one,) for one in switches)


def _asked(desk: Desk, seeker: Seeker, member: Staff | None) -> Words:
    """What is kept for it, and until when."""
    if member is None:
        return tongues.said(seeker, texts.FOLLOW_UP_ASK_ONE)
    return tongues.said(seeker, texts.FOLLOW_UP_ASK, time=Counted(texts.DAYS, desk.line.retention_days))


def _question(member: Staff | None) -> Text:
    return texts.FOLLOW_UP_ASK if member else texts.FOLLOW_UP_ASK_ONE


def _switch(say: Tongue, what: Text, verb: str, *, on: bool, **inserted: object) -> Button:
    """A press says what it turns to, so that a double tap does not turn back."""
    return choice(say, what, action(verb, OFF if on else ON), on=on, **inserted)


def _last_case(desk: Desk, seeker: Seeker) -> str | None:
    closed = [case for case in desk.work.cases.of_seeker(seeker.id) if case.state == "closed"]
    return closed[-1].id if closed else None


def _last_confidant(desk: Desk, seeker: Seeker) -> Staff | None:
    """Who had the last case to its end; nobody who is no confidant, or no longer."""
    case_id = _last_case(desk, seeker)
    held = [one for one in desk.work.assignments.of_case(case_id or "") if one.part == "lead"]
    member = desk.work.staff.get(held[-1].staff_id) if held else None
    return member if member and "confidant" in member.roles else None


def goes_well(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*It goes well*: good to hear."""
    _answered(desk, seeker, press, texts.GLAD)


def no_more(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*No more questions*: there are none."""
    _answered(desk, seeker, press, texts.ASKED_NO_MORE)


def _answered(desk: Desk, seeker: Seeker, press: Press, what: Text) -> None:
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, what), press.message_id))
